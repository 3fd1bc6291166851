import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachLine, type LineCounts } from '../../src/transcripts/lines.ts';
import { outlineOf } from '../../src/transcripts/outline.ts';

/** Reads a text in pieces of a size. */
function linesOf(text: string, piece = 7, longest?: number): { readonly lines: readonly string[]; readonly counts: LineCounts } {
  const bytes = Buffer.from(text);
  const lines: string[] = [];
  let at = 0;
  const counts = eachLine(
    (buffer, offset) => {
      const came = bytes.copy(buffer, offset, at, Math.min(at + piece, bytes.length, at + buffer.length - offset));
      at += came;
      return came;
    },
    (buffer, from, to) => lines.push(buffer.toString('utf8', from, to)),
    longest,
  );
  return { lines, counts };
}

test('only a line feed ends a line', () => {
  expect(linesOf('a\u2028b\n\u0085c\rd\n').lines).toEqual(['a\u2028b', '\u0085c\rd']);
});

test('a last line without its line feed is handed on and said to be open', () => {
  expect(linesOf('a\nb').lines).toEqual(['a', 'b']);
  expect(linesOf('a\nb').counts.isOpen).toBe(true);
  expect(linesOf('a\nb\n').counts.isOpen).toBe(false);
});

test('a line over the cap is passed over and counted, the ones around it are read', () => {
  const { lines, counts } = linesOf(`a\n${'x'.repeat(100)}\nb\n${'y'.repeat(40)}`, 7, 32);
  expect(lines).toEqual(['a', 'b']);
  expect(counts).toMatchObject({ overlong: 2, lines: 2, isOpen: false });
});

test('pieces of any size give the same lines as splitting the whole text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 })), fc.integer({ min: 1, max: 50 }), (texts, piece) => {
      const whole = texts.join('\n');
      expect(linesOf(whole, piece).lines).toEqual(whole.split('\n').filter((line) => line !== ''));
    }),
  );
});

const outlined = (line: string) => outlineOf(Buffer.from(line), 0, Buffer.byteLength(line));

test('the outline has what JSON.parse finds under the same keys', () => {
  const keys = ['type', 'timestamp', 'sessionId', 'cwd', 'version', 'entrypoint'];
  const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.jsonValue());
  const object = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), value);
  fc.assert(
    fc.property(object, fc.boolean(), (made, isSpaced) => {
      const line = isSpaced ? JSON.stringify(made, null, 2).replaceAll('\n', ' ') : JSON.stringify(made);
      const parsed: Record<string, unknown> = JSON.parse(line);
      const expected = Object.fromEntries(keys.flatMap((key) => (typeof parsed[key] === 'string' && Object.hasOwn(parsed, key) ? [[key, parsed[key]]] : [])));
      expect(outlined(line)).toEqual(expected);
    }),
  );
});

test('keys inside of values are not of the line', () => {
  expect(outlined('{"a":{"type":"x"},"b":[{"cwd":"/y"}],"c":"\\"type\\":\\"z\\"","type":"user"}')).toEqual({ type: 'user' });
});

test('what is no whole object has no outline', () => {
  for (const line of ['{"type":"user","message":{"a', '{"type":"user"', '{"type":"us\\"}', '[1]', 'null', 'x', '{"a":1}}', '{"a":{"b":1}', '{,}'])
    expect(outlined(line), line).toBeUndefined();
});

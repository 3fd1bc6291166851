import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dynamicCommands, imports, scanMarkdown } from '../../src/load/document/markdown.ts';

const scan = (text: string) => scanMarkdown(text, 0);
const slices = (text: string, spans: readonly { start: number; end: number }[]) => spans.map(({ start, end }) => text.slice(start, end));

describe('fences', () => {
  test.each<[string, string, string[]]>([
    ['plain', 'a\n```sh\nls\n```\nb', ['ls\n']],
    ['tildes', '~~~\nx\n~~~', ['x\n']],
    ['longer marks', '````\n```\n````', ['```\n']],
    ['in a list', '- ```sh\n  ls\n  ```\n', ['  ls\n']],
    ['never closed', '```\nx', ['x']],
    ['inline code with three marks is none', '```x``` y\nz', []],
    ['a page as an example', '```markdown\n# A\n```sh\nls\n```\n[x](y.md)\n```\nend', ['# A\n```sh\nls\n```\n[x](y.md)\n']],
  ])('%s', (_, text, bodies) =>
    expect(
      slices(
        text,
        scan(text).fences.map((f) => f.body),
      ),
    ).toEqual(bodies),
  );
});

describe('links', () => {
  test.each<[string, string[]]>([
    ['[a](b.md) ![c](<d e.png>) [f](g.md "t")', ['b.md', 'd e.png', 'g.md']],
    ['[a](b(c).md)', ['b(c).md']],
    ['[ref]: x/y.md "t"', ['x/y.md']],
    ['`[a](b.md)`', []],
    ['```\n[a](b.md)\n```', []],
    ['[^1]: note.md', []],
  ])('%s', (text, targets) => {
    const { links } = scan(text);
    expect(links.map((l) => l.target)).toEqual(targets);
    for (const { target, span } of links) expect(text.slice(span.start, span.end)).toBe(target);
  });
});

describe('bang commands (paths §9.5)', () => {
  test.each<[string, string[]]>([
    ['!`a`\nx !`b` y', ['a', 'b']],
    ['x!`a` (!`b`)', []],
    ['```sh\n!`a`\n```\n<!-- !`b` -->', ['a', 'b']],
    ['```!\na\nb\n```', ['a\nb']],
    ['!`a\nb`', []],
  ])('%j', (text, commands) => expect(dynamicCommands(text, 0).map((c) => c.command)).toEqual(commands));
});

test('imports stand outside code, at the start of a word', () => {
  const text = 'See @a/b.md, (@c.md) `@d.md` x@e.md\n```\n@f.md\n```\n';
  expect(imports(text, 0, scan(text)).map((i) => i.target)).toEqual(['a/b.md', 'c.md']);
});

test('comments outside fences', () => {
  const text = 'a <!-- b --> c\n```\n<!-- d -->\n```\n<!-- e';
  expect(slices(text, scan(text).comments)).toEqual(['<!-- b -->', '<!-- e']);
});

test('every span lies in the text, whatever the text', () => {
  const piece = fc.constantFrom('`', '``', '```', '~~~', '!`', '](', '[', ')', '<!--', '-->', '@', '\n', '\r\n', ' ', 'a', '- ', '> ', 'md', '!');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const { fences, codes, comments, links } = scan(text);
      for (const { start, end } of [...fences.flatMap((f) => [f.span, f.body]), ...codes, ...comments, ...links.map((l) => l.span)]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      dynamicCommands(text, 0);
      imports(text, 0, scan(text));
    }),
    { numRuns: 2_000 },
  );
});

describe('two megabytes of anything are read in linear time', () => {
  test.each(['`', '``` ', '[](', '](', '<!--', '!`', '@', '- ', '~~~\n', '```\n', '```!\n', '` `` ', '> ', '[a](b) `c` ', '\n', '@a/b.md ', '(@'])(
    '%j',
    (piece) => {
      const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
      const start = process.cpuUsage();
      const markdown = scan(text);
      dynamicCommands(text, 0);
      imports(text, 0, markdown);
      expect(process.cpuUsage(start).user / 1_000).toBeLessThan(3_000);
    },
  );
});

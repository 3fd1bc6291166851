import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cell, code, plain } from '../../src/report/diff-markdown.ts';
import { clip, jsonLine, visible } from '../../src/report/visible.ts';
import { wrongIn } from '../hostile/outputs.ts';

test.each([
  ['an escape of the terminal', '\u001b[31mred', '\\u{1b}[31mred'],
  ['one in a single character', '\u009b2J', '\\u{9b}2J'],
  ['a line break', 'a\nb\r\nc', 'a\\u{a}b\\u{d}\\u{a}c'],
  ['a tab and a zero', 'a\tb\0c', 'a\\u{9}b\\u{0}c'],
  ['text that turns its direction', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
  ['what has no width', 'a\u200bb\u00adc\u{e0041}', 'a\\u{200b}b\\u{ad}c\\u{e0041}'],
  ['other line breaks', 'a\u2028b\u0085c', 'a\\u{2028}b\\u{85}c'],
  ['half a character', 'a\ud800b', 'a\\u{d800}b'],
  ['hidden selectors', 'a\ufe01b\u{e0101}c', 'a\\u{fe01}b\\u{e0101}c'],
  ['an old command of a runner', 'a ##[error]b', 'a #\\u{23}[error]b'],
  ['a command of a runner where a line may begin', '::error::a ::warning::b', '\\u{3a}:error::a \\u{3a}:warning::b'],
  ['none in the middle of a word, and no address', 'a::b ::1 c:: d', 'a::b ::1 c:: d'],
  ['plain letters of any script, and emoji', 'zß日本🏴‍☠️'.replace('\u200d', ''), 'zß日本🏴☠️'],
])('what people see of %s', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  ['a rule', 'Bash(git push:*)', '`Bash(git push:*)`'],
  ['a fence', 'a ``b` c', '``` a ``b` c ```'],
  ['an image', '![x](http://evil.invalid)', '`![x](http://evil.invalid)`'],
])('a code span holds %s', (_, text, shown) => {
  expect(code(text)).toBe(shown);
});

test.each([
  ['plain words', 'one rule, two files', 'one rule, two files'],
  ['marks', 'a *b* _c_ [d] `e` ~f~', 'a \\*b\\* \\_c\\_ \\[d\\] \\`e\\` \\~f\\~'],
  ['a mention', 'thanks @everyone', '`thanks @everyone`'],
  ['an issue', 'fixes #1', '`fixes #1`'],
  ['a link', 'see https://evil.invalid', '`see https://evil.invalid`'],
  ['a tag', 'a <img src=x>', '`a <img src=x>`'],
  ['an entity', 'a &#64;b', '`a &#64;b`'],
])('in a sentence of Markdown: %s', (_, text, shown) => {
  expect(plain(text)).toBe(shown);
});

const nasty = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      '`',
      '``',
      '\\',
      '|',
      '\\|',
      '![',
      '](',
      '<',
      '@a',
      '#1',
      'http://',
      '##[',
      '::error::',
      '\n',
      '\r',
      ' ',
      '%0A',
      '=1',
      '&lt;',
      'www.',
      'GH-1',
      '*',
      '_',
    ),
  ),
  { maxLength: 8 },
);

test('property: no text gets out of a sentence, a span or a cell', () => {
  fc.assert(
    fc.property(nasty, nasty, (first, second) => {
      const [a, b] = [first.join(''), second.join('')];
      const markdown = ['--format', 'markdown'];
      expect(wrongIn(`${plain(a)} and ${code(b)}, ${plain(b)}\n`, markdown, false)).toEqual([]);
      expect(wrongIn(`| ${cell(a)} | ${plain(b)} | ${cell(b)}<br>${plain(a)} |\n`, markdown, false)).toEqual([]);
      expect(wrongIn(`${visible(a)} ${clip(visible(b))}\n`, [], false)).toEqual([]);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test('property: JSON says the same to a program, and nothing to a terminal or a runner', () => {
  fc.assert(
    fc.property(nasty, (pieces) => {
      const value = { [pieces.join('')]: pieces };
      expect(JSON.parse(jsonLine(value))).toEqual(value);
      expect(wrongIn(`${jsonLine(value)}\n`, ['--format', 'json'], false)).toEqual([]);
    }),
    { numRuns: 1_000, seed: 1 },
  );
});

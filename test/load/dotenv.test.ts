import { expect, test } from 'vitest';
import { parseDotenv } from '../../src/load/document/dotenv.ts';

const pairs = (text: string) => parseDotenv(text).map(({ name, value }) => [name, value]);

test.each([
  [
    'A=1\nB=two words # note\n',
    [
      ['A', '1'],
      ['B', 'two words'],
    ],
  ],
  [
    'export A="x y"\r\nB=\'#no comment\'\r\n',
    [
      ['A', 'x y'],
      ['B', '#no comment'],
    ],
  ],
  ['# A=1\n\n  B = 2\n', [['B', '2']]],
  [
    'A="line one\nline two"\nB=3',
    [
      ['A', 'line one\nline two'],
      ['B', '3'],
    ],
  ],
  [
    'A=\nB=2',
    [
      ['A', ''],
      ['B', '2'],
    ],
  ],
  [
    'A=x#y\nnot an entry\nB: yaml-like',
    [
      ['A', 'x#y'],
      ['B', 'yaml-like'],
    ],
  ],
  [
    'A="unclosed\nB=2',
    [
      ['A', '"unclosed'],
      ['B', '2'],
    ],
  ],
])('%j', (text, expected) => expect(pairs(text)).toEqual(expected));

test('knows where names and values stand', () => {
  const text = 'X=1\nexport TOKEN="a b"\n';
  for (const { name, value, nameAt, valueAt } of parseDotenv(text)) {
    expect(text.slice(nameAt.start, nameAt.end)).toBe(name);
    expect(text.slice(valueAt.start, valueAt.end)).toBe(value);
  }
});

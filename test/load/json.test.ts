import { describe, expect, test } from 'vitest';
import { duplicateKeys, parseJson, salvaged } from '../../src/load/document/json.ts';
import type { KeyPath } from '../../src/model/origin.ts';

const at = (text: string, path: KeyPath, more: object = {}) => {
  const span = parseJson('f.json', text).span({ path, ...more });
  return span && text.slice(span.start, span.end);
};
const problem = (text: string) => {
  const [first] = parseJson('f.json', text).problems;
  return first && [first.message, text.slice(0, first.origin.within?.start).split('\n').length];
};

describe('places', () => {
  const text = '{ "a": [1, { "b": "x\\u0041\\ny" }], "a b": null }';
  test('of values and names', () => {
    expect(at(text, ['a', 1, 'b'])).toBe('"x\\u0041\\ny"');
    expect(at(text, ['a', 1, 'b'], { part: 'key' })).toBe('"b"');
    expect(at(text, ['a b'])).toBe('null');
    expect(at(text, ['c'])).toBeUndefined();
  });
  test('inside a string count characters of its value', () => expect(at(text, ['a', 1, 'b'], { within: { start: 1, end: 3 } })).toBe('\\u0041\\n'));
  test('behind a byte-order mark', () => expect(at(`\ufeff${text}`, ['a', 0])).toBe('1'));
  test('of a repeated key are those of the last', () => expect(at('{ "a": 1, "a": 2 }', ['a'])).toBe('2'));
});

describe('the first error, in words, with its line', () => {
  test.each([
    ['{\n "a": 1,\n}', 'a trailing comma is an error in JSON', 2],
    ['{\n "a": [1,\n ]\n}', 'a trailing comma is an error in JSON', 2],
    ['{\n // x\n "a": 1\n}', 'comments are errors in JSON', 2],
    ["{\n 'a': 1\n}", 'JSON knows only double quotes', 2],
    ['{\n a: 1\n}', 'a property name needs double quotes in JSON', 2],
    ['{\n “a”: 1\n}', 'these are typographic quotes; JSON knows only "', 2],
    ['{\n<<<<<<< HEAD\n "a": 1\n}', 'a mark of a merge conflict stands here', 2],
    ['{\n "a": NaN\n}', 'a word that is not JSON stands here', 2],
    ['{\n "a": 1\n "b": 2\n}', 'a comma is missing here', 3],
    ['{}\n{}', 'the value ends before this point; a second one follows', 2],
    ['{ "a": "b\tc" }', 'a control character stands in a string', 1],
    ['', 'the file is empty', 1],
  ])('%j', (text, message, line) => expect(problem(text)).toEqual([message, line]));
});

test('what is lost with a broken file can be said', () => {
  expect(salvaged(parseJson('f.json', '{ "permissions": { "deny": ["a", "b"], }, // x\n "model": 1 }'))).toEqual({
    permissions: { deny: ['a', 'b'] },
    model: 1,
  });
  expect(salvaged(parseJson('f.json', 'nothing at all'))).toBeUndefined();
});

describe('duplicate keys', () => {
  test('are found at every depth, with both values', () => {
    const text = '{ "a": { "b": [1], "b": [] }, "c": [{ "d": 1, "d": "x:y" }] }';
    expect(duplicateKeys(parseJson('f.json', text)).map(({ path, lost, kept, first, last }) => [path, lost, kept, first.start < last.start])).toEqual([
      [['a', 'b'], [1], [], true],
      [['c', 0, 'd'], 1, 'x:y', true],
    ]);
  });
  test('colons in strings and names are none', () => expect(duplicateKeys(parseJson('f.json', '{ "a:b": "c:d", "e\\":": { "__proto__": {} } }'))).toEqual([]));
});

test('depth does not break anything', () => {
  const deep = `{ "a": ${'['.repeat(300_000)}${']'.repeat(300_000)}, "b": 1 }`;
  const document = parseJson('f.json', deep);
  expect(document.problems.map((one) => [one.kind, one.origin.path])).toEqual([['too-deep', ['a']]]);
  expect((document.value as { b: number }).b).toBe(1);
  expect(document.span({ path: ['b'] })).toBeUndefined();
  expect(duplicateKeys(document)).toEqual([]);
  expect(parseJson('f.json', '['.repeat(300_000)).problems[0]?.kind).toBe('syntax');
});

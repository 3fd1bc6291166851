import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternOf, type Syntax } from '../../src/findings/entry/pattern.ts';

test.each<[string, Syntax, string, string | undefined]>([
  ['sk-[A-Za-z0-9_-]+', 'extended', 'a sk-ab_c-d e', 'sk-ab_c-d'],
  ['sk-[A-Za-z0-9]\\{3,\\}', 'basic', 'sk-ab sk-abc', 'sk-abc'],
  ['sk-[a-z]+', 'basic', 'sk-ab sk-a+', 'sk-a+'],
  ['\\(xox[a-z]\\|xapp\\)-[^ ]*', 'basic', 'the xapp-1-2 x', 'xapp-1-2'],
  ['(TOKEN|KEY)[=:][[:space:]]*[^[:space:]]+', 'extended', 'API_KEY= abc d', 'KEY= abc'],
  ['^a.c$', 'extended', 'abc', 'abc'],
  ['^a.c$', 'extended', 'xabc', undefined],
  ['[]a]+', 'extended', 'x]a]', ']a]'],
  ['[^]a]', 'extended', ']ab', 'b'],
  ['a{2}', 'extended', 'aaa', 'aa'],
  ['a{0,2}b', 'extended', 'aaab', 'aab'],
  ['\\bAKIA\\w{4}\\b', 'extended', 'x AKIA1234', 'AKIA1234'],
  ['gh[pousr]_\\w+', 'perl', 'ghp_ab', 'ghp_ab'],
  ['(?:a|b)+', 'perl', 'xabac', 'aba'],
  ['a*', 'extended', 'b', ''],
  ['x\\.y', 'extended', 'xzy x.y', 'x.y'],
])('%s (%s) in %j', (source, syntax, text, found) => {
  const match = patternOf(source, syntax, false)?.match(text);
  expect(match && text.slice(match.start, match.end)).toBe(found);
});

test('in either case', () => expect(patternOf('bearer [a-f]+', 'extended', true)?.match('Bearer ABC')).toEqual({ start: 0, end: 10 }));

test.each(['(a)\\1', '(a', 'a)', '[a', '(?=a)', 'a+?', '\\pL'])('%s is not followed', (source) => expect(patternOf(source, 'perl', false)).toBeUndefined());

test('finds what the pattern of our language finds, and is as long', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', '(ab|a)', '(a*b)', '\\.');
  const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}', '{2}')).map(([one, times]) => one + times);
  const source = fc
    .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
    .map((ways) => ways.map((way) => way.join('')).join('|'));
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '.'), { maxLength: 10 }).map((chars) => chars.join(''));
  fc.assert(
    fc.property(source, text, (pattern, subject) => {
      const theirs = new RegExp(pattern).exec(subject);
      const ours = patternOf(pattern, 'extended', false)?.match(subject);
      expect(ours?.start).toBe(theirs?.index);
      if (ours && theirs) expect(ours.end).toBeGreaterThanOrEqual(theirs.index + theirs[0].length);
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test('patterns of which others take for ever', () => {
  for (const source of ['(a+)+$', '(a|aa)+$', '((a*)*)*b', '(.*a){12}', '(a{0,200}){0,200}']) {
    const start = process.cpuUsage();
    patternOf(source, 'extended', false)?.match('a'.repeat(100));
    const { user, system } = process.cpuUsage(start);
    expect(user + system, source).toBeLessThan(1_000_000);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covers } from '../../src/capability/covers.ts';
import { coverIndex } from '../../src/findings/cover-index.ts';
import { patternIndex } from '../../src/findings/pattern-index.ts';
import type { Grant } from '../../src/model/permission.ts';
import { matchesBashRule } from '../../src/policy/specifier.ts';
import { parseRule, unescapeSpecifier } from '../../src/policy/syntax.ts';

const grant = (text: string, index: number): Grant => ({
  effect: 'allow',
  rule: parseRule(text),
  scope: 'project',
  origin: { file: 'a', path: ['permissions', 'allow', index] },
  dir: '',
  skipped: undefined,
});

const piece = fc.constantFrom(
  'git',
  'gi',
  'git push',
  'push',
  '-f',
  'main',
  ' ',
  ' ',
  '*',
  ' *',
  ':*',
  '\\*',
  '\\\\',
  '  ',
  'origin main',
  '*x',
  '&&',
  '\n',
  '"a b"',
);
const specifier = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const name = fc.constantFrom(
  'mcp__chat',
  'mcp__chat__post',
  'mcp__chat__*',
  'mcp__*',
  'mcp__a__b__c',
  'mcp__a__b',
  'B*',
  'WebFetch',
  'Task',
  'Agent',
  'Bash',
  'Read',
);
const rule = fc.oneof(
  { weight: 5, arbitrary: specifier.map((text) => `Bash(${text})`) },
  { weight: 2, arbitrary: name },
  { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom('*', 'domain:*', 'domain:a.com', 'x')).map(([tool, text]) => `${tool}(${text})`) },
);

test('the look-up leaves out no rule that covers another one', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 12 }), (texts) => {
      const grants = texts.map(grant);
      const near = coverIndex(grants, 0);
      for (const inner of grants) expect(near(inner)).toEqual(expect.arrayContaining(grants.filter((outer) => covers(outer.rule, inner.rule))));
    }),
    { numRuns: 1_000 },
  );
});

test('the look-up by a command finds exactly the rules that match it', () => {
  const word = fc.constantFrom('git', 'push', '-f', 'main', 'x', 'gi', '*', 'a b', '&&');
  fc.assert(
    fc.property(fc.array(specifier, { maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 5 }), (texts, words) => {
      const command = words.join(' ');
      const grants = texts.map((text, i) => grant(`Bash(${text})`, i));
      const found = new Set(patternIndex(grants).matching(command));
      for (const one of grants)
        expect([one.rule.text, found.has(one)]).toEqual([one.rule.text, matchesBashRule(unescapeSpecifier(one.rule.specifier ?? ''), command)]);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['of one program', (i: number) => `Bash(git push origin b${i}:*)`],
  ['with a word behind a wildcard', (i: number) => `Bash(* arg${i})`],
  ['with a word between wildcards', (i: number) => `Bash(git * --opt${i} *)`],
  ['of one server', (i: number) => `mcp__chat__tool${i}`],
  ['of many hosts', (i: number) => `WebFetch(domain:h${i}.example.com)`],
] as const)('5,000 rules %s are not compared with each other', (_, text) => {
  const grants = Array.from({ length: 5_000 }, (_, i) => grant(text(i), i));
  const near = coverIndex(grants);
  const candidates = grants.reduce((sum, one) => sum + near(one).length, 0);
  expect(candidates).toBeLessThan(5 * grants.length);
});

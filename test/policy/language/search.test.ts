import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Budget, Lazy } from '../../../src/policy/language/lazy.ts';
import { contains } from '../../../src/policy/language/machine.ts';
import { Nfa } from '../../../src/policy/language/nfa.ts';
import { shortest } from '../../../src/policy/language/search.ts';

const rounds = 2_000 * Number(process.env['GRANTLINT_ROUNDS'] ?? 1);

const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 5 });
const LETTERS = ['a', 'b', 'x'];

/** Every text of at most six letters, shortest first. */
const TEXTS = (() => {
  const all = [''];
  for (let from = 0, length = 0; length < 6; length++) {
    const to = all.length;
    for (; from < to; from++) for (const letter of LETTERS) all.push((all[from] ?? '') + letter);
  }
  return all;
})();

const matches = (pattern: string, text: string): boolean => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);

const union = (globs: readonly string[]): Lazy => {
  const nfa = new Nfa();
  for (const [i, one] of globs.entries()) nfa.glob(nfa.start, one.split('*'), i);
  return new Lazy(nfa);
};

test('property: the shortest text is a shortest one, and none means none', () => {
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1, maxLength: 2 }), fc.array(glob, { maxLength: 4 }), fc.nat(4), (within, avoid, left) => {
      const counts = (pattern: number): boolean => pattern !== left;
      const answer = shortest({ within: within.map((one) => union([one])), beyond: union(avoid), counts }, new Budget(20_000));
      const expected = TEXTS.find((text) => within.every((one) => matches(one, text)) && !avoid.some((one, i) => i !== left && matches(one, text)));
      if (expected === undefined) expect(answer.kind === 'none' || (answer.kind === 'text' && answer.text.length > 6)).toBe(true);
      else expect(answer.kind === 'text' && answer.text.length).toBe(expected.length);
      if (answer.kind === 'text')
        expect(within.every((one) => matches(one, answer.text)) && !avoid.some((one, i) => i !== left && matches(one, answer.text))).toBe(true);
    }),
    { numRuns: rounds },
  );
});

test('property: a determinised union accepts what one of its globs matches', () => {
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1, maxLength: 4 }), fc.constantFrom(...TEXTS), (globs, text) => {
      expect(contains(union(globs), text)).toBe(globs.some((one) => matches(one, text)));
    }),
    { numRuns: rounds },
  );
});

test('patterns that look back end at the budget', () => {
  const many = Array.from({ length: 200 }, (_, i) => `*${'abcdefgh'[i % 8]}*${'bcdefgha'[i % 7]}*${'cab'[i % 3]}*${i}*`);
  const start = process.cpuUsage();
  const answer = shortest({ within: [union(['*a*b*c*d*e*f*g*h*'])], beyond: union(many) }, new Budget(20_000));
  expect(['text', 'none', 'unknown']).toContain(answer.kind);
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});

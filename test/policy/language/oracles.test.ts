import fc from 'fast-check';
import { DFA, JS, NFA } from 'refa';
import { expect, test } from 'vitest';
import { Budget, Lazy } from '../../../src/policy/language/lazy.ts';
import { Nfa } from '../../../src/policy/language/nfa.ts';
import { shortest } from '../../../src/policy/language/search.ts';

/** Another engine for the same questions: `search.test.ts` asks brute force, `npm run verify` a solver (`z3.mjs`). */

const rounds = 300 * Number(process.env['GRANTLINT_ROUNDS'] ?? 1);
const glob = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*'), minLength: 1, maxLength: 8 });

const union = (globs: readonly string[]): Lazy => {
  const nfa = new Nfa();
  for (const [i, one] of globs.entries()) nfa.glob(nfa.start, one.split('*'), i);
  return new Lazy(nfa);
};

const LETTERS = { maxCharacter: 0xffff };

function automaton(pattern: string): DFA {
  const { expression } = JS.Parser.fromLiteral({ source: pattern.replaceAll('*', '[^]*'), flags: '' }).parse();
  return DFA.fromFA(NFA.fromRegex(expression, LETTERS));
}

/** Length of a shortest text that all of `within` and none of `avoid` match. */
function expected(within: readonly string[], avoid: readonly string[]): number | undefined {
  let all = DFA.all(LETTERS);
  for (const one of within) all = DFA.fromIntersection(all, automaton(one));
  for (const one of avoid) {
    const other = automaton(one);
    other.complement();
    all = DFA.fromIntersection(all, other);
  }
  for (const word of all.wordSets()) return word.length;
  return undefined;
}

test('property: refa finds a text of the same length, or none either', () => {
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1, maxLength: 2 }), fc.array(glob, { maxLength: 3 }), (within, avoid) => {
      const answer = shortest({ within: within.map((one) => union([one])), beyond: union(avoid) }, new Budget(20_000));
      expect([within, avoid, answer.kind === 'text' ? answer.text.length : undefined]).toEqual([within, avoid, expected(within, avoid)]);
    }),
    { numRuns: rounds },
  );
});

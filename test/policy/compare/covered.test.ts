import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredRules } from '../../../src/policy/compare/covered.ts';
import { decide } from '../../../src/policy/decide.ts';
import { compileRules } from '../../../src/policy/rule-set.ts';
import { skipOf } from '../../../src/policy/syntax.ts';
import { type Lists, policyWith } from '../session.ts';
import { call, ruleText } from './calls.ts';

const rounds = Number(process.env['GRANTLINT_ROUNDS'] ?? 1);
const covered = (lists: Lists) =>
  coveredRules(policyWith(lists)).map(({ rule, how, by }) => `${rule.effect} ${rule.text}: ${how} by ${by.map(({ text }) => text).join(', ')}`);

test.each<[string, Lists, string[]]>([
  ['a broader prefix', { allow: ['Bash(git:*)', 'Bash(git push:*)'] }, ['allow Bash(git push:*): redundant by Bash(git:*)']],
  ['two together', { allow: ['Bash(* push)', 'Bash(* push *)', 'Bash(git push:*)'] }, ['allow Bash(git push:*): redundant by Bash(* push), Bash(* push *)']],
  ['a deny rule', { allow: ['Bash(git push:*)'], deny: ['Bash(git *)'] }, ['allow Bash(git push:*): stopped by Bash(git *)']],
  ['a rule in quotes', { allow: ['Bash(zin:*)', 'Bash(zin "a b")'] }, ['allow Bash(zin "a b"): redundant by Bash(zin:*)']],
  ['what only an exact rule passes', { allow: ['Bash(find:*)', 'Bash(find . -delete)'] }, []],
  ['the bare command is left', { allow: ['Bash(* push *)', 'Bash(git push:*)'] }, []],
  ['a starter by its path is not seen by deny rules', { allow: ['Bash(/usr/bin/sudo:*)'], deny: ['Bash(/usr/bin/sudo:*)'] }, []],
])('%s', (_name, lists, expected) => expect(covered(lists)).toEqual(expected));

test(
  'property: without a covered rule every call is decided as before',
  () => {
    const rules = fc.array(ruleText, { maxLength: 5 });
    let seen = 0;
    fc.assert(
      fc.property(rules, rules, rules, fc.constantFrom('default', 'acceptEdits', 'plan', 'dontAsk'), fc.nat(), (allow, ask, deny, mode, seed) => {
        const loaded = {
          allow: allow.filter((one) => !skipOf(one, 'allow')),
          ask: ask.filter((one) => !skipOf(one, 'ask')),
          deny: deny.filter((one) => !skipOf(one, 'deny')),
        };
        const policy = policyWith(loaded, { mode });
        const [found] = coveredRules(policy);
        if (found === undefined) return;
        seen++;
        // The same pattern may stand in the list twice: then all of them go.
        const same = ({ effect, specifier, tool }: typeof found.rule): boolean =>
          effect === found.rule.effect && specifier === found.rule.specifier && tool === found.rule.tool;
        // `Bash(timeout:*)` looks at an input field as well.
        if (/^\s*[\w-]+\s*:/.test(found.rule.specifier ?? '') && found.rule.effect !== 'allow') return;
        const without = { ...policy, rules: compileRules(policy.rules.all.filter((rule) => !same(rule))) };
        for (const one of fc.sample(call, { numRuns: 150, seed }))
          expect([loaded, found.rule.text, one, decide(without, one).decision]).toEqual([loaded, found.rule.text, one, decide(policy, one).decision]);
      }),
      { numRuns: 500 * rounds },
    );
    expect(seen).toBeGreaterThan(30);
  },
  60_000 * rounds,
);

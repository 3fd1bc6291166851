import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { catalogue } from '../../src/capability/catalogue.lazy.ts';
import { capabilitiesOfPolicy } from '../../src/capability/marginal.ts';
import { standsAlone } from '../../src/capability/program.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { check } from '../../src/pipelines/check.ts';
import { comparePolicies } from '../../src/policy/compare.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { memoryWorld } from '../../src/world/memory.ts';

/*
 * What findings offer in place of a broad rule, for every program of the catalogue in both spellings: asked of the findings themselves, and
 * shown by other means than those that they were proved by.
 */

const policyWith = (...allow: readonly string[]): Policy =>
  policyOf({ settings: { project: { permissions: { allow } } }, mode: 'default', call: { tool: 'Bash', input: {} } }, {});
const runs = (policy: Policy, command: string): boolean => decide(policy, { tool: 'Bash', input: { command } }).decision === 'allow';

const broad = [...catalogue().keys()].flatMap((name) => [`Bash(${name}:*)`, `Bash(${name} *)`]);
const findings = check(memoryWorld({ '.claude/settings.json': JSON.stringify({ permissions: { allow: broad } }) }), {
  rules: rules.filter(({ gate, id }) => gate === 'reach' || id === 'side-door-option'),
  run: DEFAULT_RUN,
}).findings;

interface Offer {
  readonly from: string;
  readonly rules: readonly string[];
  readonly shown: string;
}
const offersIn = (beginning: string): readonly Offer[] =>
  findings.flatMap(({ remedy, grant, witness }: Finding) => {
    if (!remedy.startsWith(beginning) || grant === undefined) return [];
    const offered = [...remedy.matchAll(/`((?:Bash|WebFetch)\([^`]*\))`/g)].flatMap(([, rule = '']) => (rule.startsWith('Bash(') ? [rule] : []));
    return [{ from: grant.text, rules: offered, shown: String(witness?.input['command']) }];
  });
const narrower = offersIn('Narrow this broad rule');
const other = offersIn('Replace this broad rule');

test('there are many', () => {
  expect(narrower.length).toBeGreaterThan(500);
  expect(other.length).toBeGreaterThan(60);
});

/** Calls for which somebody writes the rule. */
function samplesOf(rule: string): readonly string[] {
  const specifier = rule.slice('Bash('.length, -1);
  return specifier.endsWith(':*') ? [specifier.slice(0, -2), `${specifier.slice(0, -2)} x`] : [specifier];
}

test.each([
  ['narrower', narrower],
  ['another', other],
])('a rule that is %s does its job, without what the finding shows', (_, offers) => {
  const wrong = offers.flatMap(({ from, rules: offered, shown }) =>
    offered.flatMap((rule) => {
      const policy = policyWith(rule);
      const refused = samplesOf(rule).filter((sample) => !runs(policy, sample));
      return refused.length > 0 || runs(policy, shown) ? [[from, rule, ...refused]] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('a rule that is offered with an open end has no capability that is worth a word', () => {
  const offered = new Set([...narrower, ...other].flatMap(({ rules: these }) => these).filter((rule) => rule.endsWith(':*)')));
  const wrong = [...offered].flatMap((rule) =>
    capabilitiesOfPolicy(policyWith(rule))
      .filter((held) => !held.mild && held.capability !== 'read-any' && standsAlone(held))
      .map(({ capability, call }) => [rule, capability, call.input['command']]),
  );
  expect(wrong).toEqual([]);
});

describe('what is called narrower', () => {
  test('lets nothing run that the broad rule does not, and less', () => {
    const wrong = narrower.flatMap(({ from, rules: offered }) =>
      offered.flatMap((rule) => {
        const { changes, verdict } = comparePolicies(policyWith(from), policyWith(rule));
        return verdict !== 'different' || changes.some(({ to }) => to === 'allow') ? [[from, rule, verdict]] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('nor does any call that is made of it', () => {
    const pairs = narrower.flatMap(({ from, rules: offered }) =>
      offered.map((rule) => ({ rule, samples: samplesOf(rule), narrow: policyWith(rule), wide: policyWith(from) })),
    );
    const before = fc.constantFrom('', 'timeout 5 ', 'FOO=1 ', 'nice ', 'sudo ', 'cd x && ', '! ', '(', 'env ', '  ');
    const behind = fc.constantFrom('', ' x', ' --help', ' -c id', ' && id', ' | cat', ' > f', ' $(id)', ' "a b"', ';', '\nid', ')', ' &', ' 2>&1');
    let allowed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...pairs), before, behind, behind, fc.nat(1), (pair, first, then, last, at) => {
        const command = `${first}${pair.samples[at] ?? pair.samples[0]}${then}${last}`;
        if (!runs(pair.narrow, command)) return;
        allowed++;
        expect([pair.rule, command, runs(pair.wide, command)]).toEqual([pair.rule, command, true]);
      }),
      { numRuns: 10_000, seed: 11 },
    );
    expect(allowed).toBeGreaterThan(1_000);
  });
});

test('where a rule is to be deleted, its command runs without one', () => {
  const deleted = findings.flatMap(({ remedy }) => /^Delete the rule: where (.+) only reads/.exec(remedy)?.[1] ?? []);
  expect(deleted.length).toBeGreaterThan(10);
  const none = policyWith();
  expect(deleted.filter((name) => !runs(none, name) && !runs(none, `${name} README.md`))).toEqual([]);
});

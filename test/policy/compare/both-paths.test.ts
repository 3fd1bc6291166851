import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyOf } from '../../../src/commands/batch-setup.ts';
import type { Effect } from '../../../src/model/permission.ts';
import { PathSide } from '../../../src/policy/compare/path-side.ts';
import { ShellSide } from '../../../src/policy/compare/shell-side.ts';
import { decide } from '../../../src/policy/decide.ts';
import { addHost } from '../../../src/policy/language/hosts.ts';
import { Lazy } from '../../../src/policy/language/lazy.ts';
import { contains } from '../../../src/policy/language/machine.ts';
import { Nfa } from '../../../src/policy/language/nfa.ts';
import type { Policy, Session } from '../../../src/policy/policy.ts';
import { type Rule, ruleOf } from '../../../src/policy/rule.ts';
import type { RuleSet } from '../../../src/policy/rule-set.ts';
import { fixtures, recordings, type Vector } from '../../conformance/recordings.ts';
import { policyWith } from '../session.ts';
import { call, ruleText } from './calls.ts';

/**
 * What an "equivalent" rests on: that `decide` asks the rules nothing but what the languages answer. Here every answer is given by the
 * languages, and nothing else about the rules can be asked.
 */

/** Two sessions may differ in these: nothing is compared. */
const UNASKED: PropertyDescriptor = {
  get: () => {
    throw new Error('decide asks for a part of the session that is not compared');
  },
};

const SOME: Rule = ruleOf('Bash', 'allow', { scope: 'project', source: 's', base: '/' });
const some = (holds: boolean): Rule | undefined => (holds ? SOME : undefined);

function byLanguages(policy: Policy): Policy {
  const shell = new ShellSide(policy);
  const language = (effect: Effect) => {
    const entries = shell.of([effect]);
    const exact = new Set(
      entries.flatMap(({ pattern }) => (pattern.kind === 'exact' || (pattern.kind === 'prefix' && effect !== 'allow') ? [pattern.text] : [])),
    );
    const chain = new Set(entries.flatMap(({ pattern }) => (pattern.kind === 'wildcard' ? [] : [pattern.text])));
    const { lazy, patterns } = shell.union([effect]);
    const pattern = (text: string): boolean => {
      let at = lazy.start;
      for (let i = 0; i < text.length && at >= 0; i++) at = lazy.step(at, text.charCodeAt(i));
      return at >= 0 && lazy.acceptsBy(at, patterns);
    };
    return {
      exact: (t: string) => some(exact.has(t)),
      chain: (t: string) => some(chain.has(t)),
      pattern: (t: string) => some(pattern(t)),
      empty: entries.length === 0,
      entries: [],
    };
  };
  const paths = (effect: Effect, tool: 'Read' | 'Edit') => {
    const side = new PathSide(policy, effect, tool);
    const engine = policy.rules.paths(effect, tool);
    return { match: (path: string) => some(side.holds(path) ?? engine.match(path, policy.session.places) !== undefined) };
  };
  const hosts = (effect: Effect) => {
    const nfa = new Nfa();
    for (const { specifier = '' } of policy.rules.specific(effect, 'WebFetch'))
      if (specifier.startsWith('domain:')) addHost(nfa, specifier.slice('domain:'.length).toLowerCase().replace(/\.$/, ''), 0);
    return new Lazy(nfa);
  };
  const byEffect = <T>(make: (effect: Effect) => T) => ({ allow: make('allow'), ask: make('ask'), deny: make('deny') });
  const pathSides = byEffect((effect) => ({ Read: paths(effect, 'Read'), Edit: paths(effect, 'Edit') }));
  const hostSides = byEffect(hosts);
  const { rules } = policy;
  const rest: RuleSet = {
    all: [],
    whole: (effect, tool) => some(rules.whole(effect, tool) !== undefined),
    specific: (effect, tool) => answered(rules, effect, tool),
    paths: (effect, tool) => pathSides[effect][tool],
    host: (effect, hostname) => some(contains(hostSides[effect], hostname.toLowerCase().replace(/\.$/, ''))),
    naming: rules.naming,
    shell: byEffect(language),
    fields: { match: (effect, tool, input) => some(rules.fields.match(effect, tool, input) !== undefined) },
  };
  const { git: _git, zsh: _zsh, ...asked } = policy.session;
  return { rules: rest, session: Object.defineProperties(asked, { git: UNASKED, zsh: UNASKED }) as Session };
}

/** The lists that are asked for more than the languages above, and what is asked of them: compared in `compare/` one by one. */
function answered(rules: RuleSet, effect: Effect, tool: string): readonly Rule[] {
  const list = rules.specific(effect, tool);
  const key = `${effect} ${tool}`;
  if (key === 'deny Read') return list.slice(0, 1);
  if (key === 'deny Bash' || key === 'ask Bash') return list.filter(({ specifier }) => specifier === '**');
  if (/^allow (?:Write|Edit|MultiEdit|NotebookEdit)$/.test(key)) return list.filter(({ specifier }) => specifier === '*');
  if (key === 'deny Agent' || key === 'deny Skill' || key === 'allow Skill') return list;
  throw new Error(`decide looks at the ${key} rules themselves`);
}

const setups = fixtures();

/** All recordings when there is time (`npm run verify`), else every eighth. */
const rounds = Number(process.env['GRANTLINT_ROUNDS'] ?? 1);
const step = rounds > 1 ? 1 : 8;

describe.each(['bash', 'bash-probes', 'paths', 'paths-fuzz', 'traps', 'crossed', 'file-commands'])('%s', (file) => {
  test('property: the languages decide recorded calls as the rules do', () => {
    const differ = recordings<Vector>(`${file}.jsonl.gz`).flatMap((vector, i) => {
      if (i % step !== 0 || vector.verdict === 'error') return [];
      const policy = policyOf(vector, setups);
      const [rules, languages] = [decide(policy, vector.call).decision, decide(byLanguages(policy), vector.call).decision];
      return rules === languages ? [] : [`${vector.id}: ${rules} by rules, ${languages} by languages`];
    });
    expect(differ.slice(0, 10)).toEqual([]);
  });
});

test('property: the languages decide generated calls as the rules do', () => {
  const rules = fc.array(ruleText, { maxLength: 4 });
  const mode = fc.constantFrom('default', 'acceptEdits', 'plan', 'bypassPermissions');
  fc.assert(
    fc.property(rules, rules, rules, mode, fc.nat(), (allow, ask, deny, inMode, seed) => {
      const policy = policyWith({ allow, ask, deny }, { mode: inMode });
      const languages = byLanguages(policy);
      for (const one of fc.sample(call, { numRuns: 30, seed })) expect([one, decide(languages, one).decision]).toEqual([one, decide(policy, one).decision]);
    }),
    { numRuns: 100 * rounds },
  );
});

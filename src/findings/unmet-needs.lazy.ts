import type { Prompt } from '../model/harness.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import type { Call, Policy } from '../policy/policy.ts';
import { ruleOf } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';
import { skipOf } from '../policy/syntax.ts';
import { toolEntries } from './allowed-tools.ts';
import type { Need } from './needs.ts';

/** A need that the session does not simply let run. */
export interface UnmetNeed {
  readonly need: Need;
  /** `ask`: it stops a run that nobody watches, which refuses it; `deny`: it is refused anyway. */
  readonly decision: 'ask' | 'deny';
  /** Stage, reason and rule, where one decides. */
  readonly verdict: Verdict;
}

/** What the engine makes of every need in this session; `granted`: those that run. */
export function unmetNeeds(needs: readonly Need[], policy: Policy): readonly UnmetNeed[] {
  return needs.flatMap((need) => {
    const verdict = verdictOnNeed(need, policy);
    return verdict.decision === 'allow' ? [] : [{ need, decision: verdict.decision, verdict }];
  });
}

/** The mildest verdict of all ways to make the call: a skill's script may be named from its folder or from the project's. */
export function verdictOnNeed(need: Need, policy: Policy): Verdict {
  let best: Verdict | undefined;
  for (const call of callsOf(need, policy.session.places.start, policy.session.places.home)) {
    const verdict = decide(policy, call);
    if (verdict.decision === 'allow') return verdict;
    if (!best || (best.decision === 'deny' && verdict.decision === 'ask')) best = verdict;
  }
  return best ?? decide(policy, need.call);
}

function callsOf({ call, own, kind }: Need, start: string, home: string): readonly Call[] {
  // New files are written, old ones edited.
  if (kind === 'write') return [call, { tool: 'Edit', input: call.input }];
  const command = call.input['command'];
  if (own === undefined || typeof command !== 'string') return [call];
  const absolute = own.path.startsWith('~/') ? `${home}/${own.path.slice(2)}` : `${start}/${own.path}`;
  return [own.written, own.path, `./${own.path}`, absolute].map((path) => ({ ...call, input: { ...call.input, command: command.replace(own.written, path) } }));
}

/** The session with what the skill's front matter grants while it is at work (permissions-paths §9.3): for a skill that somebody calls by its name. */
export function policyWithin(skill: Prompt, policy: Policy): Policy {
  const { mode, places } = policy.session;
  const from = { scope: 'flag', source: skill.file, base: places.start } as const;
  const extra = toolEntries(skill, 'allowed-tools').flatMap(({ rule, origin }) =>
    skipOf(rule.text, 'allow') ? [] : [ruleOf(rule.text, 'allow', from, origin)],
  );
  return extra.length === 0 || mode === 'plan' ? policy : { ...policy, rules: compileRules([...policy.rules.all, ...extra]) };
}

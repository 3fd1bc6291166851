import type { Mode } from '../model/run.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import type { Call, Policy } from '../policy/policy.ts';
import { compileRules } from '../policy/rule-set.ts';

/** What would have stopped the call if the rule or the mode that passes all had not passed it; undefined where only a rule was missing. */
export function liftedBy(policy: Policy, call: Call, verdict: Verdict): Verdict | undefined {
  const { rules, session } = policy;
  const bypassed = verdict.stage === 'mode' && verdict.decision === 'allow' && session.mode === 'bypassPermissions';
  if (!bypassed && verdict.stage !== 'whole-tool allow' && verdict.stage !== 'exact allow') return undefined;
  const rest = rules.all.filter((rule) => rule !== verdict.rule && !(rule.effect === 'allow' && rule.tool === call.tool && rule.specifier === undefined));
  const under = decide({ rules: compileRules(rest), session: { ...session, mode: attended(session.mode), autoOff: true } }, call);
  return under.decision === 'ask' && under.stage !== 'no rule' ? under : undefined;
}

/** The mode nearest to this one in which a question stays a question. */
function attended(mode: Mode): Mode {
  if (mode === 'auto') return 'acceptEdits';
  return mode === 'bypassPermissions' || mode === 'dontAsk' ? 'default' : mode;
}

import type { Verdict } from '../policy/decide.ts';
import type { Match } from '../policy/matching.ts';

/** Why a rule that matches the call does not decide it. */
export function whyNotDecisive({ rule, part }: Match, verdict: Verdict): string {
  if (part === undefined) return why(rule.effect, verdict);
  // What stops the rest is said of the call already.
  if (rule.effect === 'allow' && verdict.rule === undefined && verdict.decision !== 'allow') return `covers \`${part}\` only`;
  return `${rule.effect === 'allow' ? 'covers' : 'is about'} \`${part}\` only; ${why(rule.effect, verdict)}`;
}

function why(effect: 'allow' | 'ask' | 'deny', { decision, stage, rule, reason }: Verdict): string {
  if (rule) {
    if (effect === rule.effect) return 'says the same; the client names the first that it comes to';
    if (effect === 'allow') return `${rule.effect} rules come before allow rules, whatever their scope (permissions-bash D2)`;
    if (rule.effect === 'deny') return 'deny rules come before ask rules (permissions-bash D2)';
    if (effect === 'deny' && stage === 'exact ask') return 'an exact ask rule is tried before deny patterns, and so weakens this one (permissions-bash D1)';
    return 'the client does not come to it: a rule on a whole line is compared only where a part of it does not pass by itself (permissions-traps §1)';
  }
  if (effect === 'allow') {
    if (decision === 'allow') return stage === 'mode' ? 'is not needed in this mode' : 'is not needed: the call passes without a rule';
    return `matches, but does not lift this: ${reason}`;
  }
  if (decision === 'deny') return 'the mode makes a refusal of the question';
  return 'the client does not come to it (permissions-traps §1)';
}

import type { Effect } from '../model/permission.ts';
import { isSimpleTool } from './compare/calls.ts';
import { bash } from './compare/commands.ts';
import { opensNone } from './compare/path-side.ts';
import { ShellSide, ShellUnion, single } from './compare/shell-side.ts';
import { type Change, type Comparison, comparePolicies } from './compare.ts';
import { decide, type Verdict } from './decide.ts';
import { Budget } from './language/lazy.ts';
import { PLAIN_COMMANDS } from './language/plain.ts';
import { shortest } from './language/search.ts';
import type { Call, Policy } from './policy.ts';
import { type Rule, type RuleSource, ruleOf } from './rule.ts';
import { compileRules } from './rule-set.ts';
import { skipOf } from './syntax.ts';

/**
 * Policy assertions: a rule's text that stands for all calls that it matches. `never`: no such call may run without a question. `always`: every
 * such call does; of commands, those of plain words.
 */
export type Proof =
  | { readonly kind: 'holds' }
  /** A call that shows the contrary, as `decide` has it. */
  | { readonly kind: 'violated'; readonly call: Call; readonly verdict: Verdict }
  | { readonly kind: 'unknown'; readonly why: string };

const HOLDS: Proof = { kind: 'holds' };
const BUDGET = 100_000;

const FROM = (policy: Policy): RuleSource => ({ scope: 'flag', source: 'assertion', base: policy.session.places.start });

/** Why the text is no rule that the client would load; undefined where it is one. */
export const malformed = (text: string): string | undefined => skipOf(text, 'deny')?.message;

/**
 * No call that a deny rule of this text would stop runs now: an ask rule of the text takes nothing away that is allowed. A deny rule sees
 * more of a command than its first words, so wrappers, chains and other spellings count.
 */
export function proveNever(policy: Policy, text: string): Proof {
  const asked = withRule(policy, 'ask', text);
  const denied = withRule(policy, 'deny', text);
  const lost = [denied, asked].flatMap(({ changes }) => changes).find(({ from }) => from === 'allow');
  if (lost) return violated(lost.call, lost.before);
  if (denied.verdict === 'equivalent') return HOLDS;
  const rule = ruleOf(text, 'deny', FROM(policy));
  // An ask rule on files is not looked at where commands read and write them.
  if (rule.tool === 'Read' || rule.tool === 'Edit') return opensNone(policy, rule) ? HOLDS : UNKNOWN;
  return asked.verdict === 'equivalent' || isSimpleTool(rule.tool) ? HOLDS : UNKNOWN;
}

/** Every call of plain words that an allow rule of this text is there for runs without a question. */
export function proveAlways(policy: Policy, text: string): Proof {
  const rule = ruleOf(text, 'allow', FROM(policy));
  const sample = sampleOf(policy, text);
  const first = sample && refused(policy, sample);
  if (first) return first;
  if (rule.tool === 'Bash' && rule.specifier !== undefined) return commandsAlways(policy, rule);
  const more = withRule(policy, 'allow', text);
  const gained = more.changes.find(({ to }) => to === 'allow');
  if (gained) return violated(gained.call, gained.before);
  const stopped = policy.rules.all.some(({ effect, tool }) => effect !== 'allow' && (tool === rule.tool || tool.includes('*') || tool === 'Read'));
  return more.verdict === 'equivalent' && sample !== undefined && !stopped ? HOLDS : UNKNOWN;
}

const UNKNOWN: Proof = { kind: 'unknown', why: 'no call found that shows the contrary, and no proof that there is none' };

const violated = (call: Call, verdict: Verdict): Proof => ({ kind: 'violated', call, verdict });

function refused(policy: Policy, call: Call): Proof | undefined {
  const verdict = decide(policy, call);
  return verdict.decision === 'allow' ? undefined : violated(call, verdict);
}

function withRule(policy: Policy, effect: Effect, text: string): Comparison {
  const rules = compileRules([...policy.rules.all, ruleOf(text, effect, FROM(policy))]);
  return comparePolicies(policy, { ...policy, rules }, { budget: BUDGET });
}

/** A call that the text is about: the one that a deny rule of it stops. */
function sampleOf(policy: Policy, text: string): Call | undefined {
  const session = { ...policy.session, mode: 'default' as const };
  const compare = (effect: Effect): readonly Change[] =>
    comparePolicies({ rules: compileRules([]), session }, { rules: compileRules([ruleOf(text, effect, FROM(policy))]), session }).changes;
  return (compare('allow')[0] ?? compare('deny')[0])?.call;
}

function commandsAlways(policy: Policy, rule: Rule): Proof {
  const [entry] = new ShellSide({ ...policy, rules: compileRules([rule]) }).entries;
  if (entry === undefined) return UNKNOWN;
  const side = new ShellSide(policy);
  const budget = new Budget(BUDGET);
  const within = [single(entry), PLAIN_COMMANDS];
  const stopped = shortest({ within: [...within, new ShellUnion(side.of(['deny', 'ask'])).lazy], atLeast: 1 }, budget);
  if (stopped.kind === 'text') {
    const found = refused(policy, bash(stopped.text));
    if (found) return found;
  }
  if (policy.rules.whole('allow', 'Bash')) return stopped.kind === 'none' ? HOLDS : UNKNOWN;
  const open = shortest({ within, beyond: side.union(['allow']).lazy, atLeast: 1 }, budget);
  if (open.kind === 'text') return refused(policy, bash(open.text)) ?? UNKNOWN;
  return stopped.kind === 'none' && open.kind === 'none' ? HOLDS : UNKNOWN;
}

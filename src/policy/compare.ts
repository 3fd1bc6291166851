import type { Decision } from '../model/permission.ts';
import type { Verdict } from './decide.ts';
import { decide } from './decide.ts';
import type { Call, Policy } from './policy.ts';
import type { Rule } from './rule.ts';

/** What two policies make of every call: the same, or where not. */
export interface Comparison {
  /**
   * `equivalent`: proved, for every call. `different`: every change has a witness. `unknown`: not proved equal, and no call found that shows a
   * difference. `different` may come with `unknown` regions as well.
   */
  readonly verdict: 'equivalent' | 'different' | 'unknown';
  /** In the order of the rules: those of `after` that are new, then those of `before` that are gone, then what the session does. At most one for each cause and pair of decisions. */
  readonly changes: readonly Change[];
  /** Regions that are neither proved equal nor witnessed. */
  readonly unknown: readonly Unknown[];
}

/** A call that is decided differently: replayed on both policies. */
export interface Change {
  readonly from: Decision;
  readonly to: Decision;
  readonly call: Call;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly cause: Cause;
}

/** What is different between the policies, and makes the call's decision another one. */
export type Cause =
  | { readonly kind: 'rule added' | 'rule removed'; readonly rule: Rule }
  /** The order of path rules with `!`. */
  | { readonly kind: 'rules reordered'; readonly rule: Rule }
  | { readonly kind: 'session'; readonly what: SessionPart };

export type SessionPart = 'mode' | 'folders' | 'servers' | 'skills' | 'disk' | 'other';

export interface Unknown {
  readonly cause: Cause;
  /** One sentence. */
  readonly why: string;
}

export interface CompareOptions {
  /** States that one search may visit. */
  readonly budget?: number;
}

/** deny < ask < allow. */
export const RANK: Readonly<Record<Decision, number>> = { deny: 0, ask: 1, allow: 2 };

/** Whether the call may do more than before. */
export const isWidening = ({ from, to }: Pick<Change, 'from' | 'to'>): boolean => RANK[to] > RANK[from];

/** What became allowed, asked or denied between two policies; every change is replayed on both before it is said. */
export function comparePolicies(before: Policy, after: Policy, _options: CompareOptions = {}): Comparison {
  const key = ({ effect, text, source, base }: Rule): string => [effect, text, source, base].join('\n');
  const had = new Set(before.rules.all.map(key));
  const has = new Set(after.rules.all.map(key));
  const causes: readonly Cause[] = [
    ...after.rules.all.filter((rule) => !had.has(key(rule))).map((rule): Cause => ({ kind: 'rule added', rule })),
    ...before.rules.all.filter((rule) => !has.has(key(rule))).map((rule): Cause => ({ kind: 'rule removed', rule })),
    ...(before.session.mode === after.session.mode ? [] : [{ kind: 'session', what: 'mode' } as const]),
  ];
  const changes: Change[] = [];
  const unknown: Unknown[] = [];
  for (const cause of causes) {
    const change = candidates(cause).flatMap((call) => replayed(before, after, call, cause) ?? [])[0];
    if (change) changes.push(change);
    else unknown.push({ cause, why: 'no call found that is decided differently' });
  }
  return { verdict: changes.length > 0 ? 'different' : unknown.length > 0 ? 'unknown' : 'equivalent', changes, unknown };
}

function replayed(before: Policy, after: Policy, call: Call, cause: Cause): Change | undefined {
  const was = decide(before, call);
  const is = decide(after, call);
  return was.decision === is.decision ? undefined : { from: was.decision, to: is.decision, call, before: was, after: is, cause };
}

function candidates(cause: Cause): readonly Call[] {
  if (cause.kind === 'session') return [{ tool: 'Bash', input: { command: 'make' } }];
  const { tool, specifier } = cause.rule;
  const stem = (specifier ?? 'make').replace(/:\*$/, '').replaceAll('*', 'x');
  const field = { Bash: 'command', Read: 'file_path', Edit: 'file_path', Skill: 'skill' }[tool] ?? 'input';
  if (tool === 'WebFetch') return [{ tool, input: { url: `https://${stem.replace(/^domain:/, '')}/` } }];
  return [{ tool, input: { [field]: stem } }];
}

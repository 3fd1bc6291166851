import type { Decision } from '../../model/permission.ts';
import { decide, type Verdict } from '../decide.ts';
import type { Budget } from '../language/lazy.ts';
import { type Call, hasClassifier, type Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';

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

export type SessionPart = 'mode' | 'folders' | 'servers' | 'skills' | 'other';

/** What is neither proved equal nor witnessed. */
export interface Unknown {
  readonly cause: Cause;
  /** One sentence. */
  readonly why: string;
}

/** deny < ask < allow. */
export const RANK: Readonly<Record<Decision, number>> = { deny: 0, ask: 1, allow: 2 };

/** Whether the call may do more than before. */
export const isWidening = ({ from, to }: Pick<Change, 'from' | 'to'>): boolean => RANK[to] > RANK[from];

/** The two policies, and what has been found between them. */
export class Pair {
  readonly before: Policy;
  readonly after: Policy;
  readonly budget: Budget;
  readonly changes: Change[] = [];
  readonly unknown: Unknown[] = [];
  private readonly trials = new Map<Rule, Trial>();

  constructor(before: Policy, after: Policy, budget: Budget) {
    this.before = before;
    this.after = after;
    this.budget = budget;
  }

  /** The side that has the cause's rule, and the other one. */
  sides(cause: Cause): { readonly has: Policy; readonly lacks: Policy } {
    return cause.kind === 'rule removed' ? { has: this.before, lacks: this.after } : { has: this.after, lacks: this.before };
  }

  /** One trial for each rule, whichever of the ways in which it acts is looked at. */
  trial(cause: Cause): Trial {
    if (cause.kind === 'session') return new Trial(this, cause);
    const known = this.trials.get(cause.rule);
    if (known !== undefined) return known;
    const trial = new Trial(this, cause);
    this.trials.set(cause.rule, trial);
    return trial;
  }

  doubt(cause: Cause, why: string): void {
    this.unknown.push({ cause, why });
  }
}

/**
 * An ask rule where whoever lacks it has nobody to ask: without it a call runs freely or is refused, and so may do more or less. Elsewhere the rule only
 * ever stops.
 */
export function actsBothWays(pair: Pair, cause: Cause): boolean {
  if (cause.kind === 'session' || cause.rule.effect !== 'ask') return false;
  const { has, lacks } = pair.sides(cause);
  return has.session.mode !== 'dontAsk' && (lacks.session.mode === 'dontAsk' || hasClassifier(lacks.session));
}

/** The search for what one cause changes: at most one call that may do more and one that may do less. */
export class Trial {
  readonly cause: Cause;
  private readonly pair: Pair;
  up: Change | undefined;
  down: Change | undefined;

  constructor(pair: Pair, cause: Cause) {
    this.pair = pair;
    this.cause = cause;
  }

  get found(): boolean {
    return this.up !== undefined || this.down !== undefined;
  }

  /** A call for each way. */
  get whole(): boolean {
    return this.up !== undefined && this.down !== undefined;
  }

  /** Replays a call on both policies; true when its decision differs. Nothing is ever said that was not replayed. */
  offer(call: Call): boolean {
    const before = decide(this.pair.before, call);
    const after = decide(this.pair.after, call);
    if (before.decision === after.decision) return false;
    const change: Change = { from: before.decision, to: after.decision, call, before, after, cause: this.cause };
    const direction = isWidening(change) ? 'up' : 'down';
    if (this[direction] === undefined) {
      this[direction] = change;
      this.pair.changes.push(change);
    }
    return true;
  }

  /** Offers until what is looked for has been shown. */
  seek(calls: Iterable<Call>, isShown: () => boolean): void {
    if (isShown()) return;
    for (const call of calls) if (this.offer(call) && isShown()) return;
  }

  /** Offers until one differs. */
  offerAny(calls: Iterable<Call>): boolean {
    for (const call of calls) if (this.offer(call)) return true;
    return false;
  }
}

import { decide } from '../decide.ts';
import { fieldOf } from '../fields.ts';
import { Budget } from '../language/lazy.ts';
import { shortest } from '../language/search.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { compileRules } from '../rule-set.ts';
import { BASH_FIELDS } from './calls.ts';
import { bash } from './commands.ts';
import { isOneCommand, isSeenByStronger, isUnclosed } from './idle.ts';
import { type Entry, ShellSide, type ShellUnion, single } from './shell-side.ts';

/** A command rule that changes no decision while others stand. */
export interface Covered {
  readonly rule: Rule;
  /** `redundant`: rules of the same effect match all that it matches; `stopped`: deny and ask rules do, before it is looked at. */
  readonly how: 'redundant' | 'stopped';
  /** The rules that cover it, together. */
  readonly by: readonly Rule[];
}

const BUDGET = 1_000_000;

/** Every command rule against the union of all others, by proof. Rules that cannot be proved covered within the budget are left out. */
export function coveredRules(policy: Policy, budget: Budget = new Budget(BUDGET)): readonly Covered[] {
  const side = new ShellSide(policy);
  const found: Covered[] = [];
  for (const effect of ['allow', 'ask', 'deny'] as const) {
    const union = side.union([effect]);
    for (const [number, entry] of union.entries.entries()) {
      const covered = stoppedBy(entry, side, budget) ?? redundantTo(entry, number, union, side, budget);
      if (covered !== undefined) found.push(covered);
    }
  }
  return found;
}

function stoppedBy(entry: Entry, side: ShellSide, budget: Budget): Covered | undefined {
  const { rule, pattern, effect } = entry;
  // An exact ask comes before the patterns of deny rules (D1).
  const seen = effect === 'allow' ? isSeenByStronger(pattern) : effect === 'ask' && pattern.kind === 'wildcard';
  if (!seen) return undefined;
  const union = effect === 'allow' ? side.stopping : side.union(['deny']);
  const by = coverOf(entry, union, budget, union.patterns);
  return by && { rule, how: 'stopped', by };
}

function redundantTo(entry: Entry, number: number, union: ShellUnion, side: ShellSide, budget: Budget): Covered | undefined {
  const { pattern, effect } = entry;
  // `Bash(timeout:*)` looks at an input field as well.
  if (BASH_FIELDS.has(fieldOf(entry.rule)?.name ?? '')) return undefined;
  if (pattern.kind !== 'wildcard') {
    const asked = side.policy.rules.shell.ask.entries.some(({ pattern: other }) => other.kind !== 'wildcard');
    // Exact texts are asked for at a stage of their own; for deny and ask those of `P:*` too.
    if (effect === 'allow' ? !isOneCommand(pattern.text) && (pattern.kind === 'exact' || !isUnclosed(pattern.text)) : !isOneCommand(pattern.text) || asked)
      return undefined;
  }
  const by = coverOf(entry, union, budget, (other) => other !== number && union.patterns(other));
  if (by === undefined) return undefined;
  if (pattern.kind === 'exact' && effect === 'allow') {
    // What an exact rule lets pass and a pattern does not: `find . -delete` under `find:*`.
    const alone: Policy = { rules: compileRules(by), session: side.policy.session };
    if (decide(alone, bash(pattern.text)).decision !== 'allow') return undefined;
  }
  return { rule: entry.rule, how: 'redundant', by };
}

/** The rules of a union that together match all that the entry matches; undefined where they do not, or where it is not known. */
function coverOf(entry: Entry, union: ShellUnion, budget: Budget, counts: (number: number) => boolean): readonly Rule[] | undefined {
  const covering = new Set<number>();
  const answer = shortest({ within: [single(entry)], beyond: union.lazy, counts, covering }, budget);
  return answer.kind === 'none' ? [...covering].flatMap((other) => union.entries[other]?.rule ?? []) : undefined;
}

import type { Effect } from '../../model/permission.ts';
import { decide } from '../decide.ts';
import { fieldOf } from '../fields.ts';
import { Budget } from '../language/lazy.ts';
import { shortest } from '../language/search.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { compileRules } from '../rule-set.ts';
import { matchesShellPattern } from '../specifier.ts';
import { BASH_FIELDS } from './calls.ts';
import { bash } from './commands.ts';
import { isOneCommand, isUnclosed } from './plain.ts';
import { type Entry, ShellSide, ShellUnion, single } from './shell-side.ts';
import { isSeenByStronger } from './unreached.ts';

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
  return side.entries.flatMap((entry) => stoppedBy(entry, side, budget) ?? redundantTo(entry, side, budget) ?? []);
}

function stoppedBy(entry: Entry, side: ShellSide, budget: Budget): Covered | undefined {
  const { rule, pattern, effect } = entry;
  // An exact ask comes before the patterns of deny rules (D1).
  const seen = effect === 'allow' ? isSeenByStronger(pattern) : effect === 'ask' && pattern.kind === 'wildcard';
  const by = seen ? coverOf(entry, side, effect === 'allow' ? ['deny', 'ask'] : ['deny'], budget) : undefined;
  return by && { rule, how: 'stopped', by };
}

function redundantTo(entry: Entry, side: ShellSide, budget: Budget): Covered | undefined {
  const { rule, pattern, effect } = entry;
  // `Bash(timeout:*)` looks at an input field as well.
  if (BASH_FIELDS.has(fieldOf(rule)?.name ?? '')) return undefined;
  const by = coverOf(entry, side, [effect], budget);
  if (by === undefined || (pattern.kind !== 'wildcard' && isAskedExactly(entry, side))) return undefined;
  if (pattern.kind === 'exact' && effect === 'allow') {
    // What an exact rule lets pass and a pattern does not: `find . -delete` under `find:*`.
    const alone: Policy = { rules: compileRules(by), session: side.policy.session };
    if (decide(alone, bash(pattern.text)).decision !== 'allow') return undefined;
  }
  return { rule, how: 'redundant', by };
}

/** Exact texts are asked for at a stage of their own, where patterns do not speak; for deny and ask those of `P:*` too. */
function isAskedExactly({ pattern, effect }: Entry, side: ShellSide): boolean {
  if (effect === 'allow') return !isOneCommand(pattern.text) && (pattern.kind === 'exact' || !isUnclosed(pattern.text));
  return side.of(['ask']).some(({ pattern: other }) => other.kind !== 'wildcard') || !isOneCommand(pattern.text);
}

/** The patterns of these effects that together match all that the entry matches; undefined where they do not, or where it is not known. */
function coverOf(entry: Entry, side: ShellSide, effects: readonly Effect[], budget: Budget): readonly Rule[] | undefined {
  const { fixed, word } = entry;
  const others = effects
    .flatMap((effect) => (word === undefined ? side.of([effect]) : side.about(effect, word)))
    .filter((other) => other !== entry && other.pattern.kind !== 'exact' && (other.fixed.startsWith(fixed) || fixed.startsWith(other.fixed)));
  // Most rules have a text that no other rule matches at first sight.
  const text = sampleOf(entry);
  if (!others.some(({ pattern }) => matchesShellPattern(pattern, text))) return undefined;
  const union = new ShellUnion(others);
  const covering = new Set<number>();
  const answer = shortest({ within: [single(entry)], beyond: union.lazy, covering }, budget);
  return answer.kind === 'none' ? [...covering].flatMap((other) => others[other]?.rule ?? []) : undefined;
}

/** One of its texts, in which something stands for every star that no rule spells out. */
const sampleOf = ({ pattern }: Entry): string =>
  pattern.kind === 'exact' ? pattern.text : pattern.kind === 'prefix' ? `${pattern.text} ${ANYTHING}` : pattern.words.join(ANYTHING);

const ANYTHING = '\u2603';

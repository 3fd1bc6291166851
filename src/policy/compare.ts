import { compareFiles } from './compare/files.ts';
import { compareNames } from './compare/names.ts';
import { type Change, Pair, type Unknown } from './compare/replay.ts';
import { compareSessions } from './compare/session.ts';
import { compareShell } from './compare/shell.ts';
import { compareWholeTools } from './compare/whole.ts';
import { Budget } from './language/lazy.ts';
import { neverConsulted } from './never-consulted.ts';
import type { Policy } from './policy.ts';
import { compileRules } from './rule-set.ts';

export { type Cause, type Change, isWidening, RANK, type SessionPart, type Unknown } from './compare/replay.ts';

/** What two policies make of every call: the same, or where not. */
export interface Comparison {
  /**
   * `equivalent`: proved, for every call (src/policy/README.md says what that means). `different`: there are changes, each with a call. `unknown`:
   * not proved equal, and no call found that shows a difference. `different` may come with `unknown` causes as well.
   */
  readonly verdict: 'equivalent' | 'different' | 'unknown';
  /** At most one that may do more and one that may do less for each cause. */
  readonly changes: readonly Change[];
  readonly unknown: readonly Unknown[];
}

export interface CompareOptions {
  /** States that all searches together may visit. */
  readonly budget?: number;
}

const BUDGET = 200_000;

/**
 * What became allowed, asked or denied between two policies. Both are asked with the disk of the second: a link that came or went is
 * no change of the policy. A change is only ever made by replaying a call on both sides (`Trial.offer`).
 */
export function comparePolicies(before: Policy, after: Policy, { budget = BUDGET }: CompareOptions = {}): Comparison {
  const pair = new Pair(consultedOnly(before, after), consultedOnly(after, after), new Budget(budget));
  compareWholeTools(pair);
  // A rule such as `Bash(timeout:*)` is a pattern and a field rule at once: the field is what was meant.
  compareNames(pair);
  compareShell(pair);
  compareFiles(pair);
  compareSessions(pair);
  return { verdict: pair.changes.length > 0 ? 'different' : pair.unknown.length > 0 ? 'unknown' : 'equivalent', changes: pair.changes, unknown: pair.unknown };
}

/** Rules that the client never looks at cannot tell two policies apart. */
function consultedOnly({ rules, session }: Policy, { session: { disk } }: Policy): Policy {
  const idle = rules.all.some((rule) => neverConsulted(rule) !== undefined);
  return { rules: idle ? compileRules(rules.all.filter((rule) => neverConsulted(rule) === undefined)) : rules, session: { ...session, disk } };
}

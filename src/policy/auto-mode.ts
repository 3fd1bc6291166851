import type { Rule } from './rule.ts';

/** Allow rules that auto mode suspends, because they would bypass its classifier (bash §7). */
export function suspendInAuto(rules: readonly Rule[], _allShell: boolean): readonly Rule[] {
  return rules;
}

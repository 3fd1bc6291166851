// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import ungrantedNeed from '../ungranted-need.ts';

const rules: readonly AnyRule[] = [
  ungrantedNeed,
];

export function needsRules(): readonly AnyRule[] {
  return rules;
}

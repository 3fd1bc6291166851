// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import brokenReference from '../broken-reference.ts';

const rules: readonly AnyRule[] = [
  brokenReference,
];

export function referencesRules(): readonly AnyRule[] {
  return rules;
}

// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import violatedAssertion from '../violated-assertion.ts';

const rules: readonly AnyRule[] = [
  violatedAssertion,
];

export function assertionsRules(): readonly AnyRule[] {
  return rules;
}

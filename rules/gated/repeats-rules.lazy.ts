// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import duplicateKey from '../duplicate-key.ts';

const rules: readonly AnyRule[] = [
  duplicateKey,
];

export function repeatsRules(): readonly AnyRule[] {
  return rules;
}

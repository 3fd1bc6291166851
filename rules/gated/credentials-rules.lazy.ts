// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import literalSecret from '../literal-secret.ts';
import secretInDefault from '../secret-in-default.ts';
import secretInRule from '../secret-in-rule.ts';

const rules: readonly AnyRule[] = [
  literalSecret,
  secretInDefault,
  secretInRule,
];

export function credentialsRules(): readonly AnyRule[] {
  return rules;
}

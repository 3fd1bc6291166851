// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import writableConfiguration from '../writable-configuration.ts';

const rules: readonly AnyRule[] = [
  writableConfiguration,
];

export function modesRules(): readonly AnyRule[] {
  return rules;
}

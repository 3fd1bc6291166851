// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import missingIgnorePattern from '../missing-ignore-pattern.ts';

const rules: readonly AnyRule[] = [
  missingIgnorePattern,
];

export function comingRules(): readonly AnyRule[] {
  return rules;
}

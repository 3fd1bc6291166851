// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import hidingIgnorePattern from '../hiding-ignore-pattern.ts';

const rules: readonly AnyRule[] = [
  hidingIgnorePattern,
];

export function ignoresRules(): readonly AnyRule[] {
  return rules;
}

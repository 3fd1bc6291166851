// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import unloadedSkill from '../unloaded-skill.ts';

const rules: readonly AnyRule[] = [
  unloadedSkill,
];

export function straysRules(): readonly AnyRule[] {
  return rules;
}

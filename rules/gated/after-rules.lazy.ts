// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import endlessAccept from '../endless-accept.ts';
import expiredAccept from '../expired-accept.ts';
import ownerlessAccept from '../ownerless-accept.ts';
import unusedAccept from '../unused-accept.ts';

const rules: readonly AnyRule[] = [
  endlessAccept,
  expiredAccept,
  ownerlessAccept,
  unusedAccept,
];

export function afterRules(): readonly AnyRule[] {
  return rules;
}

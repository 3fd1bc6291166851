// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import disabledTlsCheck from '../disabled-tls-check.ts';
import overriddenUmask from '../overridden-umask.ts';
import sharedTmp from '../shared-tmp.ts';

const rules: readonly AnyRule[] = [
  disabledTlsCheck,
  overriddenUmask,
  sharedTmp,
];

export function commandsRules(): readonly AnyRule[] {
  return rules;
}

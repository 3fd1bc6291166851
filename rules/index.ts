// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../src/findings/rule.ts';
import endlessAccept from './endless-accept.ts';
import expiredAccept from './expired-accept.ts';
import settingsNotInForce from './settings-not-in-force.ts';
import unrestrictedShell from './unrestricted-shell.ts';
import unusedAccept from './unused-accept.ts';

export const rules: readonly AnyRule[] = [
  endlessAccept,
  expiredAccept,
  settingsNotInForce,
  unrestrictedShell,
  unusedAccept,
];

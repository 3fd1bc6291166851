// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../src/findings/rule.ts';
import settingsNotInForce from './settings-not-in-force.ts';
import unrestrictedShell from './unrestricted-shell.ts';

export const rules: readonly AnyRule[] = [
  settingsNotInForce,
  unrestrictedShell,
];

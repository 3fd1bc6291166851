// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { Examples } from '../src/findings/rule.ts';
import { examples as settingsNotInForce } from './settings-not-in-force.ts';
import { examples as unrestrictedShell } from './unrestricted-shell.ts';

/** Kept apart from the rules, so that the bundle of `check` does not carry them. */
export const examples: Readonly<Record<string, () => Examples>> = {
  'settings-not-in-force': settingsNotInForce,
  'unrestricted-shell': unrestrictedShell,
};

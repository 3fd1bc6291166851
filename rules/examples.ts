// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { Examples } from '../src/findings/rule.ts';
import { examples as endlessAccept } from './endless-accept.ts';
import { examples as expiredAccept } from './expired-accept.ts';
import { examples as settingsNotInForce } from './settings-not-in-force.ts';
import { examples as unrestrictedShell } from './unrestricted-shell.ts';
import { examples as unusedAccept } from './unused-accept.ts';

/** Kept apart from the rules, so that the bundle of `check` does not carry them. */
export const examples: Readonly<Record<string, () => Examples>> = {
  'endless-accept': endlessAccept,
  'expired-accept': expiredAccept,
  'settings-not-in-force': settingsNotInForce,
  'unrestricted-shell': unrestrictedShell,
  'unused-accept': unusedAccept,
};

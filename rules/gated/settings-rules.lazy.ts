// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import droppedSettingsEntry from '../dropped-settings-entry.ts';
import ignoredInScope from '../ignored-in-scope.ts';
import lookAlikeControl from '../look-alike-control.ts';
import permissionRuleSkipped from '../permission-rule-skipped.ts';
import settingsNotInForce from '../settings-not-in-force.ts';
import settingsNotLoaded from '../settings-not-loaded.ts';
import unknownSettingsKey from '../unknown-settings-key.ts';

const rules: readonly AnyRule[] = [
  droppedSettingsEntry,
  ignoredInScope,
  lookAlikeControl,
  permissionRuleSkipped,
  settingsNotInForce,
  settingsNotLoaded,
  unknownSettingsKey,
];

export function settingsRules(): readonly AnyRule[] {
  return rules;
}

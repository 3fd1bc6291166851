// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import gitIgnoredExtension from '../git-ignored-extension.ts';
import trackedLocalSettings from '../tracked-local-settings.ts';

const rules: readonly AnyRule[] = [
  gitIgnoredExtension,
  trackedLocalSettings,
];

export function trackingRules(): readonly AnyRule[] {
  return rules;
}

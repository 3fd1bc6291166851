// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import exfiltrationPath from '../exfiltration-path.ts';
import narrowDeny from '../narrow-deny.ts';
import oneToolDeny from '../one-tool-deny.ts';
import readPastDeny from '../read-past-deny.ts';
import rewritesOwnSettings from '../rewrites-own-settings.ts';
import runsWhatItEdits from '../runs-what-it-edits.ts';

const rules: readonly AnyRule[] = [
  exfiltrationPath,
  narrowDeny,
  oneToolDeny,
  readPastDeny,
  rewritesOwnSettings,
  runsWhatItEdits,
];

export function togetherRules(): readonly AnyRule[] {
  return rules;
}

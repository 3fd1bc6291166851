// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import brokenImport from '../broken-import.ts';
import bypassInstruction from '../bypass-instruction.ts';
import downloadedCode from '../downloaded-code.ts';
import dynamicCommand from '../dynamic-command.ts';
import encodedPayload from '../encoded-payload.ts';
import exfiltratingInstruction from '../exfiltrating-instruction.ts';
import instructionOverride from '../instruction-override.ts';

const rules: readonly AnyRule[] = [
  brokenImport,
  bypassInstruction,
  downloadedCode,
  dynamicCommand,
  encodedPayload,
  exfiltratingInstruction,
  instructionOverride,
];

export function proseRules(): readonly AnyRule[] {
  return rules;
}

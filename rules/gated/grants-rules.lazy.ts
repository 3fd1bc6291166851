// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import contradictingRule from '../contradicting-rule.ts';
import denyOnChain from '../deny-on-chain.ts';
import duplicateRule from '../duplicate-rule.ts';
import editsSteeringFile from '../edits-steering-file.ts';
import evadableDeny from '../evadable-deny.ts';
import ignoredWhenUntrusted from '../ignored-when-untrusted.ts';
import misanchoredPath from '../misanchored-path.ts';
import pathAboveProject from '../path-above-project.ts';
import personalPath from '../personal-path.ts';
import protectedFileGrant from '../protected-file-grant.ts';
import redundantRule from '../redundant-rule.ts';
import reopenedDeny from '../reopened-deny.ts';
import savedOneOff from '../saved-one-off.ts';
import superfluousRule from '../superfluous-rule.ts';
import suspendedInAutoMode from '../suspended-in-auto-mode.ts';
import unaskedChain from '../unasked-chain.ts';
import unconsultedRule from '../unconsulted-rule.ts';
import undefinedDisabledServer from '../undefined-disabled-server.ts';
import undefinedEnabledServer from '../undefined-enabled-server.ts';
import undefinedMcpServer from '../undefined-mcp-server.ts';
import unknownTool from '../unknown-tool.ts';
import unmatchableMcpName from '../unmatchable-mcp-name.ts';
import unmatchablePath from '../unmatchable-path.ts';
import unmatchableRule from '../unmatchable-rule.ts';
import unrestrictedFetch from '../unrestricted-fetch.ts';
import unrestrictedShell from '../unrestricted-shell.ts';
import weakeningAsk from '../weakening-ask.ts';
import wholeServerGrant from '../whole-server-grant.ts';

const rules: readonly AnyRule[] = [
  contradictingRule,
  denyOnChain,
  duplicateRule,
  editsSteeringFile,
  evadableDeny,
  ignoredWhenUntrusted,
  misanchoredPath,
  pathAboveProject,
  personalPath,
  protectedFileGrant,
  redundantRule,
  reopenedDeny,
  savedOneOff,
  superfluousRule,
  suspendedInAutoMode,
  unaskedChain,
  unconsultedRule,
  undefinedDisabledServer,
  undefinedEnabledServer,
  undefinedMcpServer,
  unknownTool,
  unmatchableMcpName,
  unmatchablePath,
  unmatchableRule,
  unrestrictedFetch,
  unrestrictedShell,
  weakeningAsk,
  wholeServerGrant,
];

export function grantsRules(): readonly AnyRule[] {
  return rules;
}

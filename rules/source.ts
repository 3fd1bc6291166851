// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { RuleSource } from '../src/findings/rule-source.ts';
import { hooksRules } from './gated/hooks-rules.lazy.ts';
import { agentsRules } from './gated/agents-rules.lazy.ts';
import { pluginsRules } from './gated/plugins-rules.lazy.ts';
import { sandboxRules } from './gated/sandbox-rules.lazy.ts';
import { environmentRules } from './gated/environment-rules.lazy.ts';
import { afterRules } from './gated/after-rules.lazy.ts';
import addsOnlyDanger from './adds-only-danger.ts';
import blankedVariable from './blanked-variable.ts';
import broadAllowedTools from './broad-allowed-tools.ts';
import brokenImport from './broken-import.ts';
import brokenReference from './broken-reference.ts';
import bypassInstruction from './bypass-instruction.ts';
import cleartextServer from './cleartext-server.ts';
import collidingServers from './colliding-servers.ts';
import confusableName from './confusable-name.ts';
import contradictingRule from './contradicting-rule.ts';
import controlCharacters from './control-characters.ts';
import dangerousContainer from './dangerous-container.ts';
import deadAllowedTool from './dead-allowed-tool.ts';
import denyOnChain from './deny-on-chain.ts';
import destroysData from './destroys-data.ts';
import disabledTlsCheck from './disabled-tls-check.ts';
import downloadedCode from './downloaded-code.ts';
import droppedSettingsEntry from './dropped-settings-entry.ts';
import duplicateKey from './duplicate-key.ts';
import duplicateRule from './duplicate-rule.ts';
import dynamicCommand from './dynamic-command.ts';
import editsSteeringFile from './edits-steering-file.ts';
import encodedPayload from './encoded-payload.ts';
import escalatesRights from './escalates-rights.ts';
import evadableDeny from './evadable-deny.ts';
import executesThroughOptions from './executes-through-options.ts';
import exfiltratingInstruction from './exfiltrating-instruction.ts';
import exposedServer from './exposed-server.ts';
import exposesSecrets from './exposes-secrets.ts';
import gitIgnoredExtension from './git-ignored-extension.ts';
import hiddenUnicode from './hidden-unicode.ts';
import hidingIgnorePattern from './hiding-ignore-pattern.ts';
import ignoredFrontMatterKey from './ignored-front-matter-key.ts';
import ignoredInScope from './ignored-in-scope.ts';
import ignoredWhenUntrusted from './ignored-when-untrusted.ts';
import installsPackages from './installs-packages.ts';
import instructionOverride from './instruction-override.ts';
import invalidFrontMatterValue from './invalid-front-matter-value.ts';
import invalidSkillName from './invalid-skill-name.ts';
import knownBadPackage from './known-bad-package.ts';
import leadingWildcard from './leading-wildcard.ts';
import leakedVariable from './leaked-variable.ts';
import literalSecret from './literal-secret.ts';
import lookAlikeControl from './look-alike-control.ts';
import lostFrontMatter from './lost-front-matter.ts';
import mcpFileNotInForce from './mcp-file-not-in-force.ts';
import misanchoredPath from './misanchored-path.ts';
import misnamedSkill from './misnamed-skill.ts';
import missingDescription from './missing-description.ts';
import missingWordBoundary from './missing-word-boundary.ts';
import outlivesSession from './outlives-session.ts';
import overlongDescription from './overlong-description.ts';
import paddedServerText from './padded-server-text.ts';
import pathAboveProject from './path-above-project.ts';
import permissionRuleSkipped from './permission-rule-skipped.ts';
import personalPath from './personal-path.ts';
import publishesArtifacts from './publishes-artifacts.ts';
import reachesNetwork from './reaches-network.ts';
import readableSecret from './readable-secret.ts';
import redundantRule from './redundant-rule.ts';
import reopenedDeny from './reopened-deny.ts';
import reopenedSecret from './reopened-secret.ts';
import rootFilesystemServer from './root-filesystem-server.ts';
import runsAnything from './runs-anything.ts';
import savedOneOff from './saved-one-off.ts';
import scriptWithoutPrompts from './script-without-prompts.ts';
import secretInDefault from './secret-in-default.ts';
import secretInRule from './secret-in-rule.ts';
import serverHeadersHelper from './server-headers-helper.ts';
import settingsNotInForce from './settings-not-in-force.ts';
import settingsNotLoaded from './settings-not-loaded.ts';
import sharedTmp from './shared-tmp.ts';
import shellStartedServer from './shell-started-server.ts';
import shippedSecret from './shipped-secret.ts';
import skillHooks from './skill-hooks.ts';
import skippedMcpServer from './skipped-mcp-server.ts';
import suspendedInAutoMode from './suspended-in-auto-mode.ts';
import trackedLocalSettings from './tracked-local-settings.ts';
import trackedSecret from './tracked-secret.ts';
import unaskedChain from './unasked-chain.ts';
import unconsultedRule from './unconsulted-rule.ts';
import undefinedDisabledServer from './undefined-disabled-server.ts';
import undefinedEnabledServer from './undefined-enabled-server.ts';
import undefinedMcpServer from './undefined-mcp-server.ts';
import undefinedVariable from './undefined-variable.ts';
import unexpandedVariable from './unexpanded-variable.ts';
import unignoredSecret from './unignored-secret.ts';
import unknownMcpKey from './unknown-mcp-key.ts';
import unknownSettingsKey from './unknown-settings-key.ts';
import unknownTool from './unknown-tool.ts';
import unloadedSkill from './unloaded-skill.ts';
import unmatchableMcpName from './unmatchable-mcp-name.ts';
import unmatchablePath from './unmatchable-path.ts';
import unmatchableRule from './unmatchable-rule.ts';
import unpinnedServer from './unpinned-server.ts';
import unrestrictedFetch from './unrestricted-fetch.ts';
import unrestrictedShell from './unrestricted-shell.ts';
import weakeningAsk from './weakening-ask.ts';
import wholeServerGrant from './whole-server-grant.ts';
import wildcardBeforeSubcommand from './wildcard-before-subcommand.ts';
import writableConfiguration from './writable-configuration.ts';
import writesAnywhere from './writes-anywhere.ts';
import writingDatabaseServer from './writing-database-server.ts';

const always = [
  addsOnlyDanger,
  blankedVariable,
  broadAllowedTools,
  brokenImport,
  brokenReference,
  bypassInstruction,
  cleartextServer,
  collidingServers,
  confusableName,
  contradictingRule,
  controlCharacters,
  dangerousContainer,
  deadAllowedTool,
  denyOnChain,
  destroysData,
  disabledTlsCheck,
  downloadedCode,
  droppedSettingsEntry,
  duplicateKey,
  duplicateRule,
  dynamicCommand,
  editsSteeringFile,
  encodedPayload,
  escalatesRights,
  evadableDeny,
  executesThroughOptions,
  exfiltratingInstruction,
  exposedServer,
  exposesSecrets,
  gitIgnoredExtension,
  hiddenUnicode,
  hidingIgnorePattern,
  ignoredFrontMatterKey,
  ignoredInScope,
  ignoredWhenUntrusted,
  installsPackages,
  instructionOverride,
  invalidFrontMatterValue,
  invalidSkillName,
  knownBadPackage,
  leadingWildcard,
  leakedVariable,
  literalSecret,
  lookAlikeControl,
  lostFrontMatter,
  mcpFileNotInForce,
  misanchoredPath,
  misnamedSkill,
  missingDescription,
  missingWordBoundary,
  outlivesSession,
  overlongDescription,
  paddedServerText,
  pathAboveProject,
  permissionRuleSkipped,
  personalPath,
  publishesArtifacts,
  reachesNetwork,
  readableSecret,
  redundantRule,
  reopenedDeny,
  reopenedSecret,
  rootFilesystemServer,
  runsAnything,
  savedOneOff,
  scriptWithoutPrompts,
  secretInDefault,
  secretInRule,
  serverHeadersHelper,
  settingsNotInForce,
  settingsNotLoaded,
  sharedTmp,
  shellStartedServer,
  shippedSecret,
  skillHooks,
  skippedMcpServer,
  suspendedInAutoMode,
  trackedLocalSettings,
  trackedSecret,
  unaskedChain,
  unconsultedRule,
  undefinedDisabledServer,
  undefinedEnabledServer,
  undefinedMcpServer,
  undefinedVariable,
  unexpandedVariable,
  unignoredSecret,
  unknownMcpKey,
  unknownSettingsKey,
  unknownTool,
  unloadedSkill,
  unmatchableMcpName,
  unmatchablePath,
  unmatchableRule,
  unpinnedServer,
  unrestrictedFetch,
  unrestrictedShell,
  weakeningAsk,
  wholeServerGrant,
  wildcardBeforeSubcommand,
  writableConfiguration,
  writesAnywhere,
  writingDatabaseServer,
];

/** The rules of `check`: all but the audit tier, those behind a gate loaded when it is open. */
export const source: RuleSource = { always, gated: { hooks: hooksRules, agents: agentsRules, plugins: pluginsRules, sandbox: sandboxRules, environment: environmentRules }, after: afterRules };

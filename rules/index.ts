// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../src/findings/rule.ts';
import acceptEditsForEveryone from './accept-edits-for-everyone.ts';
import additionalDirectoryAboveProject from './additional-directory-above-project.ts';
import addsNothing from './adds-nothing.ts';
import addsOnlyDanger from './adds-only-danger.ts';
import agentMode from './agent-mode.ts';
import anyoneStartsAction from './anyone-starts-action.ts';
import approvingHook from './approving-hook.ts';
import autoApprovedServers from './auto-approved-servers.ts';
import bareCronPath from './bare-cron-path.ts';
import blankedVariable from './blanked-variable.ts';
import breakableGuard from './breakable-guard.ts';
import broadAllowedTools from './broad-allowed-tools.ts';
import broadSandboxDomain from './broad-sandbox-domain.ts';
import broadSandboxWrite from './broad-sandbox-write.ts';
import broadToolsOption from './broad-tools-option.ts';
import brokenImport from './broken-import.ts';
import brokenReference from './broken-reference.ts';
import bypassInstruction from './bypass-instruction.ts';
import bypassModeDefault from './bypass-mode-default.ts';
import cleartextServer from './cleartext-server.ts';
import codeThroughEnvironment from './code-through-environment.ts';
import collidingServers from './colliding-servers.ts';
import complexInstruction from './complex-instruction.ts';
import confusableName from './confusable-name.ts';
import contradictingRule from './contradicting-rule.ts';
import controlCharacters from './control-characters.ts';
import dangerousContainer from './dangerous-container.ts';
import deadAllowedTool from './dead-allowed-tool.ts';
import deadMatcher from './dead-matcher.ts';
import defaultRetention from './default-retention.ts';
import denyOnChain from './deny-on-chain.ts';
import destroysData from './destroys-data.ts';
import disabledTlsCheck from './disabled-tls-check.ts';
import downloadedCode from './downloaded-code.ts';
import droppedSettingsEntry from './dropped-settings-entry.ts';
import duplicateAgentName from './duplicate-agent-name.ts';
import duplicateKey from './duplicate-key.ts';
import duplicateRule from './duplicate-rule.ts';
import dynamicCommand from './dynamic-command.ts';
import editsSteeringFile from './edits-steering-file.ts';
import encodedPayload from './encoded-payload.ts';
import endlessAccept from './endless-accept.ts';
import escalatesRights from './escalates-rights.ts';
import evadableDeny from './evadable-deny.ts';
import executesThroughOptions from './executes-through-options.ts';
import exfiltratingHook from './exfiltrating-hook.ts';
import exfiltratingInstruction from './exfiltrating-instruction.ts';
import exfiltrationPath from './exfiltration-path.ts';
import expiredAccept from './expired-accept.ts';
import exposedServer from './exposed-server.ts';
import exposesSecrets from './exposes-secrets.ts';
import failingOpenGuard from './failing-open-guard.ts';
import fetchAndRunHook from './fetch-and-run-hook.ts';
import fetchedAtRun from './fetched-at-run.ts';
import foreignConfiguration from './foreign-configuration.ts';
import gitIgnoredExtension from './git-ignored-extension.ts';
import hardLinkedSecret from './hard-linked-secret.ts';
import hiddenUnicode from './hidden-unicode.ts';
import hidingIgnorePattern from './hiding-ignore-pattern.ts';
import ignoredAdditionalDirectory from './ignored-additional-directory.ts';
import ignoredFrontMatterKey from './ignored-front-matter-key.ts';
import ignoredInScope from './ignored-in-scope.ts';
import ignoredWhenUntrusted from './ignored-when-untrusted.ts';
import impersonatingPlugin from './impersonating-plugin.ts';
import ineffectiveMkdirMode from './ineffective-mkdir-mode.ts';
import injectableHook from './injectable-hook.ts';
import injectableStep from './injectable-step.ts';
import installsPackages from './installs-packages.ts';
import instructionOverride from './instruction-override.ts';
import interactiveJob from './interactive-job.ts';
import invalidFrontMatterValue from './invalid-front-matter-value.ts';
import invalidManifest from './invalid-manifest.ts';
import invalidSkillName from './invalid-skill-name.ts';
import knownBadPackage from './known-bad-package.ts';
import leadingWildcard from './leading-wildcard.ts';
import leakedVariable from './leaked-variable.ts';
import literalSecret from './literal-secret.ts';
import locallyGrantedNeed from './locally-granted-need.ts';
import lookAlikeControl from './look-alike-control.ts';
import lostExitStatus from './lost-exit-status.ts';
import lostFrontMatter from './lost-front-matter.ts';
import mcpFileNotInForce from './mcp-file-not-in-force.ts';
import millisecondTimeout from './millisecond-timeout.ts';
import misanchoredPath from './misanchored-path.ts';
import misnamedSkill from './misnamed-skill.ts';
import missingDescription from './missing-description.ts';
import missingHookScript from './missing-hook-script.ts';
import missingIgnorePattern from './missing-ignore-pattern.ts';
import missingWordBoundary from './missing-word-boundary.ts';
import nameOnlyServerList from './name-only-server-list.ts';
import narrowDeny from './narrow-deny.ts';
import narrowGuardMatcher from './narrow-guard-matcher.ts';
import narrowRedaction from './narrow-redaction.ts';
import networkHookWithoutTimeout from './network-hook-without-timeout.ts';
import oneToolDeny from './one-tool-deny.ts';
import openSandboxSocket from './open-sandbox-socket.ts';
import optionalSandbox from './optional-sandbox.ts';
import outlivesSession from './outlives-session.ts';
import overEquippedAgent from './over-equipped-agent.ts';
import overlappingRuns from './overlapping-runs.ts';
import overlongDescription from './overlong-description.ts';
import overriddenUmask from './overridden-umask.ts';
import oversizedSkill from './oversized-skill.ts';
import ownerlessAccept from './ownerless-accept.ts';
import paddedServerText from './padded-server-text.ts';
import pathAboveProject from './path-above-project.ts';
import permissionRuleSkipped from './permission-rule-skipped.ts';
import personalPath from './personal-path.ts';
import pluginAgentPrivilege from './plugin-agent-privilege.ts';
import protectedFileGrant from './protected-file-grant.ts';
import publishesArtifacts from './publishes-artifacts.ts';
import reachesNetwork from './reaches-network.ts';
import readPastDeny from './read-past-deny.ts';
import readableLog from './readable-log.ts';
import readableSecret from './readable-secret.ts';
import readableTranscript from './readable-transcript.ts';
import redirectedTraffic from './redirected-traffic.ts';
import redundantRule from './redundant-rule.ts';
import remoteHttpHook from './remote-http-hook.ts';
import reopenedDeny from './reopened-deny.ts';
import reopenedSecret from './reopened-secret.ts';
import repositoryHelper from './repository-helper.ts';
import resumedJob from './resumed-job.ts';
import rewritesOwnSettings from './rewrites-own-settings.ts';
import rootFilesystemServer from './root-filesystem-server.ts';
import rootRun from './root-run.ts';
import runsAnything from './runs-anything.ts';
import runsWhatItEdits from './runs-what-it-edits.ts';
import savedOneOff from './saved-one-off.ts';
import scriptWithoutPrompts from './script-without-prompts.ts';
import secretInArguments from './secret-in-arguments.ts';
import secretInDefault from './secret-in-default.ts';
import secretInRule from './secret-in-rule.ts';
import secretReadingSandbox from './secret-reading-sandbox.ts';
import secretWithinReach from './secret-within-reach.ts';
import serialFetches from './serial-fetches.ts';
import serverHeadersHelper from './server-headers-helper.ts';
import sessionSendingHook from './session-sending-hook.ts';
import settingsNotInForce from './settings-not-in-force.ts';
import settingsNotLoaded from './settings-not-loaded.ts';
import sharedHome from './shared-home.ts';
import sharedTmp from './shared-tmp.ts';
import shellStartedServer from './shell-started-server.ts';
import shippedSecret from './shipped-secret.ts';
import sideDoorOption from './side-door-option.ts';
import skillHooks from './skill-hooks.ts';
import skippedDangerPrompt from './skipped-danger-prompt.ts';
import skippedMcpServer from './skipped-mcp-server.ts';
import startupSecret from './startup-secret.ts';
import stillReadableLog from './still-readable-log.ts';
import superfluousRule from './superfluous-rule.ts';
import suspendedInAutoMode from './suspended-in-auto-mode.ts';
import tracedSecrets from './traced-secrets.ts';
import trackedLocalSettings from './tracked-local-settings.ts';
import trackedSecret from './tracked-secret.ts';
import transcriptParsing from './transcript-parsing.ts';
import trustedExitStatus from './trusted-exit-status.ts';
import unaskedChain from './unasked-chain.ts';
import unboundedHook from './unbounded-hook.ts';
import unboundedRun from './unbounded-run.ts';
import unboundedServer from './unbounded-server.ts';
import uncheckedEnvFile from './unchecked-env-file.ts';
import uncheckedSecret from './unchecked-secret.ts';
import unconsultedRule from './unconsulted-rule.ts';
import undefinedDisabledServer from './undefined-disabled-server.ts';
import undefinedEnabledServer from './undefined-enabled-server.ts';
import undefinedMarketplace from './undefined-marketplace.ts';
import undefinedMcpServer from './undefined-mcp-server.ts';
import undefinedVariable from './undefined-variable.ts';
import undoneGuard from './undone-guard.ts';
import unexpandedVariable from './unexpanded-variable.ts';
import ungrantedNeed from './ungranted-need.ts';
import unguardedSideEffect from './unguarded-side-effect.ts';
import unignoredOutput from './unignored-output.ts';
import unignoredSecret from './unignored-secret.ts';
import unkeyedSideEffect from './unkeyed-side-effect.ts';
import unknownHookEvent from './unknown-hook-event.ts';
import unknownMcpKey from './unknown-mcp-key.ts';
import unknownSettingsKey from './unknown-settings-key.ts';
import unknownTool from './unknown-tool.ts';
import unloadedSkill from './unloaded-skill.ts';
import unlockedBypassMode from './unlocked-bypass-mode.ts';
import unmatchableMcpName from './unmatchable-mcp-name.ts';
import unmatchablePath from './unmatchable-path.ts';
import unmatchableRule from './unmatchable-rule.ts';
import unnamedAgent from './unnamed-agent.ts';
import unneededGrant from './unneeded-grant.ts';
import unpinnedHelper from './unpinned-helper.ts';
import unpinnedHookTool from './unpinned-hook-tool.ts';
import unpinnedMarketplace from './unpinned-marketplace.ts';
import unpinnedPluginSource from './unpinned-plugin-source.ts';
import unpinnedServer from './unpinned-server.ts';
import unquotedHookPath from './unquoted-hook-path.ts';
import unredactedLog from './unredacted-log.ts';
import unrestrictedFetch from './unrestricted-fetch.ts';
import unrestrictedShell from './unrestricted-shell.ts';
import unscopedAgentTool from './unscoped-agent-tool.ts';
import unstoppedScript from './unstopped-script.ts';
import untrustedRun from './untrusted-run.ts';
import unusedAccept from './unused-accept.ts';
import unversionedSkill from './unversioned-skill.ts';
import violatedAssertion from './violated-assertion.ts';
import weakReadDeny from './weak-read-deny.ts';
import weakenedClient from './weakened-client.ts';
import weakenedSandbox from './weakened-sandbox.ts';
import weakeningAsk from './weakening-ask.ts';
import wholeServerGrant from './whole-server-grant.ts';
import wildcardBeforeSubcommand from './wildcard-before-subcommand.ts';
import writableConfiguration from './writable-configuration.ts';
import writesAnywhere from './writes-anywhere.ts';
import writingDatabaseServer from './writing-database-server.ts';

export const rules: readonly AnyRule[] = [
  acceptEditsForEveryone,
  additionalDirectoryAboveProject,
  addsNothing,
  addsOnlyDanger,
  agentMode,
  anyoneStartsAction,
  approvingHook,
  autoApprovedServers,
  bareCronPath,
  blankedVariable,
  breakableGuard,
  broadAllowedTools,
  broadSandboxDomain,
  broadSandboxWrite,
  broadToolsOption,
  brokenImport,
  brokenReference,
  bypassInstruction,
  bypassModeDefault,
  cleartextServer,
  codeThroughEnvironment,
  collidingServers,
  complexInstruction,
  confusableName,
  contradictingRule,
  controlCharacters,
  dangerousContainer,
  deadAllowedTool,
  deadMatcher,
  defaultRetention,
  denyOnChain,
  destroysData,
  disabledTlsCheck,
  downloadedCode,
  droppedSettingsEntry,
  duplicateAgentName,
  duplicateKey,
  duplicateRule,
  dynamicCommand,
  editsSteeringFile,
  encodedPayload,
  endlessAccept,
  escalatesRights,
  evadableDeny,
  executesThroughOptions,
  exfiltratingHook,
  exfiltratingInstruction,
  exfiltrationPath,
  expiredAccept,
  exposedServer,
  exposesSecrets,
  failingOpenGuard,
  fetchAndRunHook,
  fetchedAtRun,
  foreignConfiguration,
  gitIgnoredExtension,
  hardLinkedSecret,
  hiddenUnicode,
  hidingIgnorePattern,
  ignoredAdditionalDirectory,
  ignoredFrontMatterKey,
  ignoredInScope,
  ignoredWhenUntrusted,
  impersonatingPlugin,
  ineffectiveMkdirMode,
  injectableHook,
  injectableStep,
  installsPackages,
  instructionOverride,
  interactiveJob,
  invalidFrontMatterValue,
  invalidManifest,
  invalidSkillName,
  knownBadPackage,
  leadingWildcard,
  leakedVariable,
  literalSecret,
  locallyGrantedNeed,
  lookAlikeControl,
  lostExitStatus,
  lostFrontMatter,
  mcpFileNotInForce,
  millisecondTimeout,
  misanchoredPath,
  misnamedSkill,
  missingDescription,
  missingHookScript,
  missingIgnorePattern,
  missingWordBoundary,
  nameOnlyServerList,
  narrowDeny,
  narrowGuardMatcher,
  narrowRedaction,
  networkHookWithoutTimeout,
  oneToolDeny,
  openSandboxSocket,
  optionalSandbox,
  outlivesSession,
  overEquippedAgent,
  overlappingRuns,
  overlongDescription,
  overriddenUmask,
  oversizedSkill,
  ownerlessAccept,
  paddedServerText,
  pathAboveProject,
  permissionRuleSkipped,
  personalPath,
  pluginAgentPrivilege,
  protectedFileGrant,
  publishesArtifacts,
  reachesNetwork,
  readPastDeny,
  readableLog,
  readableSecret,
  readableTranscript,
  redirectedTraffic,
  redundantRule,
  remoteHttpHook,
  reopenedDeny,
  reopenedSecret,
  repositoryHelper,
  resumedJob,
  rewritesOwnSettings,
  rootFilesystemServer,
  rootRun,
  runsAnything,
  runsWhatItEdits,
  savedOneOff,
  scriptWithoutPrompts,
  secretInArguments,
  secretInDefault,
  secretInRule,
  secretReadingSandbox,
  secretWithinReach,
  serialFetches,
  serverHeadersHelper,
  sessionSendingHook,
  settingsNotInForce,
  settingsNotLoaded,
  sharedHome,
  sharedTmp,
  shellStartedServer,
  shippedSecret,
  sideDoorOption,
  skillHooks,
  skippedDangerPrompt,
  skippedMcpServer,
  startupSecret,
  stillReadableLog,
  superfluousRule,
  suspendedInAutoMode,
  tracedSecrets,
  trackedLocalSettings,
  trackedSecret,
  transcriptParsing,
  trustedExitStatus,
  unaskedChain,
  unboundedHook,
  unboundedRun,
  unboundedServer,
  uncheckedEnvFile,
  uncheckedSecret,
  unconsultedRule,
  undefinedDisabledServer,
  undefinedEnabledServer,
  undefinedMarketplace,
  undefinedMcpServer,
  undefinedVariable,
  undoneGuard,
  unexpandedVariable,
  ungrantedNeed,
  unguardedSideEffect,
  unignoredOutput,
  unignoredSecret,
  unkeyedSideEffect,
  unknownHookEvent,
  unknownMcpKey,
  unknownSettingsKey,
  unknownTool,
  unloadedSkill,
  unlockedBypassMode,
  unmatchableMcpName,
  unmatchablePath,
  unmatchableRule,
  unnamedAgent,
  unneededGrant,
  unpinnedHelper,
  unpinnedHookTool,
  unpinnedMarketplace,
  unpinnedPluginSource,
  unpinnedServer,
  unquotedHookPath,
  unredactedLog,
  unrestrictedFetch,
  unrestrictedShell,
  unscopedAgentTool,
  unstoppedScript,
  untrustedRun,
  unusedAccept,
  unversionedSkill,
  violatedAssertion,
  weakReadDeny,
  weakenedClient,
  weakenedSandbox,
  weakeningAsk,
  wholeServerGrant,
  wildcardBeforeSubcommand,
  writableConfiguration,
  writesAnywhere,
  writingDatabaseServer,
];

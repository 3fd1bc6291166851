// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { Examples } from '../src/findings/rule.ts';
import { examples as acceptEditsForEveryone } from './accept-edits-for-everyone.ts';
import { examples as additionalDirectoryAboveProject } from './additional-directory-above-project.ts';
import { examples as addsNothing } from './adds-nothing.ts';
import { examples as addsOnlyDanger } from './adds-only-danger.ts';
import { examples as agentMode } from './agent-mode.ts';
import { examples as anyoneStartsAction } from './anyone-starts-action.ts';
import { examples as approvingHook } from './approving-hook.ts';
import { examples as autoApprovedServers } from './auto-approved-servers.ts';
import { examples as bareCronPath } from './bare-cron-path.ts';
import { examples as blankedVariable } from './blanked-variable.ts';
import { examples as breakableGuard } from './breakable-guard.ts';
import { examples as broadAllowedTools } from './broad-allowed-tools.ts';
import { examples as broadSandboxDomain } from './broad-sandbox-domain.ts';
import { examples as broadSandboxWrite } from './broad-sandbox-write.ts';
import { examples as broadToolsOption } from './broad-tools-option.ts';
import { examples as brokenImport } from './broken-import.ts';
import { examples as brokenReference } from './broken-reference.ts';
import { examples as bypassInstruction } from './bypass-instruction.ts';
import { examples as bypassModeDefault } from './bypass-mode-default.ts';
import { examples as cleartextServer } from './cleartext-server.ts';
import { examples as codeThroughEnvironment } from './code-through-environment.ts';
import { examples as collidingServers } from './colliding-servers.ts';
import { examples as complexInstruction } from './complex-instruction.ts';
import { examples as confusableName } from './confusable-name.ts';
import { examples as contradictingRule } from './contradicting-rule.ts';
import { examples as controlCharacters } from './control-characters.ts';
import { examples as dangerousContainer } from './dangerous-container.ts';
import { examples as deadAllowedTool } from './dead-allowed-tool.ts';
import { examples as deadMatcher } from './dead-matcher.ts';
import { examples as defaultRetention } from './default-retention.ts';
import { examples as denyOnChain } from './deny-on-chain.ts';
import { examples as destroysData } from './destroys-data.ts';
import { examples as disabledTlsCheck } from './disabled-tls-check.ts';
import { examples as downloadedCode } from './downloaded-code.ts';
import { examples as droppedSettingsEntry } from './dropped-settings-entry.ts';
import { examples as duplicateAgentName } from './duplicate-agent-name.ts';
import { examples as duplicateKey } from './duplicate-key.ts';
import { examples as duplicateRule } from './duplicate-rule.ts';
import { examples as dynamicCommand } from './dynamic-command.ts';
import { examples as editsSteeringFile } from './edits-steering-file.ts';
import { examples as encodedPayload } from './encoded-payload.ts';
import { examples as endlessAccept } from './endless-accept.ts';
import { examples as escalatesRights } from './escalates-rights.ts';
import { examples as evadableDeny } from './evadable-deny.ts';
import { examples as executesThroughOptions } from './executes-through-options.ts';
import { examples as exfiltratingHook } from './exfiltrating-hook.ts';
import { examples as exfiltratingInstruction } from './exfiltrating-instruction.ts';
import { examples as exfiltrationPath } from './exfiltration-path.ts';
import { examples as expiredAccept } from './expired-accept.ts';
import { examples as exposedServer } from './exposed-server.ts';
import { examples as exposesSecrets } from './exposes-secrets.ts';
import { examples as failingOpenGuard } from './failing-open-guard.ts';
import { examples as fetchAndRunHook } from './fetch-and-run-hook.ts';
import { examples as fetchedAtRun } from './fetched-at-run.ts';
import { examples as foreignConfiguration } from './foreign-configuration.ts';
import { examples as gitIgnoredExtension } from './git-ignored-extension.ts';
import { examples as hardLinkedSecret } from './hard-linked-secret.ts';
import { examples as hiddenUnicode } from './hidden-unicode.ts';
import { examples as hidingIgnorePattern } from './hiding-ignore-pattern.ts';
import { examples as ignoredAdditionalDirectory } from './ignored-additional-directory.ts';
import { examples as ignoredFrontMatterKey } from './ignored-front-matter-key.ts';
import { examples as ignoredInScope } from './ignored-in-scope.ts';
import { examples as ignoredWhenUntrusted } from './ignored-when-untrusted.ts';
import { examples as impersonatingPlugin } from './impersonating-plugin.ts';
import { examples as ineffectiveMkdirMode } from './ineffective-mkdir-mode.ts';
import { examples as injectableHook } from './injectable-hook.ts';
import { examples as injectableStep } from './injectable-step.ts';
import { examples as installsPackages } from './installs-packages.ts';
import { examples as instructionOverride } from './instruction-override.ts';
import { examples as interactiveJob } from './interactive-job.ts';
import { examples as invalidFrontMatterValue } from './invalid-front-matter-value.ts';
import { examples as invalidManifest } from './invalid-manifest.ts';
import { examples as invalidSkillName } from './invalid-skill-name.ts';
import { examples as knownBadPackage } from './known-bad-package.ts';
import { examples as leadingWildcard } from './leading-wildcard.ts';
import { examples as leakedVariable } from './leaked-variable.ts';
import { examples as literalSecret } from './literal-secret.ts';
import { examples as locallyGrantedNeed } from './locally-granted-need.ts';
import { examples as lookAlikeControl } from './look-alike-control.ts';
import { examples as lostExitStatus } from './lost-exit-status.ts';
import { examples as lostFrontMatter } from './lost-front-matter.ts';
import { examples as mcpFileNotInForce } from './mcp-file-not-in-force.ts';
import { examples as millisecondTimeout } from './millisecond-timeout.ts';
import { examples as misanchoredPath } from './misanchored-path.ts';
import { examples as misnamedSkill } from './misnamed-skill.ts';
import { examples as missingDescription } from './missing-description.ts';
import { examples as missingHookScript } from './missing-hook-script.ts';
import { examples as missingIgnorePattern } from './missing-ignore-pattern.ts';
import { examples as missingWordBoundary } from './missing-word-boundary.ts';
import { examples as nameOnlyServerList } from './name-only-server-list.ts';
import { examples as narrowDeny } from './narrow-deny.ts';
import { examples as narrowGuardMatcher } from './narrow-guard-matcher.ts';
import { examples as narrowRedaction } from './narrow-redaction.ts';
import { examples as networkHookWithoutTimeout } from './network-hook-without-timeout.ts';
import { examples as oneToolDeny } from './one-tool-deny.ts';
import { examples as openSandboxSocket } from './open-sandbox-socket.ts';
import { examples as optionalSandbox } from './optional-sandbox.ts';
import { examples as outlivesSession } from './outlives-session.ts';
import { examples as overEquippedAgent } from './over-equipped-agent.ts';
import { examples as overlappingRuns } from './overlapping-runs.ts';
import { examples as overlongDescription } from './overlong-description.ts';
import { examples as overriddenUmask } from './overridden-umask.ts';
import { examples as oversizedSkill } from './oversized-skill.ts';
import { examples as ownerlessAccept } from './ownerless-accept.ts';
import { examples as paddedServerText } from './padded-server-text.ts';
import { examples as pathAboveProject } from './path-above-project.ts';
import { examples as permissionRuleSkipped } from './permission-rule-skipped.ts';
import { examples as personalPath } from './personal-path.ts';
import { examples as pluginAgentPrivilege } from './plugin-agent-privilege.ts';
import { examples as protectedFileGrant } from './protected-file-grant.ts';
import { examples as publishesArtifacts } from './publishes-artifacts.ts';
import { examples as reachesNetwork } from './reaches-network.ts';
import { examples as readPastDeny } from './read-past-deny.ts';
import { examples as readableLog } from './readable-log.ts';
import { examples as readableSecret } from './readable-secret.ts';
import { examples as readableTranscript } from './readable-transcript.ts';
import { examples as redirectedTraffic } from './redirected-traffic.ts';
import { examples as redundantRule } from './redundant-rule.ts';
import { examples as remoteHttpHook } from './remote-http-hook.ts';
import { examples as reopenedDeny } from './reopened-deny.ts';
import { examples as reopenedSecret } from './reopened-secret.ts';
import { examples as repositoryHelper } from './repository-helper.ts';
import { examples as resumedJob } from './resumed-job.ts';
import { examples as rewritesOwnSettings } from './rewrites-own-settings.ts';
import { examples as rootFilesystemServer } from './root-filesystem-server.ts';
import { examples as rootRun } from './root-run.ts';
import { examples as runsAnything } from './runs-anything.ts';
import { examples as runsWhatItEdits } from './runs-what-it-edits.ts';
import { examples as savedOneOff } from './saved-one-off.ts';
import { examples as scriptWithoutPrompts } from './script-without-prompts.ts';
import { examples as secretInArguments } from './secret-in-arguments.ts';
import { examples as secretInDefault } from './secret-in-default.ts';
import { examples as secretInRule } from './secret-in-rule.ts';
import { examples as secretReadingSandbox } from './secret-reading-sandbox.ts';
import { examples as secretWithinReach } from './secret-within-reach.ts';
import { examples as serialFetches } from './serial-fetches.ts';
import { examples as serverHeadersHelper } from './server-headers-helper.ts';
import { examples as sessionSendingHook } from './session-sending-hook.ts';
import { examples as settingsNotInForce } from './settings-not-in-force.ts';
import { examples as settingsNotLoaded } from './settings-not-loaded.ts';
import { examples as sharedHome } from './shared-home.ts';
import { examples as sharedTmp } from './shared-tmp.ts';
import { examples as shellStartedServer } from './shell-started-server.ts';
import { examples as shippedSecret } from './shipped-secret.ts';
import { examples as sideDoorOption } from './side-door-option.ts';
import { examples as skillHooks } from './skill-hooks.ts';
import { examples as skippedDangerPrompt } from './skipped-danger-prompt.ts';
import { examples as skippedMcpServer } from './skipped-mcp-server.ts';
import { examples as startupSecret } from './startup-secret.ts';
import { examples as stillReadableLog } from './still-readable-log.ts';
import { examples as superfluousRule } from './superfluous-rule.ts';
import { examples as suspendedInAutoMode } from './suspended-in-auto-mode.ts';
import { examples as tracedSecrets } from './traced-secrets.ts';
import { examples as trackedLocalSettings } from './tracked-local-settings.ts';
import { examples as trackedSecret } from './tracked-secret.ts';
import { examples as transcriptParsing } from './transcript-parsing.ts';
import { examples as trustedExitStatus } from './trusted-exit-status.ts';
import { examples as unaskedChain } from './unasked-chain.ts';
import { examples as unboundedHook } from './unbounded-hook.ts';
import { examples as unboundedRun } from './unbounded-run.ts';
import { examples as unboundedServer } from './unbounded-server.ts';
import { examples as uncheckedEnvFile } from './unchecked-env-file.ts';
import { examples as uncheckedSecret } from './unchecked-secret.ts';
import { examples as unconsultedRule } from './unconsulted-rule.ts';
import { examples as undefinedDisabledServer } from './undefined-disabled-server.ts';
import { examples as undefinedEnabledServer } from './undefined-enabled-server.ts';
import { examples as undefinedMarketplace } from './undefined-marketplace.ts';
import { examples as undefinedMcpServer } from './undefined-mcp-server.ts';
import { examples as undefinedVariable } from './undefined-variable.ts';
import { examples as undoneGuard } from './undone-guard.ts';
import { examples as unexpandedVariable } from './unexpanded-variable.ts';
import { examples as ungrantedNeed } from './ungranted-need.ts';
import { examples as unguardedSideEffect } from './unguarded-side-effect.ts';
import { examples as unignoredOutput } from './unignored-output.ts';
import { examples as unignoredSecret } from './unignored-secret.ts';
import { examples as unkeyedSideEffect } from './unkeyed-side-effect.ts';
import { examples as unknownHookEvent } from './unknown-hook-event.ts';
import { examples as unknownMcpKey } from './unknown-mcp-key.ts';
import { examples as unknownSettingsKey } from './unknown-settings-key.ts';
import { examples as unknownTool } from './unknown-tool.ts';
import { examples as unloadedSkill } from './unloaded-skill.ts';
import { examples as unlockedBypassMode } from './unlocked-bypass-mode.ts';
import { examples as unmatchableMcpName } from './unmatchable-mcp-name.ts';
import { examples as unmatchablePath } from './unmatchable-path.ts';
import { examples as unmatchableRule } from './unmatchable-rule.ts';
import { examples as unnamedAgent } from './unnamed-agent.ts';
import { examples as unneededGrant } from './unneeded-grant.ts';
import { examples as unpinnedHelper } from './unpinned-helper.ts';
import { examples as unpinnedHookTool } from './unpinned-hook-tool.ts';
import { examples as unpinnedMarketplace } from './unpinned-marketplace.ts';
import { examples as unpinnedPluginSource } from './unpinned-plugin-source.ts';
import { examples as unpinnedServer } from './unpinned-server.ts';
import { examples as unquotedHookPath } from './unquoted-hook-path.ts';
import { examples as unredactedLog } from './unredacted-log.ts';
import { examples as unrestrictedFetch } from './unrestricted-fetch.ts';
import { examples as unrestrictedShell } from './unrestricted-shell.ts';
import { examples as unscopedAgentTool } from './unscoped-agent-tool.ts';
import { examples as unstoppedScript } from './unstopped-script.ts';
import { examples as untrustedRun } from './untrusted-run.ts';
import { examples as unusedAccept } from './unused-accept.ts';
import { examples as unversionedSkill } from './unversioned-skill.ts';
import { examples as violatedAssertion } from './violated-assertion.ts';
import { examples as weakReadDeny } from './weak-read-deny.ts';
import { examples as weakenedClient } from './weakened-client.ts';
import { examples as weakenedSandbox } from './weakened-sandbox.ts';
import { examples as weakeningAsk } from './weakening-ask.ts';
import { examples as wholeServerGrant } from './whole-server-grant.ts';
import { examples as wildcardBeforeSubcommand } from './wildcard-before-subcommand.ts';
import { examples as writableConfiguration } from './writable-configuration.ts';
import { examples as writesAnywhere } from './writes-anywhere.ts';
import { examples as writingDatabaseServer } from './writing-database-server.ts';

/** Kept apart from the rules, so that the bundle of `check` does not carry them. */
export const examples: Readonly<Record<string, () => Examples>> = {
  'accept-edits-for-everyone': acceptEditsForEveryone,
  'additional-directory-above-project': additionalDirectoryAboveProject,
  'adds-nothing': addsNothing,
  'adds-only-danger': addsOnlyDanger,
  'agent-mode': agentMode,
  'anyone-starts-action': anyoneStartsAction,
  'approving-hook': approvingHook,
  'auto-approved-servers': autoApprovedServers,
  'bare-cron-path': bareCronPath,
  'blanked-variable': blankedVariable,
  'breakable-guard': breakableGuard,
  'broad-allowed-tools': broadAllowedTools,
  'broad-sandbox-domain': broadSandboxDomain,
  'broad-sandbox-write': broadSandboxWrite,
  'broad-tools-option': broadToolsOption,
  'broken-import': brokenImport,
  'broken-reference': brokenReference,
  'bypass-instruction': bypassInstruction,
  'bypass-mode-default': bypassModeDefault,
  'cleartext-server': cleartextServer,
  'code-through-environment': codeThroughEnvironment,
  'colliding-servers': collidingServers,
  'complex-instruction': complexInstruction,
  'confusable-name': confusableName,
  'contradicting-rule': contradictingRule,
  'control-characters': controlCharacters,
  'dangerous-container': dangerousContainer,
  'dead-allowed-tool': deadAllowedTool,
  'dead-matcher': deadMatcher,
  'default-retention': defaultRetention,
  'deny-on-chain': denyOnChain,
  'destroys-data': destroysData,
  'disabled-tls-check': disabledTlsCheck,
  'downloaded-code': downloadedCode,
  'dropped-settings-entry': droppedSettingsEntry,
  'duplicate-agent-name': duplicateAgentName,
  'duplicate-key': duplicateKey,
  'duplicate-rule': duplicateRule,
  'dynamic-command': dynamicCommand,
  'edits-steering-file': editsSteeringFile,
  'encoded-payload': encodedPayload,
  'endless-accept': endlessAccept,
  'escalates-rights': escalatesRights,
  'evadable-deny': evadableDeny,
  'executes-through-options': executesThroughOptions,
  'exfiltrating-hook': exfiltratingHook,
  'exfiltrating-instruction': exfiltratingInstruction,
  'exfiltration-path': exfiltrationPath,
  'expired-accept': expiredAccept,
  'exposed-server': exposedServer,
  'exposes-secrets': exposesSecrets,
  'failing-open-guard': failingOpenGuard,
  'fetch-and-run-hook': fetchAndRunHook,
  'fetched-at-run': fetchedAtRun,
  'foreign-configuration': foreignConfiguration,
  'git-ignored-extension': gitIgnoredExtension,
  'hard-linked-secret': hardLinkedSecret,
  'hidden-unicode': hiddenUnicode,
  'hiding-ignore-pattern': hidingIgnorePattern,
  'ignored-additional-directory': ignoredAdditionalDirectory,
  'ignored-front-matter-key': ignoredFrontMatterKey,
  'ignored-in-scope': ignoredInScope,
  'ignored-when-untrusted': ignoredWhenUntrusted,
  'impersonating-plugin': impersonatingPlugin,
  'ineffective-mkdir-mode': ineffectiveMkdirMode,
  'injectable-hook': injectableHook,
  'injectable-step': injectableStep,
  'installs-packages': installsPackages,
  'instruction-override': instructionOverride,
  'interactive-job': interactiveJob,
  'invalid-front-matter-value': invalidFrontMatterValue,
  'invalid-manifest': invalidManifest,
  'invalid-skill-name': invalidSkillName,
  'known-bad-package': knownBadPackage,
  'leading-wildcard': leadingWildcard,
  'leaked-variable': leakedVariable,
  'literal-secret': literalSecret,
  'locally-granted-need': locallyGrantedNeed,
  'look-alike-control': lookAlikeControl,
  'lost-exit-status': lostExitStatus,
  'lost-front-matter': lostFrontMatter,
  'mcp-file-not-in-force': mcpFileNotInForce,
  'millisecond-timeout': millisecondTimeout,
  'misanchored-path': misanchoredPath,
  'misnamed-skill': misnamedSkill,
  'missing-description': missingDescription,
  'missing-hook-script': missingHookScript,
  'missing-ignore-pattern': missingIgnorePattern,
  'missing-word-boundary': missingWordBoundary,
  'name-only-server-list': nameOnlyServerList,
  'narrow-deny': narrowDeny,
  'narrow-guard-matcher': narrowGuardMatcher,
  'narrow-redaction': narrowRedaction,
  'network-hook-without-timeout': networkHookWithoutTimeout,
  'one-tool-deny': oneToolDeny,
  'open-sandbox-socket': openSandboxSocket,
  'optional-sandbox': optionalSandbox,
  'outlives-session': outlivesSession,
  'over-equipped-agent': overEquippedAgent,
  'overlapping-runs': overlappingRuns,
  'overlong-description': overlongDescription,
  'overridden-umask': overriddenUmask,
  'oversized-skill': oversizedSkill,
  'ownerless-accept': ownerlessAccept,
  'padded-server-text': paddedServerText,
  'path-above-project': pathAboveProject,
  'permission-rule-skipped': permissionRuleSkipped,
  'personal-path': personalPath,
  'plugin-agent-privilege': pluginAgentPrivilege,
  'protected-file-grant': protectedFileGrant,
  'publishes-artifacts': publishesArtifacts,
  'reaches-network': reachesNetwork,
  'read-past-deny': readPastDeny,
  'readable-log': readableLog,
  'readable-secret': readableSecret,
  'readable-transcript': readableTranscript,
  'redirected-traffic': redirectedTraffic,
  'redundant-rule': redundantRule,
  'remote-http-hook': remoteHttpHook,
  'reopened-deny': reopenedDeny,
  'reopened-secret': reopenedSecret,
  'repository-helper': repositoryHelper,
  'resumed-job': resumedJob,
  'rewrites-own-settings': rewritesOwnSettings,
  'root-filesystem-server': rootFilesystemServer,
  'root-run': rootRun,
  'runs-anything': runsAnything,
  'runs-what-it-edits': runsWhatItEdits,
  'saved-one-off': savedOneOff,
  'script-without-prompts': scriptWithoutPrompts,
  'secret-in-arguments': secretInArguments,
  'secret-in-default': secretInDefault,
  'secret-in-rule': secretInRule,
  'secret-reading-sandbox': secretReadingSandbox,
  'secret-within-reach': secretWithinReach,
  'serial-fetches': serialFetches,
  'server-headers-helper': serverHeadersHelper,
  'session-sending-hook': sessionSendingHook,
  'settings-not-in-force': settingsNotInForce,
  'settings-not-loaded': settingsNotLoaded,
  'shared-home': sharedHome,
  'shared-tmp': sharedTmp,
  'shell-started-server': shellStartedServer,
  'shipped-secret': shippedSecret,
  'side-door-option': sideDoorOption,
  'skill-hooks': skillHooks,
  'skipped-danger-prompt': skippedDangerPrompt,
  'skipped-mcp-server': skippedMcpServer,
  'startup-secret': startupSecret,
  'still-readable-log': stillReadableLog,
  'superfluous-rule': superfluousRule,
  'suspended-in-auto-mode': suspendedInAutoMode,
  'traced-secrets': tracedSecrets,
  'tracked-local-settings': trackedLocalSettings,
  'tracked-secret': trackedSecret,
  'transcript-parsing': transcriptParsing,
  'trusted-exit-status': trustedExitStatus,
  'unasked-chain': unaskedChain,
  'unbounded-hook': unboundedHook,
  'unbounded-run': unboundedRun,
  'unbounded-server': unboundedServer,
  'unchecked-env-file': uncheckedEnvFile,
  'unchecked-secret': uncheckedSecret,
  'unconsulted-rule': unconsultedRule,
  'undefined-disabled-server': undefinedDisabledServer,
  'undefined-enabled-server': undefinedEnabledServer,
  'undefined-marketplace': undefinedMarketplace,
  'undefined-mcp-server': undefinedMcpServer,
  'undefined-variable': undefinedVariable,
  'undone-guard': undoneGuard,
  'unexpanded-variable': unexpandedVariable,
  'ungranted-need': ungrantedNeed,
  'unguarded-side-effect': unguardedSideEffect,
  'unignored-output': unignoredOutput,
  'unignored-secret': unignoredSecret,
  'unkeyed-side-effect': unkeyedSideEffect,
  'unknown-hook-event': unknownHookEvent,
  'unknown-mcp-key': unknownMcpKey,
  'unknown-settings-key': unknownSettingsKey,
  'unknown-tool': unknownTool,
  'unloaded-skill': unloadedSkill,
  'unlocked-bypass-mode': unlockedBypassMode,
  'unmatchable-mcp-name': unmatchableMcpName,
  'unmatchable-path': unmatchablePath,
  'unmatchable-rule': unmatchableRule,
  'unnamed-agent': unnamedAgent,
  'unneeded-grant': unneededGrant,
  'unpinned-helper': unpinnedHelper,
  'unpinned-hook-tool': unpinnedHookTool,
  'unpinned-marketplace': unpinnedMarketplace,
  'unpinned-plugin-source': unpinnedPluginSource,
  'unpinned-server': unpinnedServer,
  'unquoted-hook-path': unquotedHookPath,
  'unredacted-log': unredactedLog,
  'unrestricted-fetch': unrestrictedFetch,
  'unrestricted-shell': unrestrictedShell,
  'unscoped-agent-tool': unscopedAgentTool,
  'unstopped-script': unstoppedScript,
  'untrusted-run': untrustedRun,
  'unused-accept': unusedAccept,
  'unversioned-skill': unversionedSkill,
  'violated-assertion': violatedAssertion,
  'weak-read-deny': weakReadDeny,
  'weakened-client': weakenedClient,
  'weakened-sandbox': weakenedSandbox,
  'weakening-ask': weakeningAsk,
  'whole-server-grant': wholeServerGrant,
  'wildcard-before-subcommand': wildcardBeforeSubcommand,
  'writable-configuration': writableConfiguration,
  'writes-anywhere': writesAnywhere,
  'writing-database-server': writingDatabaseServer,
};

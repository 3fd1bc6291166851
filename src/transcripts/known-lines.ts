/*
 * What lines of clients up to the one that was read (NEWEST_READ) are made of. Anything else is counted and read as far as it is known: the
 * format is internal to the client and changes with its releases.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

export const LINE_TYPES = words(`
  agent-color agent-name agent-setting agent_listing_delta ai-title assistant attachment cost-state custom-title file-history-snapshot
  last-prompt mode permission-mode pr-link progress prompt_snapshot queue-operation skill_listing summary system tag tools-used user worktree-state`);

export const isKnownType = (type: string): boolean => LINE_TYPES.has(type) || type.startsWith('api-request');

/** Of lines with a call or a result. */
export const LINE_KEYS = words(`
  agentId apiBlockIndex attributionAgent attributionMcpServer attributionMcpTool attributionPlugin attributionSkill classifierBoundary cwd effort
  entrypoint gitBranch holdsPersonsWords isApiErrorMessage isMeta isSidechain madeBy mcpCallNotReadOnly mcpMeta message origin parentUuid
  perTurnEffort permissionDecision permissionMode promptCacheRequested promptId promptSource queueSkipAttachments requestId requestRef requestedModel
  sandboxed serverClassifierRequest sessionId session_id slug sourceToolAssistantUUID sourceToolUseID teamName timestamp toolDenialBeforeRun
  toolDenialKind toolInputStreamMs toolUseResult turnOrigin turnPosition type userFeedback userType uuid version`);

/** Values of the keys that decide; where there are many, their beginnings. */
export const DECISION_VALUES: Readonly<Record<string, (value: string) => boolean>> = {
  decision: is('accept reject'),
  source: is('config hook user_permanent user_reject user_temporary'),
  reasonType: is('asyncAgent classifier hook mode rule subcommandResults'),
  ruleSource: is('cliArg command flagSettings localSettings policySettings projectSettings session userSettings'),
  reasonCode: (value) => /^(?:rule|bashMiss|classifier|mode|hook):/.test(value) || /^(?:permissionPromptTool|safetyCheck|unknown|workingDir)$/.test(value),
  grantScope: is('once session'),
  circuitBreaker: is('claudeSettingsFile'),
};

export const isDenialKind = (kind: string): boolean => /^(?:permission-rule|user-rejected|automode-[\w-]+)$/.test(kind);

function is(values: string): (value: string) => boolean {
  const set = words(values);
  return (value) => set.has(value);
}

/** Hook events of the client. A group under any other name is dropped when the file is loaded (paths §6.2). */
export const HOOK_EVENTS: readonly string[] = [
  'ConfigChange',
  'CwdChanged',
  'DirectoryAdded',
  'Elicitation',
  'ElicitationResult',
  'FileChanged',
  'InstructionsLoaded',
  'MessageDisplay',
  'Notification',
  'PermissionDenied',
  'PermissionRequest',
  'PostCompact',
  'PostToolBatch',
  'PostToolUse',
  'PostToolUseFailure',
  'PreCompact',
  'PreToolUse',
  'SessionEnd',
  'SessionStart',
  'Setup',
  'Stop',
  'StopFailure',
  'SubagentStart',
  'SubagentStop',
  'TaskCompleted',
  'TaskCreated',
  'TeammateIdle',
  'UserPromptExpansion',
  'UserPromptSubmit',
  'WorktreeCreate',
  'WorktreeRemove',
];

/** Names that people write for an event that is called otherwise. */
export const MISTAKEN_EVENTS: Readonly<Record<string, string>> = {
  PreToolCall: 'PreToolUse',
  PostToolCall: 'PostToolUse',
  BeforeToolUse: 'PreToolUse',
  AfterToolUse: 'PostToolUse',
  PreTool: 'PreToolUse',
  PostTool: 'PostToolUse',
  PreBash: 'PreToolUse',
  PostBash: 'PostToolUse',
  PreEdit: 'PreToolUse',
  PostEdit: 'PostToolUse',
  PreEditHook: 'PreToolUse',
  PostEditHook: 'PostToolUse',
  PreCommand: 'PreToolUse',
  PostCommand: 'PostToolUse',
  PreCommandHook: 'PreToolUse',
  PostCommandHook: 'PostToolUse',
  BeforeShellExecution: 'PreToolUse',
  BeforeMCPExecution: 'PreToolUse',
  BeforeReadFile: 'PreToolUse',
  AfterFileEdit: 'PostToolUse',
  BeforeSubmitPrompt: 'UserPromptSubmit',
  UserPrompt: 'UserPromptSubmit',
  OnStop: 'Stop',
  OnStart: 'SessionStart',
  SessionEndHook: 'SessionEnd',
  SessionStartHook: 'SessionStart',
  SessionStop: 'SessionEnd',
  AgentStop: 'SubagentStop',
  SubAgentStop: 'SubagentStop',
};

/** Events whose matcher is compared with the name of a tool (paths §4.9). */
export const TOOL_EVENTS: ReadonlySet<string> = new Set(['PreToolUse', 'PostToolUse', 'PostToolUseFailure', 'PermissionRequest', 'PermissionDenied']);

/** Events whose hooks can refuse a call: a broken one is a guard that does not guard. */
export const GUARD_EVENTS: ReadonlySet<string> = new Set(['PreToolUse', 'PermissionRequest']);

/** Events that are no calls of tools: what their matchers are compared with (documented; a newer client may know more). */
export const EVENT_VALUES: Readonly<Record<string, readonly string[]>> = {
  SessionStart: ['startup', 'resume', 'clear', 'compact'],
  PreCompact: ['manual', 'auto'],
  PostCompact: ['manual', 'auto'],
};

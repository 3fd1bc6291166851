/**
 * Tools of the client by the name that a permission rule must use. A rule on a name that is not here, in `ALIASES` or an MCP
 * name can never decide a call; the client warns about it in deny and ask lists and is silent in allow lists.
 */
export const TOOLS: ReadonlySet<string> = new Set([
  'Agent',
  'AgentOutputTool',
  'Artifact',
  'AskUserQuestion',
  'Bash',
  'BashOutput',
  'CronCreate',
  'CronDelete',
  'CronList',
  'Edit',
  'EndConversation',
  'EnterPlanMode',
  'EnterWorktree',
  'ExitPlanMode',
  'ExitWorktree',
  'Glob',
  'Grep',
  'LSP',
  'ListAgents',
  'ListMcpResourcesTool',
  'Monitor',
  'NotebookEdit',
  'PowerShell',
  'Read',
  'ReadMcpResourceTool',
  'ReportFindings',
  'ScheduleWakeup',
  'SendMessage',
  'Skill',
  'TaskCreate',
  'TaskGet',
  'TaskList',
  'TaskOutput',
  'TaskStop',
  'TaskUpdate',
  'TodoWrite',
  'ToolSearch',
  'WebFetch',
  'WebSearch',
  'Workflow',
  'Write',
]);

/** Older names that the client still translates when it loads a rule. */
export const ALIASES: Readonly<Record<string, string>> = {
  Task: 'Agent',
  KillShell: 'TaskStop',
  KillBash: 'TaskStop',
};

/** Known to the client's own check, so that it does not warn, but no call ever bears the name: rules on them match nothing. */
export const RETIRED_TOOLS: ReadonlySet<string> = new Set(['BashOutput', 'AgentOutputTool', 'TodoWrite']);

/** Names that people still write for tools that are gone; the client knows none of them. With what to write instead, where there is something. */
export const DEAD_TOOLS: Readonly<Record<string, string | undefined>> = {
  LS: 'Read',
  MultiEdit: 'Edit',
  NotebookRead: 'Read',
  Update: 'Edit',
  View: 'Read',
  TodoRead: undefined,
  SlashCommand: 'Skill',
  REPL: undefined,
  Cd: undefined,
  Computer: undefined,
  Browser: undefined,
};

/** Tools whose `Tool(path)` rules the client never consults, with the tool that governs the path instead. */
export const UNCONSULTED_PATH_TOOLS: Readonly<Record<string, 'Read' | 'Edit'>> = {
  Write: 'Edit',
  MultiEdit: 'Edit',
  NotebookEdit: 'Edit',
  Glob: 'Read',
  Grep: 'Read',
  LS: 'Read',
  NotebookRead: 'Read',
};

/** Tools whose specifier is a path pattern. */
export const PATH_TOOLS: ReadonlySet<string> = new Set(['Read', 'Edit']);

/** Tools that run shell text. Bash patterns decide both; a bare `Bash` allow does not cover Monitor. */
export const SHELL_TOOLS: ReadonlySet<string> = new Set(['Bash', 'Monitor']);

/** The name under which the client keeps a rule of this tool. */
export const canonicalTool = (name: string): string => (Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name);

export const isMcpName = (name: string): boolean => name.startsWith('mcp__');

/** How the client spells a server's or tool's name inside `mcp__server__tool`; rules must use this spelling. */
export const normalizeMcpPart = (name: string): string => name.replace(/[^A-Za-z0-9_-]/g, '_');

/** The tool name of a server's tool as calls and rules spell it. */
export const mcpToolName = (server: string, tool: string): string => `mcp__${normalizeMcpPart(server)}__${normalizeMcpPart(tool)}`;

/** Whether a rule on this name can reach any call: a tool of the client, an alias, a tool glob (deny, ask), or a normalised MCP name. */
export function isKnownTool(name: string): boolean {
  if (isMcpName(name)) return /^mcp__[A-Za-z0-9_*-]+$/.test(name);
  if (Object.hasOwn(ALIASES, name)) return true;
  if (name.includes('*')) return [...TOOLS].some((tool) => matchesToolGlob(name, tool));
  return TOOLS.has(name) && !RETIRED_TOOLS.has(name);
}

/** `*` in a tool name of a deny or ask rule stands for any characters; nothing else is special. */
export function matchesToolGlob(glob: string, tool: string): boolean {
  const parts = glob.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return first === tool;
  const last = parts[parts.length - 1] ?? '';
  if (!tool.startsWith(first) || !tool.endsWith(last) || tool.length < first.length + last.length) return false;
  let at = first.length;
  const end = tool.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = tool.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Tools that run without a rule in default mode and look at no file, host or shell text. */
export const FREE_TOOLS: ReadonlySet<string> = new Set([
  'CronCreate',
  'CronDelete',
  'CronList',
  'EnterPlanMode',
  'EnterWorktree',
  'ExitWorktree',
  'ListAgents',
  'ListMcpResourcesTool',
  'LSP',
  'ReadMcpResourceTool',
  'ReportFindings',
  'ScheduleWakeup',
  'SendMessage',
  'TaskCreate',
  'TaskGet',
  'TaskList',
  'TaskOutput',
  'TaskStop',
  'TaskUpdate',
  'TodoWrite',
  'ToolSearch',
]);

import { canonicalTool, isMcpName, TOOLS } from '../client/tools.ts';
import type { Call } from '../policy/policy.ts';

/** The input field that a call written as `Tool(text)` fills. */
const MAIN_FIELD: Readonly<Record<string, string>> = {
  Bash: 'command',
  Monitor: 'command',
  PowerShell: 'command',
  Read: 'file_path',
  Write: 'file_path',
  Edit: 'file_path',
  MultiEdit: 'file_path',
  NotebookEdit: 'notebook_path',
  Grep: 'path',
  Glob: 'path',
  WebFetch: 'url',
  WebSearch: 'query',
  Agent: 'subagent_type',
  Skill: 'skill',
};

/** A call as people write it: like a rule, but with the input itself between the parentheses, as it is. A string says what is wrong with it. */
export function parseCall(text: string, json: string | undefined): Call | string {
  const [, written = text.trim(), specifier] = /^([^(]*)\(([\s\S]*)\)$/.exec(text.trim()) ?? [];
  const tool = canonicalTool(written);
  if (!isMcpName(tool) && !/^[A-Z]\w*$/.test(tool)) return badTool(text, tool);
  const input = json === undefined ? {} : parseInput(json);
  if (typeof input === 'string') return input;
  if (specifier === undefined) return needsInput(tool, input) ?? { tool, input };
  const field = MAIN_FIELD[tool];
  if (field === undefined) return `${tool} takes no text in parentheses; give its input with --input '{"field": "value"}'`;
  // `domain:` belongs to rules; a fetch is of an address.
  if (tool === 'WebFetch' && !specifier.includes('://')) return `WebFetch fetches an address: WebFetch(https://${specifier.replace(/^domain:/, '')}/)`;
  return { tool, input: { [field]: specifier, ...input } };
}

function badTool(text: string, tool: string): string {
  const near = [...TOOLS].find((name) => name.toLowerCase() === tool.toLowerCase());
  if (near) return `"${text}": the tool is called ${near}`;
  return `"${text}" is no call; write Tool(input), for example 'Bash(git push)', 'Read(src/a.ts)', 'WebFetch(https://example.com/)' or mcp__server__tool`;
}

function needsInput(tool: string, input: Readonly<Record<string, unknown>>): string | undefined {
  const field = MAIN_FIELD[tool];
  const optional = tool === 'Agent' || tool === 'Grep' || tool === 'Glob' || tool === 'WebSearch';
  return field === undefined || optional || field in input ? undefined : `what should ${tool} do? Write ${tool}(${EXAMPLES[field] ?? field})`;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  command: 'git status',
  file_path: 'src/a.ts',
  notebook_path: 'a.ipynb',
  url: 'https://example.com/',
  skill: 'name',
};

function parseInput(json: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // said below
  }
  return '--input needs a JSON object, for example \'{"command": "git push", "run_in_background": true}\'';
}

/** The call in one line: what the tool is mainly given, then its other fields, unless no rule ever looks at them. */
export function headlineOf({ tool, input }: Call): string {
  const field = MAIN_FIELD[tool];
  const main = field === undefined ? undefined : input[field];
  if (typeof main !== 'string') return Object.keys(input).length === 0 ? tool : `${tool}: ${JSON.stringify(input)}`;
  const others = Object.entries(input).filter(([name]) => name !== field && !UNRULED.has(`${tool}.${name}`));
  return `${tool}: ${main}${others.length === 0 ? '' : ` (${others.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')})`}`;
}

const UNRULED: ReadonlySet<string> = new Set(['WebFetch.prompt', 'Write.content', 'Edit.old_string', 'Edit.new_string', 'Agent.prompt']);

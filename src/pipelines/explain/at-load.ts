import { canonicalTool, isKnownTool, isMcpName, TOOLS, UNCONSULTED_PATH_TOOLS } from '../../client/tools.ts';
import type { Effect } from '../../model/permission.ts';
import { fieldSpecifier } from '../../policy/specifier.ts';
import { parseRule, skipOf, unescapeSpecifier } from '../../policy/syntax.ts';

/** What the client does with the rule when it loads the file. */
export interface AtLoad {
  readonly status: 'kept' | 'warned' | 'skipped';
  /** Why it is skipped, or what the warning says. */
  readonly reason?: string;
  readonly suggestion?: string;
}

export function atLoad(text: string, as: Effect): AtLoad {
  const skip = skipOf(text, as);
  if (skip) return { status: 'skipped', reason: skip.message, ...(skip.suggestion !== undefined && { suggestion: skip.suggestion }) };
  const reason = warningOf(text, as);
  return reason === undefined ? { status: 'kept' } : { status: 'warned', reason };
}

/** Fields that a tool's own matcher owns: the client warns about a rule on them. */
const OWN: Readonly<Record<string, string>> = { Bash: 'command', Read: 'file_path', Edit: 'file_path', Write: 'file_path', Grep: 'path', Glob: 'path' };

/** What the client's check of its settings says about a rule that it keeps (permissions-bash §6). */
function warningOf(text: string, as: Effect): string | undefined {
  const { tool, specifier } = parseRule(text);
  if (as !== 'allow' && !isNamed(tool)) return 'it matches no known tool';
  if (specifier === undefined) return undefined;
  const content = unescapeSpecifier(specifier);
  if (tool === 'Bash' && content.endsWith(':*') && content.slice(0, -2).includes('*')) return 'before `:*` a star is a plain character';
  const field = as === 'allow' ? undefined : fieldSpecifier(content);
  if (field && OWN[tool] === field.name && field.value !== '*') return `${field.name} is compared as a raw string and will not match`;
  if (as === 'allow' && content === '*' && ['Read', 'Edit', 'Write'].includes(tool)) return 'it is narrower than the bare name: working directories only';
  const governs = UNCONSULTED_PATH_TOOLS[tool];
  if (governs === undefined || content === '*' || !['Write', 'MultiEdit', 'NotebookEdit', 'Glob'].includes(tool) || field) return undefined;
  return `file checks look at ${governs} rules only`;
}

/** Names that the client does not take for a misspelt tool: retired ones, and those that look like something else. */
const isNamed = (tool: string): boolean => isMcpName(tool) || /[_?]|^\[/.test(tool) || isKnownTool(tool) || TOOLS.has(canonicalTool(tool));

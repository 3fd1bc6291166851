import { canonicalTool, isMcpName } from '../client/tools.ts';
import type { Grant } from '../model/permission.ts';
import type { Call } from '../policy/policy.ts';
import { pathAnchor, shellPattern } from '../policy/specifier.ts';
import { unescapeSpecifier } from '../policy/syntax.ts';

/**
 * A call that the text of a rule describes, the plainest one: what a finding about the rule shows, and replays on the engine before it is
 * made. Undefined where the text is too odd to make a call of it.
 */
export function sampleCall({ rule, scope }: Pick<Grant, 'rule' | 'scope'>): Call | undefined {
  const tool = canonicalTool(rule.tool);
  const specifier = rule.specifier === undefined || /^\*+$/.test(rule.specifier) ? undefined : unescapeSpecifier(rule.specifier);
  if (isMcpName(tool)) return { tool: mcpTool(tool), input: {} };
  switch (tool) {
    case 'Bash':
    case 'Monitor':
    case 'PowerShell':
      return { tool, input: { command: specifier === undefined ? 'make' : commandOf(specifier) } };
    case 'WebFetch':
      return { tool, input: { url: `https://${hostOf(specifier)}/`, prompt: 'x' } };
    case 'Agent':
      return { tool, input: { subagent_type: nameOf(specifier), description: 'x', prompt: 'x' } };
    case 'Skill':
      return { tool, input: { skill: nameOf(specifier?.replace(/(?::| )\*$/, '').replace(/^\//, '')) } };
    default:
      return Object.hasOwn(FILE_INPUT, tool) ? fileCall(tool, specifier, scope) : { tool, input: {} };
  }
}

/** The first of several names, without what follows it. */
const nameOf = (specifier = 'x'): string => (specifier.trim().split(/[\s,]/)[0] ?? '').replaceAll('*', 'x');

/** Of a server one tool, of a glob one name. */
function mcpTool(name: string): string {
  const tool = name.replaceAll('*', 'x');
  return tool.indexOf('__', 5) < 0 ? `${tool}__x` : tool;
}

const hostOf = (specifier: string | undefined): string => specifier?.replace(/^domain:/, '').replaceAll('*', 'x') ?? 'example.com';

/** A word for each wildcard: a program where it stands first, an argument elsewhere, nothing where the last one ends a word. */
function commandOf(specifier: string): string {
  const pattern = shellPattern(specifier);
  if (pattern.kind === 'exact') return pattern.text;
  if (pattern.kind === 'prefix') return `${pattern.text} x`;
  const before = filled(pattern.words.slice(0, -1));
  return pattern.words.at(-1) === '' && /\w$/.test(before) ? before : filled(pattern.words);
}

/** The words of a pattern with one for each wildcard between them: a program where a command begins, an argument elsewhere. */
export function filled(words: readonly string[]): string {
  let begins = true;
  const texts = words.map((word, i) => {
    const text = i === 0 ? word : `${begins ? 'make' : 'x'}${word}`;
    const end = text.trimEnd();
    if (end !== '') begins = /[|;&]$/.test(end);
    return text;
  });
  return texts.join('');
}

/** What else the tool needs beside the file. */
const FILE_INPUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Read: {},
  Edit: { old_string: 'a', new_string: 'b' },
  MultiEdit: {},
  Write: { content: 'x' },
  NotebookEdit: { new_source: 'x' },
  Grep: { pattern: 'x' },
  Glob: { pattern: '*' },
};

const FIELD: Readonly<Record<string, string>> = { NotebookEdit: 'notebook_path', Grep: 'path', Glob: 'path' };

function fileCall(tool: string, specifier: string | undefined, scope: Grant['scope']): Call | undefined {
  const path = specifier === undefined ? 'x.txt' : pathOf(specifier, scope);
  return path === undefined ? undefined : { tool, input: { [FIELD[tool] ?? 'file_path']: path, ...FILE_INPUT[tool] } };
}

/** A file that a path rule names: relative to the project, absolute or in the home folder. */
function pathOf(specifier: string, scope: Grant['scope']): string | undefined {
  if (specifier.startsWith('!') || /[\\[\]{}\n]/.test(specifier)) return undefined;
  const { anchor, rest } = pathAnchor(specifier);
  const path = rest
    .replace(/^\*\*\/|(?<=\/)\*\*\//g, '')
    .replace(/\/$/, '/x')
    .replace(/[*?]+/g, 'x')
    .replace(/^\//, '');
  if (path === '') return undefined;
  if (anchor === 'absolute') return `/${path}`;
  return anchor === 'home' ? `~/${path}` : anchor === 'source' && scope === 'user' ? `~/.claude/${path}` : path;
}

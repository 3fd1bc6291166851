import { ALIASES, canonicalTool, isKnownTool, isMcpName, UNCONSULTED_PATH_TOOLS } from '../../client/tools.ts';
import type { PermissionRule } from '../../model/permission.ts';
import { fieldSpecifier, pathAnchor, shellPattern } from '../../policy/specifier.ts';
import { unescapeSpecifier } from '../../policy/syntax.ts';
import { baseOf, type Setting } from './alone.ts';

/** The input fields that a deny or ask rule on a file tool can name (R10). */
const FIELDS: Readonly<Record<string, RegExp>> = {
  Read: /^(?:limit|offset|pages)$/,
  Edit: /^(?:old_string|new_string|replace_all)$/,
  Write: /^content$/,
  NotebookEdit: /^(?:cell_id|cell_type|edit_mode|new_source)$/,
  Grep: /^(?:pattern|glob|type|output_mode|multiline|head_limit|offset)$/,
  Glob: /^pattern$/,
  Monitor: /^(?:command|description|timeout_ms|timeout)$/,
};

export function inputField({ tool, specifier }: Pick<PermissionRule, 'tool' | 'specifier'>): boolean {
  const name = specifier === undefined ? undefined : fieldSpecifier(unescapeSpecifier(specifier))?.name;
  return name !== undefined && Object.hasOwn(FIELDS, tool) && (FIELDS[tool]?.test(name) ?? false);
}

/** What the rule matches, in plain words; one sentence each. */
export function meaningOf(rule: PermissionRule, setting: Setting): readonly string[] {
  const tool = canonicalTool(rule.tool);
  const alias = Object.hasOwn(ALIASES, rule.tool) ? [`${rule.tool} is the older name of ${tool}.`] : [];
  const specifier = rule.specifier === undefined ? undefined : unescapeSpecifier(rule.specifier);
  return [...alias, ...words(tool, specifier, setting)];
}

function words(tool: string, specifier: string | undefined, setting: Setting): readonly string[] {
  if (isMcpName(tool)) return mcpWords(tool);
  if (tool.includes('*')) return [`Every tool whose name has the form ${tool}; only the star is special, and only deny and ask lists take it.`];
  const whole = specifier === undefined || specifier === '*';
  const field = setting.as === 'allow' || specifier === undefined ? undefined : fieldSpecifier(specifier);
  if (setting.as !== 'allow' && tool !== 'Bash' && inputField({ tool, specifier }))
    return [`Calls of ${tool} whose input field ${field?.name ?? ''} is \`${field?.value ?? ''}\`.`];
  const unconsulted = UNCONSULTED_PATH_TOOLS[tool];
  if (unconsulted !== undefined && !whole) {
    return [`A path on ${tool}. The client has path rules for Read and Edit only: ${unconsulted} rules decide for ${tool}, this one is never looked at.`];
  }
  if (!isKnownTool(tool)) return [`A tool called "${tool}", which the client does not have.`];
  switch (tool) {
    case 'Bash':
      return shellWords(specifier, setting);
    case 'Monitor':
      return whole ? ['Every call of Monitor, whatever its shell text.'] : ['Nothing in an allow list: the shell text of Monitor is checked by Bash rules.'];
    case 'Read':
    case 'Edit':
      return whole ? bareFiles(tool, specifier, setting) : pathWords(tool, specifier, setting);
    case 'Write':
    case 'NotebookEdit':
    case 'Glob':
    case 'Grep':
      return bareFiles(tool, specifier, setting);
    case 'WebFetch':
      return fetchWords(specifier);
    case 'Agent':
    case 'Skill':
      return namedWords(tool, specifier, whole, field);
    case 'PowerShell':
      return whole ? ['Every PowerShell command.'] : ['A PowerShell command. What such rules match was not measured.'];
    default:
      if (whole) return [`Every call of ${tool}.`];
      return field
        ? [`Calls of ${tool} whose input field ${field.name} is \`${field.value}\`.`]
        : [`${tool} rules take no content: only the bare name, and \`field:value\` in deny and ask lists.`];
  }
}

function shellWords(specifier: string | undefined, { as }: Setting): readonly string[] {
  const whole = as === 'allow' ? 'Every shell command. It is asked last: deny rules, ask rules and safety checks stand.' : 'Every shell command; Monitor too.';
  if (specifier === undefined || specifier === '*') return [whole];
  const pattern = shellPattern(specifier);
  const field = as === 'allow' ? undefined : fieldSpecifier(specifier);
  const more =
    field && /^(?:timeout|description|run_in_background|dangerouslyDisableSandbox)$/.test(field.name)
      ? [`Also any call whose input field ${field.name} fits.`]
      : [];
  const compared =
    as === 'allow'
      ? 'Each command of a chain is compared by itself, without time, timeout, nice or nohup in front.'
      : 'Each command of a chain is compared, also behind sudo or env, by absolute path, and inside $( ).';
  return [shape(pattern.kind, specifier, pattern.text, pattern.kind === 'wildcard' && pattern.optionalTail), ...more, compared];
}

function shape(kind: 'exact' | 'prefix' | 'wildcard', specifier: string, text: string, tail: boolean): string {
  if (kind === 'exact') return `Exactly the command \`${text}\`, with nothing before or after it.`;
  if (kind === 'prefix') return `Prefix: \`${text}\` alone, or followed by a blank and anything; never as the start of a longer word.`;
  if (tail) return `Wildcard: \`${text.slice(0, -2)}\` alone, or followed by a blank and anything; the same as \`${text.slice(0, -2)}:*\`.`;
  if (/^[^*]+\*$/.test(specifier)) return `Wildcard: everything that starts with \`${text.slice(0, -1)}\`; without a blank before the star the word may go on.`;
  return `Wildcard: commands of the form \`${text}\`; each star is any text, blanks, options and nothing at all included.`;
}

function bareFiles(tool: string, specifier: string | undefined, { as }: Setting): readonly string[] {
  const shell = tool === 'Read' || tool === 'Edit' || tool === 'Write' ? ' Files that shell commands touch are not its business.' : '';
  if (as === 'allow' && specifier === '*')
    return [`Every call of ${tool} inside the working directories; the bare name \`${tool}\` reaches every path.${shell}`];
  if (as === 'deny' && tool === 'Read') return [`Every call of Read; Edit and Write are refused with it.${shell}`];
  return [`Every call of ${tool}, on any path; of no other tool.${shell}`];
}

function pathWords(tool: 'Read' | 'Edit', specifier: string | undefined, setting: Setting): readonly string[] {
  const text = specifier ?? '';
  if (/^(?:\.\/)?!/.test(text))
    return ['A negated pattern: it re-opens what earlier rules of the same list of the same source matched, and matches nothing by itself.'];
  return [`Files that match the gitignore pattern, upper and lower case alike, ${where(text, setting)}.`, governs(tool, setting)];
}

function where(text: string, setting: Setting): string {
  const { anchor, rest } = pathAnchor(text);
  if (anchor === 'absolute') return 'from the root of the disk (`//`)';
  if (anchor === 'home') return 'from the home folder (`~/`)';
  if (anchor === 'source') {
    const base = baseOf(setting);
    return base === ''
      ? 'from the folder where the session starts (one `/` is not the root of the disk)'
      : `from ${base} (one \`/\` is the folder of this settings source)`;
  }
  const inner = /.\/./.test(rest);
  const deep = !inner || rest.startsWith('**/');
  const single = /^[^/]+\/\*\*$/.test(rest);
  if (setting.as === 'allow') return deep || (!single && /^[^/]+\/?$/.test(rest)) ? 'at any depth below the current folder' : 'from the current folder';
  return deep || single ? 'at any depth below the working directories' : 'from the working directories, wherever `cd` leads';
}

function governs(tool: 'Read' | 'Edit', { as }: Setting): string {
  if (tool === 'Read') {
    if (as === 'allow') return 'For Read, Grep, Glob and shell commands that read named files; inside the working directories reading needs no rule.';
    if (as === 'deny') return 'For Read, Grep, Glob, Edit, Write and shell commands that name the file.';
    return 'For Read, Grep and Glob; shell commands are not asked about.';
  }
  if (as === 'allow') return 'For Edit, Write, NotebookEdit and redirections of the shell; it lets the files be read, too.';
  return as === 'deny'
    ? 'For Edit, Write, NotebookEdit and shell commands that name the file to write it.'
    : 'For Edit, Write and NotebookEdit; shell commands are not asked about.';
}

function fetchWords(specifier: string | undefined): readonly string[] {
  if (specifier === undefined || specifier === '*') return ['Every URL.'];
  const host = specifier.startsWith('domain:') ? specifier.slice('domain:'.length) : undefined;
  if (host === undefined) return ['WebFetch rules name a host: `domain:host`.'];
  const any = 'Scheme, port and path do not matter.';
  if (host === '*') return ['Every host.'];
  if (host.startsWith('*.') && !host.slice(2).includes('*'))
    return [`Every host below \`${host.slice(2)}\` at any depth, but not \`${host.slice(2)}\` itself. ${any}`];
  if (host.includes('*')) return [`Hosts of the form \`${host}\`; a star stays inside one name between dots, and what is glued to it may be longer. ${any}`];
  return [`The host \`${host}\` and none below it. ${any}`];
}

function namedWords(
  tool: 'Agent' | 'Skill',
  specifier: string | undefined,
  whole: boolean,
  field: { readonly name: string; readonly value: string } | undefined,
): readonly string[] {
  const noun = tool === 'Agent' ? 'agent' : 'skill';
  if (whole || specifier === undefined) return [`Every ${noun}.`];
  if (field) return [`Calls of ${tool} whose input field ${field.name} is \`${field.value}\`.`];
  const prefix = tool === 'Skill' ? /^\/?([\s\S]*?)(?::| )\*$/.exec(specifier)?.[1] : undefined;
  if (prefix !== undefined) return [`Every skill whose name begins with \`${prefix}\`, longer names included, with any arguments.`];
  return [
    tool === 'Agent' ? `The agent called exactly \`${specifier}\`.` : `The skill called exactly \`${specifier.replace(/^\//, '')}\`, with any arguments.`,
  ];
}

function mcpWords(tool: string): readonly string[] {
  const [server = '', ...rest] = tool.slice('mcp__'.length).split('__');
  const name = rest.join('__');
  const spelling = 'Names are compared as the client spells them: every character outside A-Z a-z 0-9 _ - is a `_`.';
  if (server.includes('*')) return [`MCP tools whose name has the form \`${tool}\`, of any server that fits.`];
  if (name === '' || /^\*+$/.test(name)) return [`Every tool of the MCP server \`${server}\`, also those that a later version brings.`, spelling];
  return [
    name.includes('*')
      ? `Tools of the MCP server \`${server}\` whose name has the form \`${name}\`.`
      : `The tool \`${name}\` of the MCP server \`${server}\`, with any input.`,
    spelling,
  ];
}

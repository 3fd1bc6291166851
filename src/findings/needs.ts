import { isKnownProgram } from '../capability/telling.ts';
import { ANY_FLAGS } from '../client/read-only.ts';
import { isMcpName, mcpToolName } from '../client/tools.ts';
import { dynamicCommands } from '../load/document/markdown.ts';
import { parseShell } from '../load/document/shell.lazy.ts';
import type { Harness, Prompt } from '../model/harness.ts';
import type { Origin, Span } from '../model/origin.ts';
import type { ShellCommand } from '../model/shell.ts';
import type { Call } from '../policy/policy.ts';
import { toolEntries } from './allowed-tools.ts';
import { type Certainty, certaintyAt } from './need-place.ts';
import { filled, withoutVariables } from './placeholders.ts';
import { folderOf, inText, markdownOf } from './prompts.ts';
import { resolvePath } from './relative-path.ts';

/** Something that a skill tells the agent to do, as the call that the client would be asked about. */
export interface Need {
  readonly kind: 'command' | 'script' | 'mcp tool' | 'write' | 'read';
  /** What a person would call it: the command, the tool's name, the path. */
  readonly text: string;
  readonly call: Call;
  /** A script of the skill's own folder: as the text names it, and from the root of the project. It may be called by either. */
  readonly own?: { readonly written: string; readonly path: string };
  readonly at: Origin;
  /** Of SKILL.md, from 1. */
  readonly line: number;
  readonly certainty: Certainty;
  /** The client runs it while it loads the skill: refused, the whole skill is. */
  readonly atLoad?: true;
}

/** What is asked of the snapshot. */
export type Surroundings = Pick<Harness, 'facts' | 'servers'>;

/** More than these no person wrote down as steps. */
const MOST = 500;

/** Everything that the text of a skill tells the agent to run, call, read outside of the project and write; each once, in the order of the text. */
export function needsOf(skill: Prompt, around: Surroundings): readonly Need[] {
  const found = new Map<string, Need>();
  const { text } = skill.document;
  const lines = lineCounter(text);
  const add = (draft: Omit<Need, 'at' | 'line'>, span: Span): void => {
    const key = JSON.stringify(draft.call);
    const before = found.get(key);
    if (before && (before.certainty === 'told' || draft.certainty === 'mentioned')) return;
    if (!before && found.size >= MOST) return;
    found.set(key, { ...draft, at: inText(skill, span), line: lines(span.start) });
  };
  for (const { command, span } of dynamicCommands(text, skill.bodyStart))
    for (const need of commandNeeds(skill, around, command, true)) add({ ...need, certainty: 'told', atLoad: true }, span);
  const { fences, codes } = markdownOf(skill);
  for (const fence of fences) {
    const certainty = certaintyAt(skill, fence.span, 'block');
    if (certainty === undefined || fence.info.startsWith('!')) continue;
    const body = text.slice(fence.body.start, fence.body.end);
    const isShell = SHELL_INFO.test(fence.info);
    if (!isShell && fence.info !== '' && !/^(?:text|txt|plaintext)$/i.test(fence.info)) continue;
    for (const { command, at, sure } of commandLines(body, isShell)) {
      for (const need of commandNeeds(skill, around, command, sure)) {
        const span = lineSpan(text, fence.body.start + at + need.from);
        add({ ...need, certainty: need.choice ? 'mentioned' : certainty }, span);
      }
    }
  }
  for (const span of codes) {
    const code = text.slice(span.start, span.end);
    if (text.charAt(span.start - 2) === '!') continue;
    const command = /^\s*(?:Bash:\s|\$ )\s*(\S[\s\S]*)$/.exec(code)?.[1] ?? /^Bash\(([^*:]+)\)$/.exec(code)?.[1];
    const needs = commandNeeds(skill, around, command ?? code, command !== undefined);
    const certainty = needs.length > 0 ? certaintyAt(skill, span, 'words') : undefined;
    if (certainty === undefined) continue;
    for (const need of needs) {
      // `rm -rf` and `git commit -m` are names of commands: what they are used on stands elsewhere.
      const isName = /^[\w./-]+(?: [a-z-]+)? -[A-Za-z]{1,4}$/.test(need.text);
      if (certainty === 'told' || need.text.includes(' ')) add({ ...need, certainty: isName ? 'mentioned' : certainty }, span);
    }
  }
  for (const { name, span } of mcpNames(skill, around)) {
    // Nobody spells such a name out who does not mean the tool to be used.
    const certainty = certaintyAt(skill, span, 'object');
    if (certainty !== undefined) add({ kind: 'mcp tool', text: name, call: { tool: name, input: {} }, certainty }, span);
  }
  for (const need of fileNeeds(skill)) add(need, need.span);
  for (const { rule, origin } of toolEntries(skill, 'allowed-tools')) {
    if (!isMcpName(rule.tool) || rule.specifier !== undefined || !TOOL_NAME.test(rule.tool) || found.has(JSON.stringify({ tool: rule.tool, input: {} })))
      continue;
    const span = skill.document.span(origin);
    const need: Need = {
      kind: 'mcp tool',
      text: rule.tool,
      call: { tool: rule.tool, input: {} },
      at: origin,
      line: lines(span?.start ?? 0),
      certainty: 'mentioned',
    };
    found.set(JSON.stringify(need.call), need);
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

const SHELL_INFO = /^(?:(?:ba|z|fi)?sh|shell|shell-session|console|terminal)(?:\s|$)/i;
const TOOL_NAME = /^mcp__[A-Za-z0-9](?:(?!__[A-Za-z0-9])[\w-])*__[A-Za-z0-9][\w-]*$/;

/** Counts lines up to places that mostly grow. */
function lineCounter(text: string): (at: number) => number {
  let last = 0;
  let line = 1;
  return (at) => {
    if (at < last) {
      last = 0;
      line = 1;
    }
    for (let next = text.indexOf('\n', last); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) {
      line++;
      last = next + 1;
    }
    return line;
  };
}

/** The line at a place, without white space round it. */
function lineSpan(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, line.trimEnd().length) };
}

interface Piece {
  readonly command: string;
  /** Offset in the block. */
  readonly at: number;
  /** Certainly shell, so that any word may be a program. */
  readonly sure: boolean;
}

/** The shell text of a block: all of it, or only what stands behind prompts, where the rest is what commands print. */
function commandLines(body: string, isShell: boolean): readonly Piece[] {
  const marked = [...body.matchAll(/^[ \t]*(?:\$|Bash:)[ \t]+(\S(?:[^\\\n]|\\[\s\S]|\\(?![\s\S]))*)$/gm)];
  if (marked.length > 0) return marked.map((match) => ({ command: match[1] ?? '', at: match.index + match[0].length - (match[1] ?? '').length, sure: true }));
  return isShell ? [{ command: body, at: 0, sure: true }] : [];
}

interface CommandNeed extends Pick<Need, 'kind' | 'text' | 'call' | 'own'> {
  /** Offset of the line in the text. */
  readonly from: number;
  /** One of several ways. */
  readonly choice: boolean;
}

/** The simple commands of a shell text that say what is run; `sure`: it is shell, not prose or a name. */
function commandNeeds(skill: Prompt, around: Surroundings, text: string, sure: boolean): readonly CommandNeed[] {
  if (text.length > 20_000 || (!sure && !mayBeCommand(text, skill, around))) return [];
  const shell = withoutVariables(ownFolder(skill, filled(text)));
  const parsed = parseShell(shell);
  // What is no shell as a whole may be a list of commands with notes between them.
  if (parsed.broken && shell.includes('\n')) {
    let from = 0;
    return shell.split('\n').flatMap((line) => {
      const at = from;
      from += line.length + 1;
      return commandNeeds(skill, around, line, false).map((need) => ({ ...need, from: offsetOfLine(text, lineNumber(shell, at)) }));
    });
  }
  if (parsed.broken) return [];
  return parsed.commands.flatMap((command): CommandNeed[] => {
    const draft = needOf(command, skill, around, sure);
    if (!draft) return [];
    const line = lineNumber(shell, command.start);
    return [{ ...draft, from: offsetOfLine(text, line), choice: isChoice(shell, command.start) }];
  });
}

/** Nothing that is filled in breaks a line, so lines are the same before and after. */
const lineNumber = (text: string, at: number): number => text.slice(0, at).split('\n').length - 1;

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let n = 0; n < line; n++) {
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return at;
}

/** The comment in front of it offers another way. */
const isChoice = (shell: string, at: number): boolean => {
  const before = shell.slice(Math.max(0, at - 300), at).trimEnd();
  const comment = before.slice(before.lastIndexOf('\n') + 1);
  return /^\s*#.*\b(?:or|alternativ\w*|option(?:al(?:ly)?)?|if|otherwise|fallback|instead|examples?)\b/i.test(comment);
};

/** Words of the shell itself, and programs that do nothing that anybody grants. */
const OF_SHELL =
  /^(?:cd|pushd|popd|export|set|unset|local|declare|readonly|return|exit|break|continue|true|false|test|\[|\[\[|:|echo|printf|read|shift|wait|source|\.|if|then|else|fi|for|while|do|done|case|esac|function|time|sleep|exec|eval|trap|umask)$/;

function needOf(
  { words, assignments, redirects, inside }: ShellCommand,
  skill: Prompt,
  around: Surroundings,
  sure: boolean,
): Omit<CommandNeed, 'from' | 'choice'> | undefined {
  const name = words[0]?.value ?? '';
  if (
    name === '' ||
    OF_SHELL.test(name) ||
    !/^[\w./~@+-]+$/.test(name) ||
    // Commas behind words: a sentence that stands in a block.
    words.filter(({ text }) => text.endsWith(',')).length > 1 ||
    (inside && inside.command.words.length > 0 && /^(?:cat|date|basename|dirname|pwd)$/.test(name))
  )
    return undefined;
  const own = ownScript(
    words.map(({ value }) => value),
    skill,
    around,
  );
  if (!own && !(sure ? isProgram(name) : isNamed(name, around))) return undefined;
  const parts = [
    ...assignments.map(({ name: variable, value }) => `${variable}=${/^[\w./:@%+-]*$/.test(value) ? value : "'value'"}`),
    // Quotes round what was a variable say nothing any more.
    ...words.map(({ text, value, plain }, i) => (plain ? (i === 0 && /^[\w./@+-]+$/.test(value) ? value : text) : /[$`]/.test(text) ? quoteOf(text) : text)),
    ...redirects.flatMap(({ operator, target }) =>
      /^\d*>{1,2}\|?$|^<$/.test(operator) && /^[\w./~:@%+-]+$/.test(target) && target !== '/dev/null' ? [`${operator} ${target}`] : [],
    ),
  ];
  const command = parts.join(' ').replace(/(?<!\s)\s*\\?\n\s*/g, ' ');
  if (command.length > 2_000) return undefined;
  return { kind: own ? 'script' : 'command', text: command, call: { tool: 'Bash', input: { command } }, ...(own && { own }) };
}

/** A word that is worked out when the command runs: some text in its place. */
const quoteOf = (text: string): string => (/^["']/.test(text) ? '"text"' : /^-{1,2}[\w-]+=/.test(text) ? `${text.slice(0, text.indexOf('='))}=text` : 'text');

/** Whether a word that stands where a program does can be one, and is not of the shell itself. */
export const isProgramName = (name: string): boolean => isProgram(name) && !OF_SHELL.test(name);

/** No `/scan` either, which is a command of the client. */
const isProgram = (name: string): boolean => !/^\/[\w:-]+$/.test(name) && isWord(name);

const isWord = (name: string): boolean => /^[a-z][\w.+-]*$/.test(name) || (name.includes('/') && !name.endsWith('/') && mayRun(name)) || IS_SCRIPT.test(name);

const IS_SCRIPT = /^[\w./~@+-]*\w\.(?:sh|bash|py|[cm]?[jt]s|rb|pl|php)$/;

/** No page, no data: something without an ending, or of a language. */
const mayRun = (path: string): boolean => IS_SCRIPT.test(path) || !path.slice(path.lastIndexOf('/') + 1).includes('.');

/** A program of the catalogue, or a file that is there. */
const isNamed = (name: string, { facts }: Surroundings): boolean =>
  isKnownProgram(name) || ANY_FLAGS.has(name) || (name.includes('/') && mayRun(name) && facts.stat(name.replace(/^\.\//, ''))?.kind === 'file');

/** Whether inline code can be a command: a known program with something behind it, or a script that exists. */
function mayBeCommand(text: string, skill: Prompt, around: Surroundings): boolean {
  const words = text.trim().split(/\s+/);
  const [first = ''] = words;
  const name = first.replace(/^["']|["']$/g, '');
  if (ownScript([name], skill, around)) return true;
  // `kubectl get/describe` is two commands, neither of which stands there.
  if (!isNamed(name, around) || /^[a-z]+\/[a-z]+$/.test(words[1] ?? '')) return false;
  return words.length > 1 || name.includes('/') || /^(?:make|pytest|tox|ruff|mypy|eslint|vitest|jest|cargo|ctest)$/.test(name);
}

/** A script that the skill brings along, named from its folder or from the project's. */
function ownScript(words: readonly string[], skill: Prompt, { facts }: Surroundings): Need['own'] {
  const folder = folderOf(skill.file);
  for (const word of words.slice(0, 4)) {
    if (!/^[\w./~@+-]+$/.test(word) || !(IS_SCRIPT.test(word) || (word.includes('/') && mayRun(word)))) continue;
    const bare = word.replace(/^\.\//, '');
    if (folder !== '' && (bare.startsWith(`${folder}/`) || bare === folder) && facts.stat(bare)?.kind === 'file') return { written: word, path: bare };
    const path = resolvePath(folder, bare);
    if (path?.startsWith(`${folder}/`) && facts.stat(path)?.kind === 'file') return { written: word, path };
  }
  return undefined;
}

/** Names for the skill's folder and the project's that are put in before the agent sees them, or that every agent understands. */
function ownFolder(skill: Prompt, text: string): string {
  const folder = folderOf(skill.file);
  return text
    .replace(
      /"?(?:\$\{?(?:CLAUDE_SKILL_DIR|SKILL_DIR|SKILL_ROOT|SKILL_PATH|CLAUDE_SKILL_ROOT)\}?|\{?(?:baseDir|skill_dir|SKILL_DIR|skillDir)\}?)"?(?=\/)/g,
      folder,
    )
    .replace(/"?\$\{?CLAUDE_PROJECT_DIR\}?"?\//g, '');
}

const MCP_NAME = /(?<![\w-])mcp__[A-Za-z0-9][\w-]{0,99}?__[A-Za-z0-9][\w-]{0,99}(?![\w*-])/g;
const STANDS_FOR_ANY = /^mcp__(?:server|server[-_]?name|name|example|my[-_]?server|x|foo)__|__(?:tool|tool[-_]?name|x|foo)$/i;
const TOOL_OF_SERVER = /(?<=`)([A-Za-z][\w-]{1,60})` tool (?:of|from|on|in|provided by) (?:the )?`?([A-Za-z][\w-]{1,40})`?(?: MCP)? server\b/g;
const SERVERS_TOOL = /(?:the )?`?([A-Za-z][\w-]{1,40})`?(?: MCP)? server(?:'s|’s) `([A-Za-z][\w-]{1,60})`/g;

/** MCP tools by their full names, and those that are named together with a server that the project has. */
function* mcpNames(skill: Prompt, { servers }: Surroundings): Generator<{ readonly name: string; readonly span: Span }> {
  const { text } = skill.document;
  const body = text.slice(skill.bodyStart);
  const spanOf = (match: RegExpExecArray): Span => ({ start: skill.bodyStart + match.index, end: skill.bodyStart + match.index + match[0].length });
  if (body.includes('mcp__')) for (const match of body.matchAll(MCP_NAME)) if (!STANDS_FOR_ANY.test(match[0])) yield { name: match[0], span: spanOf(match) };
  if (servers.length === 0 || !body.includes('server')) return;
  const known = new Map(servers.map(({ name }) => [name.toLowerCase(), name]));
  for (const [pattern, server, tool] of [
    [TOOL_OF_SERVER, 2, 1],
    [SERVERS_TOOL, 1, 2],
  ] as const) {
    for (const match of body.matchAll(pattern)) {
      const name = known.get((match[server] ?? '').toLowerCase());
      if (name !== undefined) yield { name: mcpToolName(name, match[tool] ?? ''), span: spanOf(match) };
    }
  }
}

/** As an order: what a program or another person writes is told in other forms. */
const WRITES = /\b(?:write|save|overwrite|create|append|store|export|generate|put)\b(?!-)[^.!?\n`]{0,60}`([^`\n]{1,200})`/gi;
const READS = /\b(?:read|load|open|parse|check|consult)\b[^.!?\n`]{0,40}`((?:~\/|\/)[^`\n]{1,200})`/gi;

/** Files that are written, and files outside of the project that are read: inside, reading needs nobody's leave. */
function* fileNeeds(skill: Prompt): Generator<Omit<Need, 'at' | 'line'> & { readonly span: Span }> {
  const { text } = skill.document;
  for (const [pattern, kind, tool] of [
    [WRITES, 'write', 'Write'],
    [READS, 'read', 'Read'],
  ] as const) {
    pattern.lastIndex = skill.bodyStart;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const written = match[1] ?? '';
      const path = filled(written).trim();
      // Between a bold label and its colon nothing is ordered.
      if (!isFile(path) || /\*\*\s*[:：]\s*`/.test(match[0])) continue;
      const start = match.index + match[0].length - written.length - 1;
      const span = { start, end: start + written.length };
      const certainty = certaintyAt(skill, span, 'object');
      if (certainty !== undefined) yield { kind, text: written.trim(), call: { tool, input: { file_path: path } }, certainty, span };
    }
  }
}

/** A path to one file: with a folder or an ending, nothing that is a pattern, an address or a command. */
const isFile = (path: string): boolean =>
  /^(?:~\/|\/|\.\/)?(?:[\w.@+-]+\/)*[\w.@+-]*[\w-]\.[A-Za-z]\w{0,7}$/.test(path) &&
  !/^(?:www\.|\d)|\/\/|(?:^|\/)(?:path\/to|exact\/path|your|my|foo|bar|some)[/._-]/.test(path) &&
  (path.includes('/') || /\.(?:md|json|jsonl|csv|txt|ya?ml|html|log|toml)$/.test(path));

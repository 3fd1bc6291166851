import { isMcpName } from '../client/tools.ts';
import { dynamicCommands } from '../load/document/markdown.ts';
import type { Harness, Prompt } from '../model/harness.ts';
import type { Origin, Span } from '../model/origin.ts';
import type { Call } from '../policy/policy.ts';
import { toolEntries } from './allowed-tools.ts';
import { lineSpan } from './line-at.ts';
import { lineOf, lineStarts } from './line-starts.ts';
import { commandLines, commandNeeds } from './need-commands.ts';
import { fileNeeds, mcpNames, webNeeds } from './need-names.ts';
import { type Certainty, certaintyAt } from './need-place.ts';
import { inText, markdownOf } from './prompts.ts';

/** Something that a skill tells the agent to do, as the call that the client would be asked about. */
export interface Need {
  readonly kind: 'command' | 'script' | 'mcp tool' | 'web' | 'write' | 'read';
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

/** A need as it stands in one place of the text. */
export type Told = Omit<Need, 'at' | 'line'> & { readonly span: Span };

const known = new WeakMap<Prompt, readonly Need[]>();

/** Everything that the text of a skill tells the agent to run, call, read outside of the project and write; each once, in the order of the text. */
export function needsOf(skill: Prompt, around: Surroundings): readonly Need[] {
  let needs = known.get(skill);
  if (!needs) {
    needs = read(skill, around);
    known.set(skill, needs);
  }
  return needs;
}

function read(skill: Prompt, around: Surroundings): readonly Need[] {
  const found = new Map<string, Need>();
  const starts = lineStarts(skill.document.text);
  let examined = 0;
  for (const { span, ...need } of told(skill, around)) {
    if (++examined > 20 * MOST) break;
    const key = JSON.stringify(need.call);
    const before = found.get(key);
    if (before ? before.certainty === 'told' || need.certainty === 'mentioned' : found.size >= MOST) continue;
    found.set(key, { ...need, at: inText(skill, span), line: lineOf(starts, span.start) + 1 });
  }
  for (const need of listedTools(skill)) {
    const key = JSON.stringify(need.call);
    if (!found.has(key)) found.set(key, { ...need, line: lineOf(starts, skill.document.span(need.at)?.start ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}

function* told(skill: Prompt, around: Surroundings): Generator<Told> {
  yield* atLoad(skill, around);
  yield* inBlocks(skill, around);
  yield* inWords(skill, around);
  for (const { name, span } of mcpNames(skill, around)) {
    // Nobody spells such a name out who does not mean the tool to be used.
    const certainty = certaintyAt(skill, span, 'object');
    if (certainty !== undefined) yield { kind: 'mcp tool', text: name, call: { tool: name, input: {} }, certainty, span };
  }
  yield* fileNeeds(skill);
  yield* webNeeds(skill);
}

function* atLoad(skill: Prompt, around: Surroundings): Generator<Told> {
  for (const { command, span } of dynamicCommands(skill.document.text, skill.bodyStart))
    for (const { from: _, choice: __, ...need } of commandNeeds(skill, around, command, true)) yield { ...need, certainty: 'told', atLoad: true, span };
}

function* inBlocks(skill: Prompt, around: Surroundings): Generator<Told> {
  const { text } = skill.document;
  for (const { span, info, body } of markdownOf(skill).fences) {
    const isShell = SHELL_INFO.test(info);
    if (!isShell && !/^(?:text|txt|plaintext)?$/i.test(info)) continue;
    const certainty = certaintyAt(skill, span, 'block');
    if (certainty === undefined) continue;
    for (const { command, at, sure } of commandLines(text.slice(body.start, body.end), isShell))
      for (const { from, choice, ...need } of commandNeeds(skill, around, command, sure))
        yield { ...need, certainty: choice ? 'mentioned' : certainty, span: lineSpan(text, body.start + at + from) };
  }
}

function* inWords(skill: Prompt, around: Surroundings): Generator<Told> {
  const { text } = skill.document;
  for (const span of markdownOf(skill).codes) {
    if (text.charAt(span.start - 2) === '!') continue;
    const code = text.slice(span.start, span.end);
    const marked = MARKED.exec(code)?.[1] ?? /^Bash\(([^*:]+)\)$/.exec(code)?.[1];
    const needs = commandNeeds(skill, around, marked ?? code, marked !== undefined);
    const certainty = needs.length > 0 ? certaintyAt(skill, span, 'words') : undefined;
    if (certainty === undefined) continue;
    for (const { from: _, choice: __, ...need } of needs) {
      // `rm -rf` and `git commit -m` are names of commands: what they are used on stands elsewhere.
      const isName = /^[\w./-]+(?: [a-z-]+)? -[A-Za-z]{1,4}$/.test(need.text);
      if (certainty === 'told' || need.text.includes(' ')) yield { ...need, certainty: isName ? 'mentioned' : certainty, span };
    }
  }
}

/** Tools of servers in its own list: it means to use them, at times. */
function listedTools(skill: Prompt): readonly Omit<Need, 'line'>[] {
  return toolEntries(skill, 'allowed-tools').flatMap(({ rule: { tool, specifier }, origin }): Omit<Need, 'line'>[] =>
    isMcpName(tool) && specifier === undefined && TOOL_NAME.test(tool)
      ? [{ kind: 'mcp tool', text: tool, call: { tool, input: {} }, at: origin, certainty: 'mentioned' }]
      : [],
  );
}

const MARKED = /^\s*(?:Bash:\s|\$ )\s*(\S[\s\S]*)$/;
const SHELL_INFO = /^(?:(?:ba|z|fi)?sh|shell|shell-session|console|terminal)(?:\s|$)/i;
const TOOL_NAME = /^mcp__[A-Za-z0-9](?:(?!__[A-Za-z0-9])[\w-])*__[A-Za-z0-9][\w-]*$/;

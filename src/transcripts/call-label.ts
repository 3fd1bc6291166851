import { baseName, isKnownProgram } from '../capability/telling.ts';
import { PATH_COMMANDS } from '../client/path-commands.ts';
import { ANY_FLAGS, FLAG_TABLES, SHAPES, XARGS_TARGETS } from '../client/read-only.ts';
import { EVALUATORS } from '../client/shell-commands.ts';
import { canonicalTool, DEAD_TOOLS, isMcpName, RETIRED_TOOLS, SHELL_TOOLS, TOOLS } from '../client/tools.ts';
import { parseLine } from '../policy/bash/parse.ts';
import { peel } from '../policy/bash/wrappers.ts';

/** What may be printed of a call: names from closed lists, never a word of the log (transcripts §6). */
export interface CallLabel {
  readonly tool: string;
  /** The program of a shell call with its sub-command, where the catalogue knows them: `git push`; OTHER where not. undefined for other tools. */
  readonly head: string | undefined;
  /** The same of each command in the line. */
  readonly heads: readonly string[];
  /** Calls of one group do the same to the eye of a rule. Holds words of the log: never printed. */
  readonly group: string;
}

export const OTHER = '<other>';

/** A name that the model made up is text of the log; so is one of a server that was never there. */
export function toolLabel(name: string, isMissingTool: boolean): string {
  const tool = canonicalTool(name);
  if (TOOLS.has(tool) || RETIRED_TOOLS.has(tool) || Object.hasOwn(DEAD_TOOLS, tool)) return tool;
  return !isMissingTool && isMcpName(tool) && /^mcp__[A-Za-z0-9_-]{1,120}$/.test(tool) ? tool : OTHER;
}

export function labelOf(name: string, input: Readonly<Record<string, string>>, isMissingTool: boolean): CallLabel {
  const tool = toolLabel(name, isMissingTool);
  const command = input['command'];
  if (!SHELL_TOOLS.has(tool) || command === undefined) return { tool, head: undefined, heads: [], group: `${name} ${place(input)}` };
  const { heads, group } = shellLabel(command);
  return { tool, head: heads[0] ?? OTHER, heads, group: `${tool} ${group}` };
}

/** What a rule on another tool would name: a host, a skill, a kind of agent, the folder of a file. */
function place(input: Readonly<Record<string, string>>): string {
  const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(input['url'] ?? '')?.[1];
  const file = input['file_path'] ?? input['notebook_path'] ?? input['path'];
  return host ?? input['skill'] ?? input['subagent_type'] ?? file?.slice(0, file.lastIndexOf('/') + 1) ?? '';
}

interface ShellLabel {
  readonly heads: readonly string[];
  readonly group: string;
}

/** Sessions repeat their commands, and parsing is most of what one costs. */
const memory = new Map<string, ShellLabel>();
const MOST = 2_000;

function shellLabel(command: string): ShellLabel {
  const known = memory.get(command);
  if (known) return known;
  const commands = commandsIn(command).map((words) => ({ head: headOf(words), program: words[0] ?? '' }));
  const heads = [...new Set(commands.map(({ head }) => head))];
  const group = commands.map(({ head, program }) => (head === OTHER ? program : head)).join(' && ');
  const label = { heads: heads.length > 0 ? heads : [OTHER], group };
  if (memory.size >= MOST) memory.clear();
  memory.set(command, label);
  return label;
}

/** Words of each command in a line, without the wrappers that rules see through. */
const commandsIn = (command: string): readonly (readonly string[])[] =>
  parseLine(command, '').parts.flatMap(({ argv }) => (argv.length > 0 ? [peeled(argv.slice(0, 16).map(({ value }) => value))] : []));

function peeled(words: readonly string[]): readonly string[] {
  let at = 0;
  for (let next = peel(words, at); next !== undefined && next < words.length; next = peel(words, at)) at = next;
  return words.slice(at);
}

/** Words of the longest name that is told apart: `git push`, `aws s3 rm`. */
const LONGEST_HEAD = 3;

/** Of the catalogue, which holds what can do harm, or of the client's lists of what it lets run. */
const isKnownName = (name: string): boolean => isKnownProgram(name) || ofClient().has(name);

let clientNames: ReadonlySet<string> | undefined;

function ofClient(): ReadonlySet<string> {
  clientNames ??= new Set([...ANY_FLAGS, ...XARGS_TARGETS, ...SHAPES, ...EVALUATORS, ...Object.keys(FLAG_TABLES), ...Object.keys(PATH_COMMANDS)]);
  return clientNames;
}

/** The longest known name that the command begins with. */
function headOf([first = '', ...rest]: readonly string[]): string {
  const words = [baseName(first), ...rest.slice(0, LONGEST_HEAD - 1)];
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join(' ');
    if (isKnownName(name)) return name;
  }
  return OTHER;
}

import { isKnownProgram } from '../capability/telling.ts';
import { ANY_FLAGS } from '../client/read-only.ts';
import { parseShell } from '../load/document/shell.lazy.ts';
import type { Prompt } from '../model/harness.ts';
import type { ShellCommand } from '../model/shell.ts';
import { lineOf, lineStarts } from './line-starts.ts';
import type { Need, Surroundings } from './needs.ts';
import { filled, withoutVariables } from './placeholders.ts';
import { folderOf } from './prompts.ts';
import { resolvePath } from './relative-path.ts';

/** A stretch of shell text in a block. */
export interface Piece {
  readonly command: string;
  /** Offset in the block. */
  readonly at: number;
  /** Certainly shell, so that any word may be a program. */
  readonly sure: boolean;
}

/** The shell text of a block: all of it, or only what stands behind prompts, where the rest is what commands print. */
export function commandLines(body: string, isShell: boolean): readonly Piece[] {
  const marked = [...body.matchAll(/^[ \t]*(?:\$|Bash:)[ \t]+(\S(?:[^\\\n]|\\[\s\S]|\\(?![\s\S]))*)$/gm)];
  if (marked.length > 0) return marked.map((match) => ({ command: match[1] ?? '', at: match.index + match[0].length - (match[1] ?? '').length, sure: true }));
  return isShell ? [{ command: body, at: 0, sure: true }] : [];
}

/** A command that a text says is run, with no place yet. */
export interface CommandNeed extends Pick<Need, 'kind' | 'text' | 'call' | 'own'> {
  /** Offset of the line in the text. */
  readonly from: number;
  /** One of several ways. */
  readonly choice: boolean;
}

/** The simple commands of a shell text that say what is run; `sure`: it is shell, not prose or a name. */
export function commandNeeds(skill: Prompt, around: Surroundings, text: string, sure: boolean): readonly CommandNeed[] {
  if (text.length > 20_000 || (!sure && !mayBeCommand(text, skill, around))) return [];
  const shell = withoutVariables(ownFolder(skill, filled(text)));
  const parsed = parseShell(shell);
  // What is no shell as a whole may be a list of commands with notes between them.
  if (parsed.broken && shell.includes('\n')) {
    const starts = lineStarts(text);
    return shell.split('\n').flatMap((line, n) => commandNeeds(skill, around, line, false).map((need) => ({ ...need, from: starts[n] ?? 0 })));
  }
  if (parsed.broken) return [];
  // Nothing that is filled in breaks a line, so lines are the same before and after.
  const starts = lineStarts(text);
  const filledStarts = lineStarts(shell);
  return parsed.commands.flatMap((command): CommandNeed[] => {
    const draft = needOf(command, skill, around, sure);
    if (!draft) return [];
    return [{ ...draft, from: starts[lineOf(filledStarts, command.start)] ?? 0, choice: isChoice(shell, command.start) }];
  });
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

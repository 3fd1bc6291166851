import { program } from '../capability/shell-harm.ts';
import type { Harness, Hook } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { ShellCommand } from '../model/shell.ts';
import { parseShell } from './document/shell.lazy.ts';

/** The one script of the tree that a hook runs. */
export interface HookScript {
  /** Where it may lie, relative to the root: beside the settings, or in the root. */
  readonly candidates: readonly string[];
  /** The candidate that is there. */
  readonly found: string | undefined;
  /** Run by its own name, so that it must be executable. */
  readonly direct: boolean;
  /** Where the path stands. */
  readonly at: Origin;
}

const INTERPRETER = /^(?:(?:ba|da|z|k)?sh|python[\d.]*|node|nodejs|deno|bun|tsx|ts-node|perl|ruby|php|pwsh|source|\.)$/;
const FLAG_VALUES = /^(?:-W|-X|--require|-r|--import|--loader|--env-file|-I)$/;
const NO_FILE = /^(?:-[abd-z]*c[a-z]*|-m|-e|-p|--eval|--print|-Command)$/;

/** The script that a hook names, where that is beyond doubt: one command, one literal path below the project or the plugin. */
export function hookScript(harness: Harness, hook: Hook): HookScript | undefined {
  if (hook.command === undefined || (hook.type !== 'command' && hook.type !== '')) return undefined;
  const words = hook.args ? [hook.command, ...hook.args] : wordsOf(hook.command);
  if (!words) return undefined;
  const path = pathIn(words);
  if (!path) return undefined;
  const { base, rest } = split(path.written);
  if (
    rest === undefined ||
    rest.length > 1000 ||
    /[$`*?[\]{}\\~"'<>|;&]/.test(rest) ||
    rest.startsWith('/') ||
    rest.includes('://') ||
    /(?:^|\/)node_modules\//.test(rest)
  )
    return undefined;
  const folders = foldersOf(harness, hook, base);
  const candidates = [...new Set(folders.flatMap((folder) => join(folder, rest) ?? []))];
  if (candidates.length === 0) return undefined;
  return {
    candidates,
    found: candidates.find((file) => harness.facts.exists(file)),
    direct: path.direct,
    at: hook.args ? wordOrigin(hook, words.indexOf(path.written)) : partOf(hook, path.written),
  };
}

/** The n-th word of a hook that gives its arguments as a list. */
const wordOrigin = (hook: Hook, n: number): Origin => (n <= 0 ? hook.commandOrigin : { ...hook.origin, path: [...hook.origin.path, 'args', n - 1] });

/** The path in the command; the whole command where quotes stand in between. */
function partOf(hook: Hook, written: string): Origin {
  const start = hook.command?.indexOf(written) ?? -1;
  return start < 0 ? hook.commandOrigin : { ...hook.commandOrigin, within: { start, end: start + written.length } };
}

/** The words of the single command of a text; undefined where there are several, or tests around it. */
function wordsOf(text: string): string[] | undefined {
  if (isSimple(text)) return withoutPrefix(text.trim().split(/\s+/).map(unquote));
  const { commands, broken } = parseShell(text);
  if (broken || /\b(?:if|case|while|for|test)\b|\[\s|\bcommand -v\b|\bwhich\b/.test(text)) return undefined;
  const told = commands.filter((c) => !IDLE.test(program(c).name) && c.words.length > 0 && !isProjectCd(c));
  const only = told[0];
  if (!only || told.length > 1 || commands.some((c) => c.inside) || only.words.some(({ value }) => value === '')) return undefined;
  return only.words.slice(program(only).at).map((word) => word.value);
}

/** `X=1 timeout 5 bash guard.sh` runs `bash guard.sh`. */
function withoutPrefix(words: readonly string[]): string[] {
  const at = words.findIndex(
    (word, i) => !/^\w+=|^(?:env|exec|command|nohup|time|timeout)$/.test(word) && !(/^\d+[smh]?$/.test(word) && words[i - 1] === 'timeout'),
  );
  return words.slice(Math.max(at, 0));
}

/** Words that need no parser: plain characters and the two folders, quoted or not, without spaces inside the quotes. */
function isSimple(text: string): boolean {
  const bare = text.replace(/\$(?:CLAUDE_PROJECT_DIR\b|\{CLAUDE_(?:PROJECT_DIR|PLUGIN_ROOT)\})/g, 'F').replace(/"[\w./:=@,+-]*"/g, 'Q');
  return /^[\w\s./:=@,+-]*$/.test(bare);
}
const IDLE = /^(?:true|:|exit|echo|printf|)$/;
const isProjectCd = (c: ShellCommand): boolean => program(c).name === 'cd' && /^\$\{?CLAUDE_PROJECT_DIR(?::-\.)?\}?\/?$/.test(c.words[1]?.value ?? '');
const unquote = (word: string): string => word.replaceAll('"', '');

function pathIn([first = '', ...args]: readonly string[]): { readonly written: string; readonly direct: boolean } | undefined {
  const name = first.replace(/^.*\//, '');
  if (INTERPRETER.test(name)) {
    for (let i = 0; i < args.length; i++) {
      const arg = args[i] ?? '';
      if (NO_FILE.test(arg)) return undefined;
      if (FLAG_VALUES.test(arg)) i++;
      else if (arg === 'run' && (name === 'bun' || name === 'deno')) continue;
      else if (!arg.startsWith('-')) return /\.\w+$|\//.test(arg) ? { written: arg, direct: false } : undefined;
    }
    return undefined;
  }
  return first.includes('/') ? { written: first, direct: true } : undefined;
}

function split(path: string): { readonly base: 'project' | 'plugin' | 'folder'; readonly rest: string | undefined } {
  const project = /^\$(?:CLAUDE_PROJECT_DIR|\{CLAUDE_PROJECT_DIR(?::-\.)?\})\/+([^/].*)$/.exec(path);
  if (project) return { base: 'project', rest: project[1] };
  const plugin = /^\$\{CLAUDE_PLUGIN_ROOT\}\/+([^/].*)$/.exec(path);
  return plugin ? { base: 'plugin', rest: plugin[1] } : { base: 'folder', rest: path };
}

function foldersOf(harness: Harness, hook: Hook, base: 'project' | 'plugin' | 'folder'): readonly string[] {
  const { file } = hook.origin;
  if (file.startsWith('~/') || file.startsWith('/') || file.startsWith('../')) return [];
  if (hook.source === 'plugin') {
    if (base !== 'plugin') return [];
    const root = file.replace(/(?:^|\/)hooks\/hooks\.json$/, '');
    // Another layout says by its manifest where its root is; we do not guess.
    return harness.facts.exists(join(root, '.claude-plugin/plugin.json') ?? '') ? [root] : [];
  }
  if (base === 'plugin' || hook.source !== 'settings') return [];
  const dir = harness.settings.find((s) => s.file === file)?.dir ?? '';
  return dir === '' ? [''] : [dir, ''];
}

/** `a/b/../c` below the root; undefined where the path leaves it. */
function join(folder: string, rest: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${folder}/${rest}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Whether the tree is a whole project. An extract that holds nothing but configuration says nothing about scripts that are not there. */
export const isWhole = ({ facts }: Harness): boolean =>
  facts.listed
    ? facts.files().some((file) => SOURCE.test(file))
    : ['package.json', 'pyproject.toml', 'go.mod', 'Cargo.toml', 'Makefile', 'src', 'scripts', '.claude/hooks'].some(facts.exists);

const SOURCE =
  /\.(?:sh|bash|zsh|py|[cm]?[jt]sx?|rb|go|rs|java|kt|cs|php|c|cc|cpp|swift|lua|pl|ps1|vue|svelte|sql|html|css)$|(?:^|\/)(?:package\.json|Makefile|Dockerfile|pyproject\.toml|Cargo\.toml|go\.mod)$/;

import { parseDotenv } from '../../load/document/dotenv.ts';
import type { ClientFlag, ClientStart, EntryCommand, EntryWord } from '../../model/entry.ts';
import { dirname, resolve } from '../../policy/paths/posix.ts';
import type { Results } from './failure.ts';
import { endOf, type RunMachine } from './machine.ts';

/** An env file whose variables the client gets. */
export interface VarsFile {
  /** Absolute. */
  readonly file: string;
  /** How the user or the script names it. */
  readonly shown: string;
  readonly text: string | undefined;
}

/** One way in which the client is started: the environment, folder and words that it gets. Values of variables are kept to look things up, and never printed. */
export interface Launch {
  /** Undefined where no script says more: then `claude -p` here. */
  readonly start: ClientStart | undefined;
  /** Absolute path of the script. */
  readonly script: string | undefined;
  readonly env: ReadonlyMap<string, string>;
  readonly home: string | undefined;
  readonly path: readonly string[];
  readonly cwd: string;
  readonly files: readonly VarsFile[];
  /** A word of the script as a value; undefined where nobody can tell. */
  readonly told: (word: EntryWord) => string | undefined;
}

/** What the process that runs preflight has, and what the user says. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute: the folder that the user names, or where we stand. */
  readonly folder: string;
  readonly varsFiles: readonly { readonly file: string; readonly shown: string }[];
}

/** What a shell sets by itself. */
export const SET_BY_SHELL: ReadonlySet<string> = new Set(['PWD', 'OLDPWD', 'SHLVL', '_']);

export function launchOf(start: ClientStart | undefined, script: string | undefined, around: Surroundings, machine: RunMachine, results: Results): Launch {
  const env = new Map(Object.entries(around.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  const files: VarsFile[] = [];
  const load = (file: string, shown: string, exported: boolean): void => {
    if (files.some((one) => one.file === file)) return;
    const text = machine.text(endOf(file, machine).path);
    files.push({ file, shown, text });
    for (const [name, value] of exportedIn(text ?? '', exported)) env.set(name, value);
  };
  for (const { file, shown } of around.varsFiles) load(file, shown, true);
  if (!start || script === undefined) return finished(undefined, undefined, env, around.folder, files, () => undefined);

  let cwd = around.folder;
  const told = (word: EntryWord): string | undefined => plainValue(word, env, script, cwd);
  // Variables first: what is sourced may be named by one of them, and PATH may come out of a sourced file.
  const setAll = (): void => {
    for (const { name, value, exported } of start.variables.values()) {
      if (!exported && !env.has(name)) continue;
      const known = value && told(value);
      if (known !== undefined) env.set(name, known);
      else if (value && (name === 'HOME' || name === 'PATH' || name === 'CLAUDE_CONFIG_DIR'))
        results.doubt(
          'environment',
          `which ${name} the script gives the client: \`${value.text}\` is known only when it runs`,
          `Write a fixed value: \`export ${name}=…\`.`,
        );
    }
  };
  setAll();
  for (const { word, exported } of start.sourced) {
    const file = told(word);
    if (file === undefined)
      results.doubt(
        'secrets',
        `what the script loads with \`source ${word.text}\``,
        'Name the file by a fixed path, or through a variable that the script sets.',
      );
    else load(resolve(cwd, file), file, exported !== false);
  }
  if (start.sourced.length > 0) setAll();
  for (const command of start.command ? [start.command] : []) wrapperEnvironment(command, env, told);
  for (const { name, value } of start.command?.assignments ?? []) {
    const known = value && told(value);
    if (known !== undefined) env.set(name, known);
  }
  const cd = start.command?.state.cd;
  if (cd) cwd = folderOf(cd, cwd, env, told, results);
  return finished(start, script, env, cwd, files, told);
}

function finished(
  start: ClientStart | undefined,
  script: string | undefined,
  env: ReadonlyMap<string, string>,
  cwd: string,
  files: readonly VarsFile[],
  told: Launch['told'],
): Launch {
  const home = env.get('HOME');
  return {
    start,
    script,
    env,
    home: home === undefined || home === '' ? undefined : home,
    path: (env.get('PATH') ?? '').split(':').filter((folder) => folder !== ''),
    cwd,
    files,
    told,
  };
}

/** Variables that a file exports: all of them under `set -a`, else those with `export` in front. */
function exportedIn(text: string, all: boolean): readonly (readonly [string, string])[] {
  return parseDotenv(text).flatMap(({ name, value, nameAt }) => {
    const lead = text.slice(text.lastIndexOf('\n', nameAt.start - 1) + 1, nameAt.start);
    return all || /\bexport\b/.test(lead) ? [[name, value] as const] : [];
  });
}

/** `env -i PATH=… claude`. */
function wrapperEnvironment({ wrappers }: EntryCommand, env: Map<string, string>, told: Launch['told']): void {
  for (const { name, words } of wrappers) {
    if (name !== 'env') continue;
    for (const [i, word] of words.entries()) {
      if (/^(?:-|-i|--ignore-environment)$/.test(word.value)) env.clear();
      else if (/^(?:-u|--unset)$/.test(word.value)) env.delete(words[i + 1]?.value ?? '');
      const set = /^([A-Za-z_]\w*)=/.exec(word.value)?.[1];
      const value = set === undefined ? undefined : told(word);
      if (set !== undefined && value !== undefined) env.set(set, value.slice(set.length + 1));
    }
  }
}

function folderOf(cd: EntryCommand, from: string, env: ReadonlyMap<string, string>, told: Launch['told'], results: Results): string {
  const word = cd.args.find(({ value }) => !value.startsWith('-'));
  const folder = word ? told(word) : env.get('HOME');
  if (folder === undefined || folder === '') {
    results.doubt(
      'environment',
      `in which folder the script starts the client: \`${word?.text ?? 'cd'}\` is known only when it runs`,
      'Write a fixed path, or `cd "$(dirname "$0")"`.',
    );
    return from;
  }
  return resolve(from, folder);
}

const SELF = String.raw`"?(?:\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(?:\[0\])?(?::-\$0)?\}|\$\((?:readlink -f|realpath)(?: --)? "?(?:\$0|\$\{BASH_SOURCE\[0\]\})"?\))"?`;
const SELF_FOLDER = String.raw`\$\(dirname(?: --)? ${SELF}\)|\$\{(?:0|BASH_SOURCE(?:\[0\])?)%/\*\}`;

/** The value of a word: variables put in from the environment, and the usual ways to write the script's own folder. */
export function plainValue(word: EntryWord, env: ReadonlyMap<string, string>, script: string, cwd: string): string | undefined {
  const tilde = /^~(?=\/|$)/.test(word.text) ? env.get('HOME') : undefined;
  const value = tilde === undefined ? word.value : word.value.replace(/^~/, tilde);
  if (word.known) return value;
  const text = asFarAsKnown(value, env, script, cwd);
  return /[$`]/.test(text) ? undefined : text;
}

/** What can be said of a text stands in it; the rest is left as it is written. */
export function asFarAsKnown(text: string, env: ReadonlyMap<string, string>, script: string, cwd: string): string {
  const own = dirname(script);
  return text
    .replace(
      new RegExp(String.raw`\$\(\s*cd(?: --)? "?(?:${SELF_FOLDER})((?:/[\w.-]+)*)"?(?:\s*>\s*/dev/null(?: 2>&1)?)?\s*&&\s*pwd(?: -P)?\s*\)`, 'g'),
      (_, more: string) => resolve(own, `.${more}`),
    )
    .replace(new RegExp(SELF_FOLDER, 'g'), () => own)
    .replace(/\$\(pwd\)|\$PWD\b|\$\{PWD\}/g, () => cwd)
    .replace(/\$\{([A-Za-z_]\w*)(?::?[?][^}]*)?\}|\$([A-Za-z_]\w*)/g, (whole, braced?: string, bare?: string) => env.get(braced ?? bare ?? '') ?? whole);
}

/** The client's own option, the last of several. */
export const flagOf = ({ start }: Launch, ...names: string[]): ClientFlag | undefined => start?.flags.findLast(({ name }) => names.includes(name));

/** All words of an option, of every time that it is given. */
export const flagWords = ({ start }: Launch, name: string): readonly EntryWord[] =>
  (start?.flags ?? []).filter((flag) => flag.name === name).flatMap(({ values }) => values);

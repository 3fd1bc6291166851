import { parseDotenv } from '../../load/document/dotenv.ts';
import type { ClientFlag, ClientStart, EntryCommand, EntryWord } from '../../model/entry.ts';
import { dirname, resolve } from '../../policy/paths/posix.ts';
import type { Results } from './failure.ts';
import { dotenvFiles, fileReadIn, giversIn } from './givers.ts';
import { endOf, type RunMachine } from './machine.ts';

/** An env file whose variables the client gets. */
export interface VarsFile {
  /** Absolute. */
  readonly file: string;
  /** How the user or the script names it. */
  readonly shown: string;
  readonly text: string | undefined;
  /** By the user; otherwise the script loads it. */
  readonly given: boolean;
  /** A shell reads it, so its lines are commands. */
  readonly sourced: boolean;
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
  /** Programs in front of the client that give it more variables, such as `doppler`. */
  readonly givers: readonly string[];
  /** The environment holds more than is known: a file or a value that only the run itself can tell. */
  readonly partly: boolean;
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
  const draft = new Draft(around, machine);
  for (const { file, shown } of around.varsFiles) draft.load(file, shown, true, { given: true, sourced: false });
  if (start && script !== undefined) draft.follow(start, script, results);
  const { env, files, cwd, partly, givers, told } = draft;
  const home = env.get('HOME');
  return {
    start,
    script,
    env,
    home: home === undefined || home === '' ? undefined : home.startsWith('/') ? resolve('/', home) : home,
    path: (env.get('PATH') ?? '').split(':').filter((folder) => folder !== ''),
    cwd,
    files,
    partly,
    givers,
    told,
  };
}

/** What the client finds in its environment decides where everything lies. */
const DECISIVE: ReadonlySet<string> = new Set(['HOME', 'PATH', 'CLAUDE_CONFIG_DIR']);

class Draft {
  env: Map<string, string>;
  cwd: string;
  partly = false;
  readonly files: VarsFile[] = [];
  givers: readonly string[] = [];
  /** What sourced files set and do not export. */
  private readonly held = new Map<string, string>();
  /** Variables of the script, exported or not. */
  private readonly own = new Map<string, string>();
  private readonly variables: Variables = { get: (name) => this.own.get(name) ?? this.env.get(name) };
  private chdir: string | undefined;
  private script = '';
  private isUnit = false;

  private readonly machine: RunMachine;

  constructor({ env, folder }: Surroundings, machine: RunMachine) {
    this.machine = machine;
    this.env = new Map(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
    this.cwd = folder;
  }

  readonly told = (word: EntryWord): string | undefined => {
    const value = this.script === '' ? undefined : plainValue(word, this.variables, this.script, this.cwd);
    return this.isUnit && value !== undefined ? withSpecifiers(value, this.env.get('HOME')) : value;
  };

  load(file: string, shown: string, exported: boolean, how: Pick<VarsFile, 'given' | 'sourced'>): void {
    const before = this.files.findIndex((one) => one.file === file);
    if (before >= 0) {
      const one = this.files[before];
      if (one && how.sourced) this.files[before] = { ...one, sourced: true };
      return;
    }
    const text = this.machine.text(endOf(file, this.machine).path);
    this.files.push({ file, shown, text, ...how });
    for (const { name, value, isExported, isLiteral } of exportedIn(text ?? '', exported)) {
      const put = how.sourced && !isLiteral ? asFarAsKnown(value, this.variables, this.script, this.cwd) : value;
      (isExported ? this.env : this.held).set(name, put);
    }
  }

  follow(start: ClientStart, script: string, results: Results): void {
    this.script = script;
    this.isUnit = start.via === 'systemd unit';
    const begin = this.enter(start.text?.around.folder);
    // Variables first: what is sourced may be named by one of them. And again, for what comes out of sourced files.
    this.set(start, results);
    for (const { word, optional } of start.text?.around.variableFiles ?? []) {
      const file = this.told(word);
      if (file === undefined) this.doubt(`which variables ${word.text} holds`, 'Name the file by a fixed path.', results);
      else if (!optional || endOf(resolve('/', file), this.machine).look !== undefined)
        this.load(resolve('/', file), shown(word, file), true, { given: false, sourced: false });
    }
    for (const { word, command, exported } of start.sourced) {
      this.cwd = this.folderOf(command.state.cd, start, begin) ?? begin;
      const file = this.told(word);
      if (file !== undefined) {
        const absolute = resolve(this.cwd, file);
        if (!isOptional(command, start) || endOf(absolute, this.machine).look !== undefined)
          this.load(absolute, shown(word, file), exported !== false, { given: false, sourced: true });
      } else if (!this.partly) {
        this.partly = true;
        results.doubt(
          'secrets',
          `what the script loads with \`source ${word.text}\``,
          'Name the file by a fixed path, or through a variable that the script sets.',
        );
      }
    }
    for (const one of start.before) if (one.program === 'export') this.export(one, start, begin, results);
    if (start.sourced.length > 0) this.set(start, results);
    this.cwd = begin;
    const { command } = start;
    if (!command) return;
    for (const word of dotenvFiles(command)) {
      const file = this.told(word);
      if (file !== undefined) this.load(resolve(this.cwd, file), shown(word, file), true, { given: false, sourced: false });
    }
    this.givers = giversIn(command);
    this.wrap(command, results);
    this.put(command.assignments.map(({ name, value }) => [name, value]));
    const { cd } = command.state;
    const folder = this.folderOf(cd, start, begin);
    if (folder !== undefined && cd?.conditional !== true) this.cwd = folder;
    else if (cd) {
      const word = cd.args.at(-1);
      const why = folder === undefined ? `\`${word?.text ?? 'cd'}\` is known only when it runs` : `\`cd ${word?.text ?? ''}\` is run in some cases only`;
      results.doubt('environment', `in which folder the script starts the client: ${why}`, 'Write a fixed path, or `cd "$(dirname "$0")"`.');
      if (folder !== undefined) this.cwd = folder;
    }
    if (this.chdir !== undefined) this.cwd = resolve(this.cwd, this.chdir);
  }

  /** `export NAME` of what a file set, and `export $(grep -v '^#' FILE | xargs)`. */
  private export({ args, state }: EntryCommand, start: ClientStart, begin: string, results: Results): void {
    for (const word of args) {
      const held = this.held.get(word.value);
      if (held !== undefined) this.env.set(word.value, held);
      else if (!word.value.includes('=') || /^\$\(|^`/.test(word.value)) {
        this.cwd = this.folderOf(state.cd, start, begin) ?? begin;
        this.read(word, results);
      }
    }
  }

  /** A word that the shell makes assignments of, out of a file. */
  private read(word: EntryWord, results: Results): void {
    const written = fileReadIn(word.value);
    if (written === undefined) return;
    const file = asFarAsKnown(written.replace(/^~(?=\/)/, '$HOME'), this.variables, this.script, this.cwd);
    if (written !== '' && !/[$`]/.test(file)) this.load(resolve(this.cwd, file), written, true, { given: false, sourced: false });
    else this.doubt(`which variables \`${word.text}\` sets`, 'Load them from an env file, under `set -a`.', results);
  }

  /** That variables are not known is said once. */
  private doubt(what: string, remedy: string, results: Results): void {
    if (!this.partly) results.doubt('variables', what, remedy);
    this.partly = true;
  }

  /** The folder of the unit. */
  private enter(folder: EntryWord | undefined): string {
    const path = folder && (folder.value === '~' ? this.env.get('HOME') : this.told(folder));
    if (path !== undefined) this.cwd = resolve('/', path);
    return this.cwd;
  }

  private set(start: ClientStart, results: Results): void {
    for (const { name, value, exported } of start.variables.values()) {
      if (!value) continue;
      const isPassed = exported || this.env.has(name);
      const known = this.told(value);
      if (known !== undefined) (isPassed ? this.env : this.own).set(name, known);
      else if (isPassed && DECISIVE.has(name)) {
        this.partly = true;
        results.doubt(
          'environment',
          `which ${name} the script gives the client: \`${value.text}\` is known only when it runs`,
          `Write a fixed value: \`export ${name}=…\`.`,
        );
      }
    }
  }

  private put(values: readonly (readonly [name: string, value: EntryWord | undefined])[]): void {
    const known = values.map(([name, word]) => [name, word && this.told(word)] as const);
    for (const [name, value] of known) if (value !== undefined) this.env.set(name, value);
  }

  /** `env -i PATH="$PATH" claude`: the values are those from before. */
  private wrap({ wrappers }: EntryCommand, results: Results): void {
    for (const { name, words } of wrappers) {
      if (name !== 'env') continue;
      const env = words.some(({ value }) => /^(?:-|-i|--ignore-environment)$/.test(value)) ? new Map<string, string>() : new Map(this.env);
      for (const [i, word] of words.entries()) {
        if (/^(?:-u|--unset)$/.test(word.value)) env.delete(words[i + 1]?.value ?? '');
        if (/^(?:-C|--chdir)$/.test(words[i - 1]?.value ?? '') || word.value.startsWith('--chdir=')) {
          this.chdir = this.told(word)?.replace(/^--chdir=/, '');
          continue;
        }
        const set = /^([A-Za-z_]\w*)=/.exec(word.value)?.[1];
        const value = set === undefined ? undefined : this.told(word);
        if (set !== undefined && value !== undefined) env.set(set, value.slice(set.length + 1));
      }
      this.env = env;
      for (const word of words) if (/^\$\(|^`/.test(word.value)) this.read(word, results);
    }
  }

  /** The folder after a `cd`; of a relative one, from where those before it lead. undefined: nobody can tell. */
  private folderOf(cd: EntryCommand | undefined, { before }: Pick<ClientStart, 'before'>, begin: string): string | undefined {
    if (!cd) return begin;
    const word = cd.args.find(({ value }) => !value.startsWith('-'));
    const folder = word ? this.told(word) : this.env.get('HOME');
    if (folder === undefined || folder === '' || folder.startsWith('/')) return folder === '' ? undefined : folder && resolve('/', folder);
    const earlier = before.slice(0, Math.max(0, before.indexOf(cd))).findLast((one) => /^(?:cd|pushd)$/.test(one.program) && !one.inside && !one.conditional);
    const from = this.folderOf(earlier, { before }, begin);
    return from === undefined ? undefined : resolve(from, folder);
  }
}

/** `%h` of a unit is the home folder; what else it may put in, nobody can tell here. */
function withSpecifiers(value: string, home: string | undefined): string | undefined {
  const text = home === undefined ? value : value.replaceAll('%h', () => home);
  return /%[A-Za-z]/.test(text) ? undefined : text;
}

/** As it is written where its value came out of the environment. */
const shown = (word: EntryWord, value: string): string => (word.known ? value : word.text.replace(/^"(.*)"$/, '$1'));

/** Loaded only if it is there, and the script goes on without it: nothing ends the script in the branches around. */
function isOptional(command: EntryCommand, { before }: ClientStart): boolean {
  if (!command.conditional) return false;
  const at = before.indexOf(command);
  const rest = before.slice(at + 1);
  const branch = rest.slice(
    0,
    Math.max(
      0,
      rest.findIndex(({ conditional }) => !conditional),
    ),
  );
  return !branch.some(({ program }) => program === 'exit' || program === 'return');
}

/** Variables of a file: all of them are exported under `set -a`, else those with `export` in front. */
function exportedIn(
  text: string,
  all: boolean,
): readonly { readonly name: string; readonly value: string; readonly isExported: boolean; readonly isLiteral: boolean }[] {
  return parseDotenv(text).map(({ name, value, nameAt, valueAt }) => {
    const lead = text.slice(text.lastIndexOf('\n', nameAt.start - 1) + 1, nameAt.start);
    return { name, value, isExported: all || /\bexport\b/.test(lead), isLiteral: text[valueAt.start - 1] === "'" };
  });
}

const SELF = String.raw`"?(?:\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(?:\[0\])?(?::-\$0)?\}|\$\(\s*(?:readlink -f|realpath)(?: --)? "?(?:\$0|\$\{BASH_SOURCE\[0\]\})"?\s*\))"?`;
const SELF_FOLDER = String.raw`\$\(\s*dirname(?:\s+--)?\s+${SELF}\s*\)|\$\{(?:0|BASH_SOURCE(?:\[0\])?)%/\*\}`;

/** What a name stands for. */
interface Variables {
  get(name: string): string | undefined;
}

/** The value of a word: variables put in from the environment, and the usual ways to write the script's own folder. */
export function plainValue(word: EntryWord, env: Variables, script: string, cwd: string): string | undefined {
  const tilde = /^~(?=\/|$)/.test(word.text) ? env.get('HOME') : undefined;
  const value = tilde === undefined ? word.value : word.value.replace(/^~/, tilde);
  if (word.known) return value;
  const text = asFarAsKnown(value, env, script, cwd);
  return /[$`]/.test(text) ? undefined : text;
}

/** What can be said of a text stands in it; the rest is left as it is written. */
export function asFarAsKnown(text: string, env: Variables, script: string, cwd: string): string {
  const own = dirname(script);
  return text
    .replace(
      new RegExp(String.raw`\$\(\s*cd(?:\s+--)?\s+"?(?:${SELF_FOLDER})((?:/[\w.-]+)*)"?(?:\s*>\s*/dev/null(?:\s+2>&1)?)?\s*&&\s*pwd(?:\s+-P)?\s*\)`, 'g'),
      (_, more: string) => resolve(own, `.${more}`),
    )
    .replace(new RegExp(SELF_FOLDER, 'g'), () => own)
    .replace(/\$\(pwd\)|\$PWD\b|\$\{PWD\}/g, () => cwd)
    .replace(/\$\{([A-Za-z_]\w*)(?::?[?][^{}]*)?\}|\$([A-Za-z_]\w*)/g, (whole, braced?: string, bare?: string) => env.get(braced ?? bare ?? '') ?? whole);
}

/** The client's own option, the last of several. */
export const flagOf = ({ start }: Launch, ...names: string[]): ClientFlag | undefined => start?.flags.findLast(({ name }) => names.includes(name));

/** All words of an option, of every time that it is given. */
export const flagWords = ({ start }: Launch, name: string): readonly EntryWord[] =>
  (start?.flags ?? []).filter((flag) => flag.name === name).flatMap(({ values }) => values);

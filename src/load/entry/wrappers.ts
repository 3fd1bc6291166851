import type { EntryWord, Wrapper } from '../../model/entry.ts';

/** A program that sets something up and starts the one that its words name. */
interface Shape {
  /** Options that take the next word. */
  readonly values?: readonly string[];
  /** Words of its own in front of the program: the duration of `timeout`, the file of `flock`. */
  readonly own?: number;
  /** `NAME=value` may stand in front of the program. */
  readonly assigns?: true;
  /** Words one of which must come first: `run` of `doppler run`. */
  readonly verbs?: readonly string[];
  /** The program stands behind this word, where it is there. */
  readonly dashes?: true;
  /** Option whose value is shell text. */
  readonly text?: readonly string[];
  /** What is left is shell text where it is one word with blanks in it. */
  readonly line?: true;
  /** Runs a package: the program is a spec `name@version`. */
  readonly packages?: true;
}

const TMUX = ['new-session', 'new', 'new-window', 'neww', 'split-window', 'splitw', 'send-keys', 'send', 'respawn-pane', 'respawn-window'];

const SHAPES: Readonly<Record<string, Shape>> = {
  sudo: { values: ['-u', '--user', '-g', '--group', '-h', '--host', '-p', '--prompt', '-C', '-D', '--chdir', '-r', '-t', '-T', '-U', '-R'], assigns: true },
  doas: { values: ['-u', '-C'] },
  su: { values: ['-s', '--shell', '-g', '-G', '-w'], text: ['-c', '--command'] },
  runuser: { values: ['-u', '--user', '-s', '--shell', '-g', '-G', '-w'], text: ['-c', '--command'], dashes: true },
  setpriv: { values: [] },
  gosu: { own: 1 },
  'su-exec': { own: 1 },
  chpst: { values: ['-u', '-U', '-e', '-/', '-n', '-l', '-L', '-m', '-d', '-o', '-p', '-f', '-c', '-r', '-t'] },
  setuidgid: { own: 1 },
  env: { values: ['-u', '--unset', '-C', '--chdir', '-S', '--split-string'], assigns: true },
  nice: { values: ['-n', '--adjustment'] },
  ionice: { values: ['-c', '--class', '-n', '--classdata'] },
  chrt: { own: 1 },
  taskset: { own: 1 },
  cpulimit: { values: ['-l', '--limit'] },
  timeout: { values: ['-k', '--kill-after', '-s', '--signal'], own: 1 },
  gtimeout: { values: ['-k', '--kill-after', '-s', '--signal'], own: 1 },
  timelimit: { values: ['-t', '-T', '-s', '-S'] },
  flock: { values: ['-w', '--wait', '--timeout', '-E', '--conflict-exit-code'], own: 1, text: ['-c', '--command'] },
  setlock: { own: 1 },
  lckdo: { values: ['-w', '-W'], own: 1 },
  'run-one': {},
  nohup: {},
  setsid: {},
  stdbuf: { values: ['-i', '--input', '-o', '--output', '-e', '--error'] },
  unbuffer: {},
  time: { values: ['-f', '--format', '-o', '--output'] },
  exec: { values: ['-a'] },
  command: {},
  builtin: {},
  noglob: {},
  chronic: {},
  cronic: {},
  caffeinate: { values: ['-t', '-w'] },
  'systemd-run': {
    values: ['-p', '--property', '--uid', '--gid', '--unit', '-u', '--slice', '--description', '-E', '--setenv', '--nice', '-M', '--working-directory', '-H'],
  },
  'systemd-cat': { values: ['-t', '--identifier', '-p', '--priority'] },
  'systemd-inhibit': { values: ['--what', '--who', '--why', '--mode'] },
  'cross-env': { assigns: true },
  'cross-env-shell': { assigns: true },
  dotenv: { values: ['-e', '-c', '-v', '-p'], dashes: true },
  dotenvx: { values: ['-f', '--env-file', '-fk', '-e', '--env'], verbs: ['run'], dashes: true },
  doppler: { values: ['-p', '--project', '-c', '--config', '--token'], verbs: ['run'], dashes: true },
  op: { values: ['--env-file', '--account'], verbs: ['run'], dashes: true },
  infisical: { values: ['--env', '--path', '--projectId', '--token'], verbs: ['run'], dashes: true },
  chamber: { verbs: ['exec'], dashes: true },
  'aws-vault': { verbs: ['exec'], dashes: true },
  direnv: { verbs: ['exec'], own: 1 },
  mise: { verbs: ['exec', 'x'], dashes: true },
  devbox: { verbs: ['run'], dashes: true },
  asdf: { verbs: ['exec'] },
  script: { values: ['-O', '-I', '-B', '-T', '-E', '-o', '-m'], text: ['-c', '--command'] },
  tmux: { values: ['-s', '-t', '-n', '-c', '-e', '-x', '-y', '-F', '-L', '-S', '-f', '-l'], verbs: TMUX, line: true },
  screen: { values: ['-S', '-t', '-c', '-e', '-T', '-L', '-Logfile', '-p'], line: true },
  'xvfb-run': { values: ['-e', '-f', '-n', '-p', '-s', '-w'] },
  xargs: { values: ['-I', '-n', '-P', '-L', '-d', '-a', '-E', '-s'] },
  parallel: { values: ['-j', '--jobs', '-N', '--timeout'] },
  npx: { values: ['-p', '--package', '-w', '--workspace', '--cache', '--registry'], packages: true },
  pnpx: { packages: true },
  bunx: { packages: true },
  npm: { values: ['-p', '--package', '--prefix', '-w', '--workspace'], verbs: ['exec', 'x'], packages: true, dashes: true },
  pnpm: { verbs: ['dlx', 'exec'], values: ['--package', '-C'], packages: true },
  yarn: { verbs: ['dlx', 'exec', 'run'], values: ['-p', '--package'], packages: true },
  bun: { verbs: ['x', 'run'], packages: true },
  sh: { text: ['-c'], values: ['-o'] },
  bash: { text: ['-c'], values: ['-o', '-O', '--rcfile', '--init-file'] },
  zsh: { text: ['-c'], values: ['-o'] },
  dash: { text: ['-c'] },
  ksh: { text: ['-c'] },
  ash: { text: ['-c'] },
};

/** What stands in front of the program that really runs, that program, and shell text where a wrapper is handed one. */
export interface Peeled {
  readonly wrappers: readonly Wrapper[];
  readonly words: readonly EntryWord[];
  /** The word whose value another shell runs. */
  readonly text: EntryWord | undefined;
  /** A wrapper's words could not be followed to their end. */
  readonly lost: boolean;
}

const MAX_WRAPPERS = 12;

export const baseName = (value: string): string => value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1).replace(/\.(?:exe|cmd)$/i, '');

export function peel(words: readonly EntryWord[]): Peeled {
  const wrappers: Wrapper[] = [];
  let rest = words;
  for (let n = 0; n < MAX_WRAPPERS; n++) {
    const first = rest[0];
    if (!first) break;
    const name = baseName(first.value);
    const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
    if (!shape) break;
    const taken = take(shape, name, rest);
    // `sh script.sh`, `npm ci`, `sudo` alone: nothing of which we know that it starts another program.
    if (!taken) break;
    wrappers.push({ name, words: rest.slice(1, taken.at), at: first.at });
    if (taken.text) return { wrappers, words: [], text: taken.text, lost: false };
    rest = rest.slice(taken.at);
  }
  return { wrappers, words: rest, text: undefined, lost: wrappers.length === MAX_WRAPPERS };
}

/** Where the words of the inner program begin. */
function take(shape: Shape, name: string, words: readonly EntryWord[]): { readonly at: number; readonly text?: EntryWord } | undefined {
  let at = 1;
  let own = shape.own ?? 0;
  let verb = shape.verbs === undefined;
  if (shape.dashes) {
    const dashes = words.findIndex(({ value }) => value === '--');
    const before = words.slice(1, dashes < 0 ? undefined : dashes);
    if (dashes > 0 && (verb || before.some(({ value }) => shape.verbs?.includes(value)))) return dashes + 1 < words.length ? { at: dashes + 1 } : undefined;
  }
  for (; at < words.length; at++) {
    const word = words[at];
    const value = word?.value ?? '';
    const equals = value.indexOf('=');
    const option = equals > 0 && value.startsWith('--') ? value.slice(0, equals) : value;
    const text = shape.text?.includes(option) || (shape.text?.includes('-c') && SHELL_OPTIONS.test(value) && !SHAPES_OF_USERS.has(name));
    // Only looks the program up.
    if (name === 'command' && /^-[vV]$/.test(value)) return undefined;
    if (value.startsWith('-') && value !== '-' && text) {
      const word = equals > 0 && value.startsWith('--') ? undefined : words[at + 1];
      return word && { at: at + 1, text: word };
    }
    if (value === '--') {
      if (own === 0 && verb) return at + 1 < words.length ? { at: at + 1 } : undefined;
    } else if (value.startsWith('-') && value.length > 1) {
      // `-euo pipefail`: letters that a shell takes together, of which the last takes a word.
      if (
        (shape.values?.includes(option) && equals < 0) ||
        (shape.text?.[0] === '-c' && /^-[a-zA-Z]+o$/.test(value) && !SHAPES_OF_USERS.has(name)) ||
        (name === 'screen' && /^-[a-zA-Z]+S$/.test(value))
      )
        at++;
    } else if (!verb) {
      if (!shape.verbs?.includes(value)) return undefined;
      verb = true;
    } else if (shape.assigns && (/^[A-Za-z_]\w*=/.test(value) || (word && at + 1 < words.length && isList(word)))) continue;
    else if (own > 0) own--;
    // `su - agent -c '…'`, `bash script.sh`: only with the option does it start what we look for.
    else if (shape.text && name !== 'flock' && !(name === 'runuser' && userOption(words))) {
      if (!SHAPES_OF_USERS.has(name)) return undefined;
    } else return word && shape.line && /\s/.test(value) ? { at, text: word } : { at };
  }
  return undefined;
}

/** `env $(cat .env) claude`: assignments out of a file. */
const isList = ({ text, open }: EntryWord): boolean => open && /^(?:\$\(|`)/.test(text);

/** `-c`, `-lc`, `-ec`, `-euo`: letters that a shell takes together. */
const SHELL_OPTIONS = /^-[a-zA-Z]*c$/;
const SHAPES_OF_USERS: ReadonlySet<string> = new Set(['su', 'runuser', 'flock']);
const userOption = (words: readonly EntryWord[]): boolean => words.some(({ value }) => value === '-u' || value.startsWith('--user'));

/** The user that a wrapper runs the rest as. */
export function userOf({ name, words }: Wrapper): EntryWord | undefined {
  const after = (...names: string[]): EntryWord | undefined => {
    const at = words.findIndex(({ value }) => names.includes(value));
    return at < 0 ? undefined : words[at + 1];
  };
  switch (name) {
    case 'sudo':
    case 'doas':
      return after('-u', '--user');
    case 'systemd-run':
      return after('--uid');
    case 'runuser':
      return after('-u', '--user') ?? words.find(({ value }, i) => !value.startsWith('-') && words[i - 1]?.value !== '-c');
    case 'su':
      return words.find(({ value }, i) => !value.startsWith('-') && !/^(?:-c|--command|-s|--shell)$/.test(words[i - 1]?.value ?? ''));
    case 'gosu':
    case 'su-exec':
    case 'setuidgid':
      return words[0];
    default:
      return undefined;
  }
}

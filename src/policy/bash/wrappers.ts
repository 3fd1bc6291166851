/** Programs that start another program named in their arguments. Indexes into the words of a command. */

const DURATION = /^\d+(?:\.\d+)?[smhd]?$/;
const TIMEOUT_FLAGS: ReadonlySet<string> = new Set(['--foreground', '--preserve-status', '--verbose', '-v']);

/** W1: where the inner command starts, for the wrappers that allow rules see through. undefined: this is none. */
export function peel(words: readonly string[], at: number): number | undefined {
  const next = words[at + 1];
  switch (words[at]) {
    case 'time':
    case 'nohup':
      return at + 1;
    case 'noglob':
      return at + 1;
    case 'builtin':
      return next === '--' ? at + 2 : at + 1;
    case 'command':
      return peelCommand(words, at + 1);
    case 'nice':
      return peelNice(words, at + 1);
    case 'timeout':
      return peelTimeout(words, at + 1);
    case 'stdbuf':
      return peelStdbuf(words, at + 1);
    case 'xargs':
      return next !== undefined && !next.startsWith('-') && next !== 'xargs' ? at + 1 : undefined;
    default:
      return undefined;
  }
}

/** Programs of which `peel` knows a form. */
const PEELED: ReadonlySet<string> = new Set(['time', 'nohup', 'noglob', 'builtin', 'command', 'nice', 'timeout', 'stdbuf', 'xargs']);

export const isPeeled = (name: string): boolean => PEELED.has(name);

function peelCommand(words: readonly string[], from: number): number | undefined {
  let at = from;
  if (words[at] === '-p') at++;
  if (words[at] === '--') at++;
  return words[at]?.startsWith('-') ? undefined : at;
}

function peelNice(words: readonly string[], from: number): number {
  if (words[from] === '-n' && /^-?\d+$/.test(words[from + 1] ?? '')) return from + 2;
  return /^-\d+$/.test(words[from] ?? '') ? from + 1 : from;
}

function peelTimeout(words: readonly string[], from: number): number | undefined {
  let at = from;
  for (; words[at]?.startsWith('-'); at++) {
    const word = words[at] ?? '';
    if (TIMEOUT_FLAGS.has(word) || /^--(?:kill-after|signal)=[A-Za-z0-9_.+-]+$/.test(word)) continue;
    if (/^-[ks][A-Za-z0-9_.+-]+$/.test(word)) continue;
    if (!/^(?:-[ks]|--kill-after|--signal)$/.test(word)) return undefined;
    at++;
  }
  return DURATION.test(words[at] ?? '') ? at + 1 : undefined;
}

function peelStdbuf(words: readonly string[], from: number): number | undefined {
  let at = from;
  while (/^-[ioe](?:L|\d+)$/.test(words[at] ?? '')) at++;
  return at > from ? at : undefined;
}

/** For read-only recognition only the plainest of them (W1): `command`, `builtin` or `noglob`, then `timeout 5`. */
export function behindPlainWrappers(words: readonly string[]): number {
  let at = 0;
  while (words[at] === 'command' || words[at] === 'builtin' || words[at] === 'noglob') {
    const next = peel(words, at);
    if (next === undefined || next >= words.length || words[next] === 'noglob') break;
    at = next;
  }
  while (words[at] === 'timeout' && DURATION.test(words[at + 1] ?? '') && words[at + 2] !== undefined && words[at + 2] !== 'command') at += 2;
  return at;
}

interface Options {
  /** Letters and long names that take a separate value. */
  readonly values: string;
  readonly longValues?: readonly string[];
  /** Operands before the inner command. */
  readonly operands?: number;
  /** Option whose value is shell text. */
  readonly shell?: readonly string[];
  readonly assignments?: boolean;
}

/** W2: what deny and ask rules see through as well. */
const STARTERS: Readonly<Record<string, Options>> = {
  env: { values: 'uCS', longValues: ['unset', 'chdir', 'split-string'], shell: ['-S', '--split-string', '-vS'], assignments: true },
  sudo: {
    values: 'ugpCchrtTUDR',
    longValues: ['user', 'group', 'prompt', 'host', 'role', 'type', 'chdir', 'chroot', 'close-from', 'other-user'],
    assignments: true,
  },
  doas: { values: 'uCa' },
  pkexec: { values: '', longValues: ['user'] },
  exec: { values: 'a' },
  nocorrect: { values: '' },
  watch: { values: 'nq', longValues: ['interval', 'equexit'] },
  setsid: { values: '' },
  ionice: { values: 'cnpPu', longValues: ['class', 'classdata', 'pid'] },
  flock: { values: 'wEc', longValues: ['wait', 'timeout', 'conflict-exit-code', 'command'], operands: 1, shell: ['-c', '--command'] },
  chrt: { values: 'pTPD', operands: 1 },
  taskset: { values: 'p', operands: 1 },
  unshare: { values: 'SGRw', longValues: ['setuid', 'setgid', 'root', 'wd', 'map-user', 'map-group'] },
  nsenter: { values: 'tSG', longValues: ['target', 'setuid', 'setgid'] },
  script: {
    operands: 1,
    values: 'cEIOBTmo',
    longValues: ['command', 'echo', 'log-in', 'log-out', 'log-io', 'log-timing', 'output-limit'],
    shell: ['-c', '--command', '-qc'],
  },
  strace: { values: 'oepaPsSuEIbOX', longValues: ['output', 'trace', 'attach', 'user', 'env'] },
  ltrace: { values: 'oepasSuFlnxAD', longValues: ['output', 'library', 'config'] },
  'sandbox-exec': { values: 'pfnD' },
};

export const isStarter = (name: string): boolean => Object.hasOwn(STARTERS, name);

/** What a starter runs: words from an index on, or a shell text. */
export type Started = { readonly at: number } | { readonly shell: string };

export function started(words: readonly string[], from: number, name: string): Started | undefined {
  const options = STARTERS[name];
  if (!options) return undefined;
  let at = from + 1;
  let operands = options.operands ?? 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      at++;
      while (operands > 0 && at < words.length) {
        at++;
        operands--;
      }
      break;
    }
    if (options.assignments && /^[A-Za-z_]\w*=/.test(word)) continue;
    if (word.startsWith('-') && word !== '-') {
      const text = shellText(word, words[at + 1], options);
      if (text !== undefined) return { shell: text };
      if (takesNext(word, options)) at++;
      continue;
    }
    if (word === '-') continue;
    if (operands === 0) break;
    operands--;
  }
  while (options.assignments && /^[A-Za-z_]\w*=/.test(words[at] ?? '')) at++;
  return at < words.length ? { at } : undefined;
}

function shellText(word: string, next: string | undefined, options: Options): string | undefined {
  for (const name of options.shell ?? []) {
    if (word === name) return next;
    if (name.startsWith('--') && word.startsWith(`${name}=`)) return word.slice(name.length + 1);
    if (name.length === 2 && word.startsWith(name) && word.length > 2) return word.slice(2);
  }
  return undefined;
}

function takesNext(word: string, { values, longValues }: Options): boolean {
  if (word.startsWith('--')) return (longValues ?? []).includes(word.slice(2));
  const letter = [...word.slice(1)].findIndex((char) => values.includes(char));
  return letter >= 0 && letter === word.length - 2;
}

import { parse } from 'unbash';
import type { Call } from '../policy.ts';

export const bash = (command: string): Call => ({ tool: 'Bash', input: { command } });
export const monitor = (command: string): Call => ({ tool: 'Monitor', input: { command } });

/** Whether a shell would run the text: a call that is only a syntax error shows nothing. */
export const isShell = (command: string): boolean => isPlainWords(command) || (parse(command).errors ?? []).length === 0;

/** Words without anything that the shell reads in its own way, and none of the shell's own words in front. */
const isPlainWords = (command: string): boolean =>
  /^[A-Za-z0-9_./][\w./:@%+, -]*$/.test(command) &&
  !/^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|time|in|coproc)\b/.test(command);

/** Programs that people know, none of which runs without a rule. */
const PROGRAMS = ['make', 'deploy', 'node', 'python3', 'curl', 'xyz'] as const;

/** What a reader sees at once instead of the shortest letters: a program that exists, an address that goes on. */
export function* natural(command: string): Generator<string> {
  const [first = '', ...rest] = command.split(' ');
  if (/^[x-z]{1,3}$/.test(first)) for (const program of PROGRAMS) yield [program, ...rest].join(' ');
  if (/:\/\/$/.test(command)) yield `${command}example.com`;
}

/** Calls of the same words that may be free because they only read: with another program where the first word is open. */
export function* reading(command: string): Generator<string> {
  const words = command.split(' ');
  const rest = words.slice(1).join(' ');
  for (const start of [words.join(' '), ...READERS.map((program) => `${program} ${rest}`.trimEnd()), ...READERS.map((program) => program + command)])
    for (const more of READ_ENDS) yield start + more;
}

const READERS = ['ls', 'echo', 'cat', 'git status', 'git log'] as const;
const READ_ENDS = ['', ' x', ' -l', ' status', ' log', ' show', ' diff', ' list', ' view x', ' --version', ' -v', ' --help'] as const;

/** Longer calls of the same command: what a program does by itself is often free to read only, and a quote wants its end. */
export function* longer(command: string): Generator<string> {
  for (const more of MORE) yield command + more;
}

const MORE: readonly string[] = [
  ' x',
  ' -x',
  ' --force',
  ' ./x',
  ' /x',
  ' "x"',
  ' -c x',
  'x',
  "x'",
  'x"',
  " x'",
  ' x"',
  ' do x; done',
  '; do x; done',
  '; then x; fi',
  ' x)"',
  '\nEOF\n)"',
  ' x\nEOF\n)"',
];

/** The same words with the first one in quotes: of `$X/run` that is a program by this very name. */
export function quoted(command: string): string {
  const [first = '', ...rest] = command.split(' ');
  return [/["$`\\]/.test(first) ? `'${first}'` : `"${first}"`, ...rest].join(' ');
}

/** The forms in which a command acts that the plain one misses (DESIGN §6). */
export function* framed(command: string): Generator<Call> {
  if (isShell(command)) yield monitor(command);
  for (const text of [command, quoted(command)]) {
    for (const frame of FRAMES) {
      const framed = frame(text);
      if (isShell(framed)) yield bash(framed);
    }
  }
}

/** A chain whose commands write outside, or into what is protected: as a chain it passes what its commands alone do not. */
export function* redirected(chain: string): Generator<Call> {
  for (const target of ['/x', '.git/config']) yield bash(`${chain.replace(/ (?:&&|\|\|) |; ?|\n/g, (mark) => ` > ${target}${mark}`)} > ${target}`);
}

const FRAMES: readonly ((command: string) => string)[] = [
  (command) => command,
  (command) => `time ${command}`,
  (command) => `nice ${command}`,
  (command) => `${command} &`,
  (command) => `sudo ${command}`,
  (command) => `${command} $V`,
  (command) => `${command} && xyz`,
  (command) => `${command} && ls`,
  (command) => `ls && ${command}`,
  (command) => `${command} | xyz`,
  (command) => `${command} | cat`,
  (command) => `${command}; xyz`,
  (command) => `xargs ${command}`,
  (command) => `LANG=C ${command}`,
  (command) => `A=1 ${command}`,
  (command) => `A=1 ${command} x`,
  (command) => `${command} > /dev/null`,
  (command) => `${command} > x`,
  (command) => `echo $(${command})`,
  (command) => `(${command})`,
  (command) => `cd src && ${command}`,
  (command) => `export A=1; ${command}`,
  (command) => `timeout 5 ${command} x`,
  (command) => `nohup ${command} x &`,
  (command) => `time ${command} x`,
  (command) => `nice ${command} -x`,
  (command) => `/usr/bin/${command}`,
  (command) => `watch ${command}`,
  (command) => `sh -c '${command}'`,
  (command) => `time xargs ${command}`,
  (command) => `time ${command} &`,
  (command) => `${command} > x &`,
  // Deny and ask rules see no word's quotes.
  (command) => command.replace(/ (.*)/s, ' "$1" x'),
];

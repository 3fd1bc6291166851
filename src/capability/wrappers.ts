/** What may stand between a program that runs another and the command that it runs. */
export interface Wrapper {
  /** Options whose value is a word of its own, with a value to show. */
  readonly valued?: Readonly<Record<string, string>>;
  /** Options with which it runs nothing, or what no reader can tell. */
  readonly stops?: readonly string[];
  /** A word before the command. */
  readonly operand?: RegExp;
  /** `NAME=value` may stand there too. */
  readonly assigns?: true;
  /** It runs the command as another user. */
  readonly elevates?: true;
}

const NOTHING: Wrapper = {};
const DURATION = /^\d[\d.]*[smhd]?$/;
const TIMEOUT: Wrapper = { valued: { '-k': '5', '-s': 'KILL', '--kill-after': '5', '--signal': 'KILL' }, operand: DURATION };

/** Programs behind which a command can do what it could alone. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  ['time', { valued: { '-f': '%e', '-o': '/tmp/x' } }],
  ['nice', { valued: { '-n': '5', '--adjustment': '5' } }],
  ['nohup', NOTHING],
  ['command', { stops: ['-v', '-V'] }],
  ['builtin', NOTHING],
  ['noglob', NOTHING],
  ['exec', { valued: { '-a': 'x' } }],
  ['xargs', { valued: { '-n': '1', '-I': '{}', '-P': '1', '-L': '1', '-d': ',', '-a': 'x', '-s': '1000', '-E': 'x', '--max-args': '1', '--max-procs': '1' } }],
  ['timeout', TIMEOUT],
  ['gtimeout', TIMEOUT],
  ['stdbuf', { valued: { '-i': '0', '-o': 'L', '-e': 'L', '--input': '0', '--output': 'L', '--error': 'L' } }],
  ['env', { valued: { '-u': 'X', '-C': '.', '--unset': 'X', '--chdir': '.' }, stops: ['-S', '--split-string'], assigns: true }],
  ['sudo', { valued: { '-u': 'root', '-g': 'root', '-p': 'x', '-D': '.' }, stops: ['-l', '-e', '-k', '-K', '-v', '-V'], elevates: true }],
  ['doas', { valued: { '-u': 'root', '-C': 'x' }, elevates: true }],
]);

export const wrapperNamed = (name: string): Wrapper | undefined => WRAPPERS.get(name);

const isAssignment = (word: string): boolean => /^[A-Za-z_]\w*\+?=/.test(word);

/** Where the command starts in the words behind a wrapper's name; undefined where there is none, or none that could be told. */
function commandAt(words: readonly string[], { valued = {}, stops = [], operand, assigns }: Wrapper): number | undefined {
  let at = 0;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    if (stops.includes(word) || word === '--help' || word === '--version') return undefined;
    if (word.startsWith('-')) at += valued[word] === undefined ? 1 : 2;
    else if (assigns && isAssignment(word)) at += 1;
    else break;
  }
  if (operand) {
    if (!operand.test(words[at] ?? '')) return undefined;
    at += 1;
  }
  return at < words.length ? at : undefined;
}

/** The words that are left of those behind a program's name when its options, their values and assignments are taken away. */
export function operandsOf(name: string, words: readonly string[]): readonly string[] {
  const { valued = {}, assigns } = wrapperNamed(name) ?? NOTHING;
  return words.filter((word, i) => !word.startsWith('-') && valued[words[i - 1] ?? ''] === undefined && !(assigns && isAssignment(word)));
}

/** A value for the option that stands last and lacks its own. */
export const missingValue = (name: string, words: readonly string[]): string | undefined => wrapperNamed(name)?.valued?.[words.at(-1) ?? ''];

/** The words behind wrappers and assignments, and whether another user runs them. */
export function unwrap(words: readonly string[]): { readonly words: readonly string[]; readonly elevated: boolean } {
  let rest = words;
  let elevated = false;
  while (rest.length > 1) {
    const [first = '', ...behind] = rest;
    if (isAssignment(first)) {
      rest = behind;
      continue;
    }
    const wrapper = wrapperNamed(first);
    const at = wrapper && commandAt(behind, wrapper);
    if (at === undefined) break;
    elevated ||= wrapper?.elevates === true;
    rest = behind.slice(at);
  }
  return { words: rest, elevated };
}

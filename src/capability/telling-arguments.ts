import type { Power } from './program.ts';

/** Words of a command, quotation marks taken off; good enough for commands without operators. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));

/** The arguments without which the words would not have the effect; none: the program has it however it is called. */
export function tellingArguments({ by, words, purpose }: Power): readonly string[] {
  if (by !== undefined) return by;
  const all = wordsOf(words);
  const options = all.filter((word) => /^--?[A-Za-z]/.test(word)).map((word) => word.replace(/=.*/s, ''));
  if (purpose) return options.slice(0, 1);
  const commands = leadingNames(all).filter((word) => !isPlaceholder(word));
  return [...commands, ...options];
}

const isPlaceholder = (word: string): boolean => word === 'id' || word.startsWith('some-');

function leadingNames(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => !/^[a-z][a-z\d-]+$/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

/** The sub-commands that the words of a power begin with; what stands for anything is none. */
export function subcommandsOf(words: string): readonly string[] {
  const names = leadingNames(words.split(' '));
  const end = names.findIndex((word) => isPlaceholder(word) || STANDS_FOR_ANY.includes(` ${word} `));
  return end < 0 ? names : names.slice(0, end);
}
const STANDS_FOR_ANY = ' sh web pod src main origin namespace node python ruby latest now v1 ';

/** Whether a command's words hold all that makes the power work: its options and sub-commands, and where it is code, what that code is about. */
export function hasArguments(power: Power, words: readonly string[]): boolean {
  if (!tellingArguments(power).every((wanted) => words.some((word) => isArgument(word, wanted)))) return false;
  if (power.by !== undefined) return true;
  return codesOf(power.words).every((code) => words.some((word) => word.toLowerCase().includes(keywordOf(code))));
}

/** Whether the power is there when the command is called so, and nothing follows. `printenv PATH` is not what `printenv` is. */
export function isExactly(power: Power, words: readonly string[]): boolean {
  if (power.can === 'secrets' && power.words === '' && words.some((word) => !word.startsWith('-'))) return false;
  return hasArguments(power, words) && (power.needs === 'workspace-file' || !words.some((word) => REHEARSES.includes(word)));
}
const REHEARSES = ['--dry-run', '--help', '--version'];

/** Text in quotation marks: a program of its own, in SQL, sed, awk. */
const codesOf = (words: string): readonly string[] => [...words.matchAll(/'([^']+)'|"([^"]+)"/g)].map(([, single = '', double = '']) => single + double);

/** What tells such a text from others of its kind: `drop`, `system`; all of it, where it is too short to have such a word. */
const keywordOf = (code: string): string => (/[a-z_]{4,}/i.exec(code)?.[0] ?? code).toLowerCase();

/** `--opt=value` holds `--opt`, `-fdx` holds `-f`, `-d` and `-x`; `http*` and `*@*` are patterns. */
function isArgument(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (wanted.includes('*')) return isLike(word, wanted.split('*'));
  if (word.startsWith(`${wanted}=`)) return true;
  if (!/^-[A-Za-z]+$/.test(wanted) || !/^-[A-Za-z]+/.test(word) || word.startsWith('--')) return false;
  const letters = /^-([A-Za-z]+)/.exec(word)?.[1] ?? '';
  return [...wanted.slice(1)].every((letter) => letters.includes(letter));
}

/** Whether the word begins and ends with the first and last of these pieces, and has the others in between. */
function isLike(word: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!word.startsWith(first) || !word.endsWith(last) || word.length < first.length + last.length) return false;
  return pieces.slice(1, -1).every((piece) => word.includes(piece));
}

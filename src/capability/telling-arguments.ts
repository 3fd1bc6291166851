import type { Power } from './program.ts';

/** Words of a command, quotation marks taken off; good enough for commands without operators. */
export const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));

/** The arguments without which the words would not have the effect; none: the program has it however it is called. */
export function tellingArguments({ by, words, purpose }: Power): readonly string[] {
  if (by !== undefined) return by;
  const all = wordsOf(words);
  const options = all.filter((word) => /^--?[A-Za-z]/.test(word)).map((word) => word.replace(/=.*$/s, ''));
  if (purpose) return options.slice(0, 1);
  const end = all.findIndex((word) => !/^[a-z][a-z-]+$/.test(word));
  const commands = (end < 0 ? all : all.slice(0, end)).filter((word) => word !== 'id' && !word.startsWith('some-'));
  return [...commands, ...options];
}

/** Whether a command's words hold all that makes the power work. */
export const hasArguments = (power: Power, words: readonly string[]): boolean =>
  tellingArguments(power).every((wanted) => words.some((word) => isArgument(word, wanted)));

/** `--opt=value` holds `--opt`, `-fdx` holds `-f`, `-d` and `-x`. */
function isArgument(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  if (word.startsWith(`${wanted}=`)) return true;
  if (!/^-[A-Za-z]+$/.test(wanted) || !/^-[A-Za-z]+/.test(word) || word.startsWith('--')) return false;
  const letters = /^-([A-Za-z]+)/.exec(word)?.[1] ?? '';
  return [...wanted.slice(1)].every((letter) => letters.includes(letter));
}

import { holdsCredentials, isCredentials } from '../credentials.ts';
import { expandHome, resolve } from '../paths/posix.ts';
import type { Places } from '../paths/rules.ts';
import type { Arg } from './command.ts';
import { programName } from './texts.ts';

/**
 * S4: a command that would take the client's tokens away or give them a second name: what `mv`, `rm`, `ln`, `link` and a linking
 * `cp` start from may not contain them, and no link may be made in their place. `argv` is the command behind its wrappers, `dir`
 * where the client takes it to run; `moved` says that a `cd` which it does not follow stands in the line.
 */
export function reachesCredentials(argv: readonly Arg[], places: Places, dir: string, moved: boolean): boolean {
  const name = programName(argv[0]?.value ?? '');
  const links = name === 'ln' || name === 'link';
  if (!links && name !== 'mv' && name !== 'rm' && name !== 'cp') return false;
  const args = argv.slice(1);
  if (name === 'cp' && !args.some(isLinkFlag)) return false;
  const words = operands(args);
  const path = (word: Arg): string => resolve(dir, expandHome(word.value, places.home));
  // Relative files of mv and rm are asked about as such behind a `cd`, and then nothing more is looked at.
  const known = (word: Arg): boolean => !word.glob && !word.dynamic && (links || !moved || /^[/~]/.test(word.value));
  if (links && words.some((word) => known(word) && isCredentials(path(word), places))) return true;
  return sources(name, words, args).some((word) => known(word) && holdsCredentials(path(word), places));
}

const isLinkFlag = ({ value }: Arg): boolean => /^-[A-Za-z]*[ls]/.test(value) || /^--(?:l|sy)/.test(value);

/** What the command starts from: everything but the target, which is the last word, or with `-t` of mv the first. */
function sources(name: string, words: readonly Arg[], args: readonly Arg[]): readonly Arg[] {
  const target = args.find(({ value }) => /^-[A-Za-z]*t$/.test(value) || value.startsWith('--target-directory'));
  if (target !== undefined && name === 'mv' && !target.value.includes('=')) return words.slice(1);
  if (target !== undefined || name === 'rm') return words;
  return (name === 'ln' || name === 'link') && words.length === 1 ? words : words.slice(0, -1);
}

/** Words that are no flags. */
function operands(args: readonly Arg[]): readonly Arg[] {
  const end = args.findIndex((arg) => arg.value === '--');
  return args.filter((arg, i) => (end >= 0 && i >= end ? i > end : !arg.value.startsWith('-')));
}

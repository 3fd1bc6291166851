import { parseLine } from '../bash/parse.ts';
import { allowTexts, programName, RESERVED, ruleTexts } from '../bash/texts.ts';
import { isPeeled, isStarter } from '../bash/wrappers.ts';
import { contains } from '../language/machine.ts';
import { PLAIN_COMMANDS } from '../language/plain.ts';
import type { ShellPattern } from '../specifier.ts';

/** Command patterns that are words and no more: what every text that they match is known to be. */

/** One command, all of it as rules see it: no operator, no redirection, no second blank, nothing that the shell fills in. */
export function isOneCommand(text: string): boolean {
  const { complex, parts, background, unsure } = parseLine(text, '/home');
  const [part] = parts;
  if (complex !== undefined || background || unsure || parts.length !== 1 || part === undefined || part.redirected || part.argv.length === 0) return false;
  return part.text === text && allowTexts(part)[0]?.loose === text;
}

/** A quote that does not end: no text of a line that can be read is that. */
export const isUnclosed = (text: string): boolean => (text.match(/"/g)?.length ?? 0) % 2 === 1 && !text.includes("'") && !text.includes('\\');

/**
 * A command pattern that is words and no more: `git push`, `git push:*`, `git push *`. Such a pattern matches a chain only where it matches
 * the chain's first command. undefined for any other.
 */
export function wordsOf(pattern: ShellPattern): readonly string[] | undefined {
  const text = pattern.kind !== 'wildcard' ? pattern.text : pattern.optionalTail ? (pattern.words[0] ?? '').slice(0, -1) : undefined;
  return text === undefined ? undefined : plainWords(text);
}

function plainWords(text: string): readonly string[] | undefined {
  // A tilde and a pattern are letters like others: what they stand for only the files of a command tell.
  if (!contains(PLAIN_COMMANDS, text.replace(/[*?\]^~]|(?<=\S)[![]/g, 'x'))) return undefined;
  const words = text.split(' ');
  return RESERVED.has(words[0] ?? '') || words.some((word) => SHELL_WORDS.has(word)) ? undefined : words;
}

/** What every text begins with that the pattern matches; undefined where it is not only the beginning that counts. */
export interface Beginning {
  /** Whole words. */
  readonly words: readonly string[];
  /** The beginning of one more word. */
  readonly more: string;
}

/** The same as `wordsOf` for patterns that end within a word, too: `git push --force*`. The first word is always whole. */
export function beginningOf(pattern: ShellPattern): Beginning | undefined {
  const words = wordsOf(pattern);
  if (words !== undefined) return { words, more: '' };
  if (pattern.kind !== 'wildcard' || pattern.words.length !== 2 || pattern.words[1] !== '') return undefined;
  const known = plainWords(pattern.words[0] ?? '');
  return known === undefined || known.length < 2 ? undefined : { words: known.slice(0, -1), more: known.at(-1) ?? '' };
}

const SHELL_WORDS: ReadonlySet<string> = new Set('then do else elif fi done esac for while until if case select function time in coproc'.split(' '));

/** Whether no command has both texts among those that rules see. */
export function areApart(one: string, other: string): boolean {
  const [words, others] = [plainWords(one), plainWords(other)];
  if (words === undefined || others === undefined) return false;
  const [seen, seenOther] = [seenIn(words), seenIn(others)];
  // A starter alone ends the command: what has it below starts others itself.
  if (seen === undefined || seenOther === undefined) return seen !== undefined || seenOther !== undefined ? !startsBoth(words, others) : false;
  return !seen.some((a) => seenOther.some((b) => a.name === b.name && a.words.slice(1).join(' ') === b.words.slice(1).join(' ')));
}

const startsBoth = (one: readonly string[], other: readonly string[]): boolean => [one, other].every(([first = '']) => startsOthers(programName(first)));

/** Whether a program starts another one, so that rules look at more than its own text. */
export const startsOthers = (name: string): boolean => isStarter(name) || isPeeled(name) || RESERVED.has(name) || SHELL_WORDS.has(name);

/** A command that rules see in a line: its program by its bare name, and all its words. */
export interface SeenWords {
  readonly name: string;
  readonly words: readonly string[];
}

/**
 * The commands that rules see where a line begins with these plain words: of `sudo npm` itself and `npm`. undefined where what follows
 * decides what is started.
 */
export function seenIn(words: readonly string[]): readonly SeenWords[] | undefined {
  const [first = ''] = words;
  if (!startsOthers(programName(first))) return [{ name: programName(first), words }];
  const { complex, parts } = parseLine(words.join(' '), '/home');
  const [part] = parts;
  if (complex !== undefined || part === undefined || parts.length !== 1) return undefined;
  const { loose, inner } = ruleTexts(part);
  const seen = [...loose, ...inner].map((text) => text.split(' ')).map((all) => ({ name: programName(all[0] ?? ''), words: all }));
  return seen.some(({ name }) => name !== '' && !startsOthers(name)) ? seen : undefined;
}

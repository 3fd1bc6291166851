import { entriesOf, findProgram } from './catalogue.lazy.ts';
import type { Program } from './program.ts';
import { baseName, isKnownProgram } from './telling.ts';

/** The entry with the most words that a command starts with, and the words that are left. */
export function lookUp(words: readonly string[]): { readonly program: Program; readonly name: string; readonly rest: readonly string[] } | undefined {
  const first = baseName(words[0] ?? '');
  if (!isKnownProgram(first)) return undefined;
  const found = findProgram([first, ...words.slice(1, 4)]);
  return found && { program: found.program, name: found.name, rest: words.slice(found.words) };
}

/** Every entry of a program: its own and those of its sub-commands, by name. */
export function entriesNamed(word: string): readonly (readonly [name: string, program: Program])[] {
  const first = baseName(word);
  return isKnownProgram(first) ? entriesOf(first) : [];
}

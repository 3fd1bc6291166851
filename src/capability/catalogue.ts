import { entriesOf, findProgram } from './catalogue.lazy.ts';
import { familiesOf } from './families.ts';
import type { Program } from './program.ts';

/** The entry with the most words that a command starts with, and the words that are left. */
export function lookUp(words: readonly string[]): { readonly program: Program; readonly name: string; readonly rest: readonly string[] } | undefined {
  const first = baseName(words[0] ?? '');
  const families = familiesOf(first);
  if (families.length === 0) return undefined;
  const found = findProgram(families, [first, ...words.slice(1, 4)]);
  return found && { program: found.program, name: found.name, rest: words.slice(found.words) };
}

/** Every entry of a program: its own and those of its sub-commands, by name. */
export function entriesNamed(word: string): readonly (readonly [name: string, program: Program])[] {
  const first = baseName(word);
  const families = familiesOf(first);
  return families.length === 0 ? [] : [...entriesOf(first, families)];
}

/** `/usr/bin/python3.12` is `python3`; a script of the project keeps its path. */
function baseName(word: string): string {
  if (word.startsWith('./') || word.startsWith('../')) return word;
  const name = word.slice(word.lastIndexOf('/') + 1);
  return name.includes('.') ? name.replace(/^(python[23]?|pypy[23]?|ruby|php|node|perl|lua)-?\d*\.\d[\d.]*$/, '$1') : name;
}

import type { Program } from './program.ts';
import { build } from './programs/build.ts';
import { files } from './programs/files.ts';
import { git } from './programs/git.ts';
import { interpreters } from './programs/interpreters.ts';
import { network } from './programs/network.ts';
import { packages } from './programs/packages.ts';
import { runners } from './programs/runners.ts';
import { system } from './programs/system.ts';

let byPrefix: Map<string, Program> | undefined;

/** Every program by each of its names. Built when first asked for: most projects name few programs, many none. */
export function catalogue(): ReadonlyMap<string, Program> {
  if (byPrefix) return byPrefix;
  byPrefix = new Map();
  for (const program of [interpreters, runners, git, packages, build, files, network, system].flatMap((family) => family())) {
    for (const name of [program.prefix, ...(program.also ?? [])]) byPrefix.set(name, program);
  }
  return byPrefix;
}

/** The entry with the most words that a command starts with, and the words that are left. */
export function lookUp(words: readonly string[]): { readonly program: Program; readonly name: string; readonly rest: readonly string[] } | undefined {
  const first = baseName(words[0] ?? '');
  for (let n = Math.min(words.length, 4); n > 0; n--) {
    const name = [first, ...words.slice(1, n)].join(' ');
    const program = catalogue().get(name);
    if (program) return { program, name, rest: words.slice(n) };
  }
  return undefined;
}

/** `/usr/bin/python3.12` is `python3`; a script of the project keeps its path. */
function baseName(word: string): string {
  if (word.startsWith('./') || word.startsWith('../')) return word;
  const name = word.slice(word.lastIndexOf('/') + 1);
  return name.replace(/^(python[23]?|pypy[23]?|ruby|php|node|perl|lua)-?\d*\.\d[\d.]*$/, '$1');
}

import { FAMILY_NAMES, type Family } from './families.ts';
import type { Program } from './program.ts';
import { build } from './programs/build.ts';
import { files } from './programs/files.ts';
import { git } from './programs/git.ts';
import { interpreters } from './programs/interpreters.ts';
import { network } from './programs/network.ts';
import { packages } from './programs/packages.ts';
import { runners } from './programs/runners.ts';
import { system } from './programs/system.ts';

const PROGRAMS: Readonly<Record<Family, () => readonly Program[]>> = { interpreters, runners, git, packages, build, files, network, system };
const byFamily = new Map<Family, ReadonlyMap<string, Program>>();

/** Every program by each of its names. */
export function catalogue(): ReadonlyMap<string, Program> {
  return new Map(FAMILY_NAMES.flatMap((family) => [...programsOf(family)]));
}

/** The entry of these families with the most words that a command starts with; a later family knows better. */
export function findProgram(
  families: readonly Family[],
  words: readonly string[],
): { readonly program: Program; readonly name: string; readonly words: number } | undefined {
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join(' ');
    for (const family of families.toReversed()) {
      const program = programsOf(family).get(name);
      if (program) return { program, name, words: n };
    }
  }
  return undefined;
}

/** Every entry whose names begin with this word, by that name. */
export function entriesOf(first: string, families: readonly Family[]): ReadonlyMap<string, Program> {
  return new Map(families.flatMap((family) => [...programsOf(family)].filter(([name]) => name === first || name.startsWith(`${first} `))));
}

/** Made when first asked for: most projects name programs of few families. */
function programsOf(family: Family): ReadonlyMap<string, Program> {
  let programs = byFamily.get(family);
  if (!programs) {
    programs = new Map(PROGRAMS[family]().flatMap((program) => [program.prefix, ...(program.also ?? [])].map((name) => [name, program] as const)));
    byFamily.set(family, programs);
  }
  return programs;
}

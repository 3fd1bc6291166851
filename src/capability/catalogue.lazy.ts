import type { Program } from './program.ts';
import { PROGRAMS } from './programs/index.ts';

/** What is known of the programs of one file, by every name and by every form that is known to be tame. */
type Entries = ReadonlyMap<string, Program>;

type Named = readonly (readonly [name: string, program: Program])[];

/** Lists of thousands of rules are on a few programs: what was found once is kept. */
const read = new Map<() => readonly Program[], Entries>();
const files = new Map<string, Entries | undefined>();
const named = new Map<string, Named>();

/** Every program by each of its names. */
export function catalogue(): ReadonlyMap<string, Program> {
  return new Map(PROGRAMS.flatMap(([, programs]) => [...entriesIn(programs)]));
}

/** The entry with the most words that a command starts with. */
export function findProgram(words: readonly string[]): { readonly program: Program; readonly name: string; readonly words: number } | undefined {
  const entries = entriesAt(words[0] ?? '');
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join(' ');
    const program = entries?.get(name);
    if (program) return { program, name, words: n };
  }
  return undefined;
}

/** Every entry whose names begin with this word, by that name. */
export function entriesOf(first: string): Named {
  const known = named.get(first);
  if (known) return known;
  const own = [...(entriesAt(first) ?? [])].filter(([name]) => name === first || name.startsWith(`${first} `));
  named.set(first, own);
  return own;
}

function entriesAt(first: string): Entries | undefined {
  if (files.has(first)) return files.get(first);
  const file = first === '' || first.includes(' ') ? undefined : PROGRAMS.find(([names]) => names.includes(` ${first} `));
  const entries = file && entriesIn(file[1]);
  files.set(first, entries);
  return entries;
}

/** A file is read when one of its programs is first asked for. */
function entriesIn(programs: () => readonly Program[]): Entries {
  const known = read.get(programs);
  if (known) return known;
  const list = programs();
  const own = list.flatMap((program) => [program.prefix, ...(program.also ?? [])].map((name) => [name, program] as const));
  const tame = own.flatMap(([name, program]) => (program.safe ?? []).map((words) => [`${name} ${words}`, { ...program, powers: [], safe: [] }] as const));
  const entries = new Map<string, Program>([...tame, ...own]);
  read.set(programs, entries);
  return entries;
}

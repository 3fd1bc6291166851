import { ANY_FLAGS, FLAG_TABLES, type FlagTable, GIT_SUBCOMMANDS, GLOB_OK, SHAPES, XARGS_TARGETS } from '../../client/read-only.ts';
import type { Arg } from './command.ts';

/** 5.7: whether a command runs without any rule, as far as its own words decide. Paths and redirections are judged elsewhere. */
export function isReadOnly(argv: readonly Arg[]): boolean {
  const name = argv[0]?.value;
  if (name === undefined || argv.some((arg) => arg.dynamic)) return false;
  if (argv.some((arg) => arg.glob) && !GLOB_OK.has(name)) return false;
  const words = argv.map((arg) => arg.value);
  if (SHAPES.has(words.join(' '))) return true;
  if (name === 'git') return isReadOnlyGit(words);
  if (name === 'xargs') return isReadOnlyXargs(argv);
  if (ANY_FLAGS.has(name)) return true;
  const two = FLAG_TABLES[`${name} ${words[1] ?? ''}`];
  if (two) return flagsAllowed(words.slice(2), two);
  const table = FLAG_TABLES[name];
  return table !== undefined && flagsAllowed(words.slice(1), table);
}

function isReadOnlyGit(words: readonly string[]): boolean {
  for (const length of [3, 2]) {
    const name = words.slice(0, length).join(' ');
    const table = Object.hasOwn(FLAG_TABLES, name) ? FLAG_TABLES[name] : undefined;
    if (table) return flagsAllowed(words.slice(length), table) && (GIT_SUBCOMMANDS[name]?.(words.slice(length)) ?? true);
  }
  return false;
}

function isReadOnlyXargs(argv: readonly Arg[]): boolean {
  const table = FLAG_TABLES['xargs'];
  if (!table) return false;
  const words = argv.map((arg) => arg.value);
  const at = afterFlags(words, 1, table);
  if (at === undefined || !XARGS_TARGETS.has(words[at] ?? '')) return false;
  return isReadOnly(argv.slice(at));
}

/** Where the operands begin; undefined when a flag is not in the table. */
function afterFlags(words: readonly string[], from: number, table: FlagTable): number | undefined {
  let at = from;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (word === '--') return at + 1;
    if (!word.startsWith('-') || word === '-') return at;
    const taken = flag(words, at, table);
    if (taken === undefined) return undefined;
    at += taken;
  }
  return at;
}

function flagsAllowed(words: readonly string[], table: FlagTable): boolean {
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    if (word === '--') return true;
    if (!word.startsWith('-') || word === '-') {
      at++;
      continue;
    }
    const taken = flag(words, at, table);
    if (taken === undefined) return false;
    at += taken;
  }
  return true;
}

/** How many words the flag at `at` takes; undefined when it is not allowed. */
function flag(words: readonly string[], at: number, table: FlagTable): number | undefined {
  const word = words[at] ?? '';
  const equals = word.indexOf('=');
  if (word.startsWith('--')) {
    const name = equals < 0 ? word : word.slice(0, equals);
    if (equals >= 0) return table.text.has(name) || (table.number.has(name) && /^\d+$/.test(word.slice(equals + 1))) ? 1 : undefined;
    if (table.alone.has(name)) return 1;
    return value(words[at + 1], name, table) ? 2 : undefined;
  }
  if (table.alone.has(word)) return 1;
  if (table.text.has(word) || table.number.has(word)) return value(words[at + 1], word, table) ? 2 : undefined;
  if (/^-\d+$/.test(word)) return table.digits ? 1 : undefined;
  const letters = [...word.slice(1)];
  if (letters.every((letter) => table.alone.has(`-${letter}`))) return 1;
  const first = `-${letters[0] ?? ''}`;
  if (table.number.has(first) && /^\d+$/.test(word.slice(2))) return 1;
  return undefined;
}

function value(text: string | undefined, name: string, table: FlagTable): boolean {
  if (text === undefined) return false;
  if (table.number.has(name) && /^\d+$/.test(text)) return true;
  return table.text.has(name) && (!text.startsWith('-') || text === '-');
}

import { ANY_FLAGS, FLAG_TABLES, type FlagTable, GIT_FORMATS, GLOB_OK, SHAPES, XARGS_TARGETS } from '../../client/read-only.ts';
import type { Arg } from './command.ts';
import { DOCKER_READERS, OWN_CHECKS } from './read-only-shapes.ts';

/** permissions-bash §5.7: whether a command runs without any rule, as far as its own words decide. Paths and redirections are judged elsewhere. */
export function isReadOnly(argv: readonly Arg[]): boolean {
  const name = argv[0]?.value;
  if (name === undefined) return false;
  if (ANY_FLAGS.has(name) && name !== 'find') return !argv.some((arg) => arg.glob) || GLOB_OK.has(name);
  if (!isListed(name)) return false;
  if (name === 'cd' && argv[1]?.glob && argv[1].raw.startsWith('-')) return false;
  if (name !== 'cd' && argv.some((arg) => arg.dynamic)) return false;
  if (name !== 'git' && name !== 'find' && name !== 'jq' && name !== 'cd' && name !== '[[' && argv.some((arg) => /[$`]|\{[^{}]*,/.test(arg.value)))
    return false;
  if (argv.some((arg) => arg.glob) && !GLOB_OK.has(name)) return false;
  // An unquoted glob is an operand, even `-*`.
  const words = argv.map((arg) => (arg.glob ? 'glob' : arg.value));
  // What HOME holds is not looked into where tests compare.
  if ((name === '[' || name === '[[') && argv.some((arg) => /\$\w/.test(arg.raw))) return false;
  if (SHAPES.has(words.join(' '))) return true;
  if (name === 'xargs') return isReadOnlyXargs(argv);
  if (Object.hasOwn(OWN_CHECKS, name)) return OWN_CHECKS[name]?.(words.slice(1)) ?? false;
  if (name === 'find') return true;
  for (const length of [3, 2, 1]) {
    const table = tableOf(words.slice(0, length).join(' '));
    if (table && words.length >= length)
      return flagsAllowed(words.slice(length), table) && operandsAllowed(words.slice(0, length).join(' '), words.slice(length), table);
  }
  return false;
}

/** Whether some command that begins with these words could be recognised as reading only; said too often rather than too seldom. */
export function couldBeReadOnly(words: readonly string[]): boolean {
  const name = words[0] ?? '';
  if (ANY_FLAGS.has(name) || XARGS_TARGETS.has(name)) return true;
  if (!isListed(name)) return false;
  if (name === 'docker' && words[1] !== undefined) return DOCKER_READERS.has(words[1]);
  if (name === 'xargs' || name === 'find' || Object.hasOwn(OWN_CHECKS, name) || Object.hasOwn(SAME_AS, name)) return true;
  const begins = `${words.join(' ')} `;
  if ([...SHAPES].some((known) => `${known} `.startsWith(begins))) return true;
  return Object.entries(FLAG_TABLES).some(([known, table]) => {
    if (`${known} `.startsWith(begins)) return true;
    if (!begins.startsWith(`${known} `)) return false;
    // A flag that follows at once and is in no table is one whatever comes behind it.
    const next = words[known.split(' ').length];
    return (
      next === undefined ||
      !next.startsWith('-') ||
      next === '-' ||
      next === '--' ||
      ['x', '1', ''].some((value) => flag([next, value], 0, table) !== undefined)
    );
  });
}

let listed: ReadonlySet<string> | undefined;

/** Whether a table of this program is there at all: most programs have none. */
function isListed(name: string): boolean {
  listed ??= new Set(
    [...SHAPES, ...Object.keys(FLAG_TABLES), ...Object.keys(SAME_AS), ...Object.keys(OWN_CHECKS), 'find'].map((text) => text.split(' ')[0] ?? ''),
  );
  return listed.has(name);
}

const SAME_AS: Readonly<Record<string, string>> = { egrep: 'grep', fgrep: 'grep', fdfind: 'fd' };

const tableOf = (name: string): FlagTable | undefined => {
  const key = SAME_AS[name] ?? name;
  return Object.hasOwn(FLAG_TABLES, key) ? FLAG_TABLES[key] : undefined;
};

function isReadOnlyXargs(argv: readonly Arg[]): boolean {
  const table = tableOf('xargs');
  if (!table) return false;
  const words = argv.map((arg) => arg.value);
  let at = 1;
  while (at < words.length && (words[at] ?? '').startsWith('-')) {
    if (words[at] === '--') {
      at++;
      break;
    }
    const braces = (words[at] === '-I' && words[at + 1] === '{}') || (words[at] === '-E' && words[at + 1] === 'EOF');
    const taken = braces ? 2 : flag(words, at, table);
    if (taken === undefined) return false;
    at += taken;
  }
  const target = argv[at];
  return target === undefined ? true : XARGS_TARGETS.has(target.value);
}

/** Whether every flag is in the table with a value of its kind. */
export function flagsAllowed(words: readonly string[], table: FlagTable): boolean {
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    if (word === '--') return true;
    const taken = word.startsWith('-') && word !== '-' ? flag(words, at, table) : 1;
    if (taken === undefined) return false;
    at += taken;
  }
  return true;
}

/** How many words the flag at `at` takes; undefined when it is not allowed. */
function flag(words: readonly string[], at: number, table: FlagTable): number | undefined {
  const word = words[at] ?? '';
  const equals = word.indexOf('=');
  if (word.startsWith('--') && equals >= 0) return valueAllowed(word.slice(0, equals), word.slice(equals + 1), table) ? 1 : undefined;
  if (table.alone.has(word)) return 1;
  if (table.text.has(word) || table.number.has(word) || table.format.has(word)) {
    const next = words[at + 1];
    return next !== undefined && !next.startsWith('-') && valueAllowed(word, next, table) ? 2 : undefined;
  }
  if (word.startsWith('--')) return undefined;
  if (/^-\d+$/.test(word)) return table.digits ? 1 : undefined;
  if (table.glued && /^-[A-Za-z]\d+$/.test(word) && (table.number.has(word.slice(0, 2)) || table.text.has(word.slice(0, 2)))) return 1;
  return [...word.slice(1)].every((letter) => table.alone.has(`-${letter}`)) ? 1 : undefined;
}

function valueAllowed(name: string, value: string, table: FlagTable): boolean {
  if (table.text.has(name)) return true;
  if (table.number.has(name)) return /^\d+$/.test(value);
  return table.format.has(name) && isGitFormat(value);
}

function isGitFormat(text: string): boolean {
  if (/%G|\$/.test(text)) return false;
  return text === '' || GIT_FORMATS.has(text) || /^t?format:/.test(text) || text.includes('%');
}

/** Words that are no flags, and no values of flags. */
function operands(words: readonly string[], table: FlagTable): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    if (word === '--') return [...found, ...words.slice(at + 1)];
    if (word.startsWith('-') && word !== '-') at += flag(words, at, table) ?? 1;
    else {
      found.push(word);
      at++;
    }
  }
  return found;
}

/** Capabilities that change or reset the terminal. */
const TERMINAL_RESETS: ReadonlySet<string> = new Set([
  'init',
  'reset',
  'rs1',
  'rs2',
  'rs3',
  'is1',
  'is2',
  'is3',
  'iprog',
  'if',
  'rf',
  'clear',
  'flash',
  'mc0',
  'mc4',
  'mc5',
  'mc5i',
  'mc5p',
  'pfkey',
  'pfloc',
  'pfx',
  'pfxl',
  'smcup',
  'rmcup',
]);

/** Programs that write when they get the wrong operand. */
function operandsAllowed(name: string, words: readonly string[], table: FlagTable): boolean {
  const rest = operands(words, table).filter((word) => word !== '');
  switch (name) {
    case 'git branch':
      return rest.length === 0 || words.some((word) => ['-l', '--list', '--merged', '--no-merged'].includes(word));
    case 'git tag':
      return rest.length === 0 || words.some((word) => word === '-l' || word === '--list');
    case 'ss':
      return rest.every((word) => !/[A-Za-z0-9~]/.test(word)) && !words.includes('--');
    case 'git remote':
      return operands(words, table).length === 0;
    case 'hostname':
    case 'arch':
      return rest.length === 0 && !words.includes('--');
    case 'git ls-remote':
      return words.every((word) => word.startsWith('-'));
    case 'git reflog':
      return words[0] === undefined || words[0] === '' || words[0].startsWith('-') || words[0] === 'show' || words[0] === 'list';
    case 'date':
      return rest.every((word) => word.startsWith('+'));
    case 'ps':
      return rest.every((word) => !word.includes('e')) && (rest.length === 0 || !words.some((word) => /^-[A-Za-z]*e/.test(word)));
    case 'tput':
      return !rest.some((word) => TERMINAL_RESETS.has(word));
    case 'help':
    case 'man':
      return rest.every((word) => !/[/~]/.test(word));
    default:
      return true;
  }
}

import { PATH_COMMANDS, type PathCommand } from '../../client/path-commands.ts';
import type { Arg } from './command.ts';

/** The words that name files, for a program that the client path-checks; undefined for any other program. */
export function operandsOf(argv: readonly Arg[]): { readonly command: PathCommand; readonly files: readonly Arg[] } | undefined {
  const name = argv[0]?.value;
  if (name === 'git') return gitFiles(argv);
  const command = name !== undefined && Object.hasOwn(PATH_COMMANDS, name) ? PATH_COMMANDS[name] : undefined;
  if (command === undefined) return undefined;
  const words = argv.slice(1);
  if (command.operands === 'cd') return { command, files: words[0] === undefined ? [HOME] : words.filter((word) => word.value !== '-') };
  if (command.operands === 'find') {
    const folders = findFolders(words);
    return { command, files: folders.length === 0 ? [HERE] : folders };
  }
  const { files, given, rest } = split(words, command);
  if (name === 'ls' && rest.length === 0) return { command, files: [HERE] };
  const operands = rest.slice(skipped(command, given, words));
  // Without a file these look through the folder.
  const whole = operands.length === 0 && (name === 'rg' || (command === PATH_COMMANDS['grep'] && words.some(({ value }) => RECURSIVE.test(value))));
  return { command, files: whole ? [...files, HERE] : [...files, ...operands] };
}

const RECURSIVE = /^(?:-[A-Za-z]*[rR]|--(?:dereference-)?recursive$)/;

/** How many words in front are no files. */
function skipped(command: PathCommand, given: boolean, words: readonly Arg[]): number {
  if (command.operands === 'after-first') return given ? 0 : 1;
  if (command.operands !== 'after-sets') return 0;
  return words.some(({ value }) => /^-[a-z]*d|^--delete$/.test(value)) ? 1 : 2;
}

const HERE: Arg = { raw: '.', value: '.', glob: false, quoted: false, dynamic: false };

/** `cd` alone goes home. */
const HOME: Arg = { raw: '~', value: '~', glob: false, quoted: false, dynamic: false };

/** `git diff` and `git grep` take files, and the client reads them as such. */
function gitFiles(argv: readonly Arg[]): { readonly command: PathCommand; readonly files: readonly Arg[] } | undefined {
  const subcommand = argv[1]?.value;
  if (subcommand !== 'diff' && subcommand !== 'grep') return undefined;
  const command = subcommand === 'diff' ? GIT_READER : GIT_GREP;
  const { files, given, rest } = split(argv.slice(2), command);
  if (subcommand === 'diff' || given) return { command, files: [...files, ...rest] };
  return { command, files: rest.length > 1 ? [...files, ...rest.slice(1)] : [...files, HERE] };
}

const GIT_READER: PathCommand = { operands: 'all', writes: false };
const GIT_GREP: PathCommand = { ...GIT_READER, pattern: ['-e', '-f'], files: ['-f'], values: ['-e', '-A', '-B', '-C'] };

interface SplitWords {
  readonly files: Arg[];
  readonly given: boolean;
  readonly rest: Arg[];
}

function split(words: readonly Arg[], command: PathCommand): SplitWords {
  const files: Arg[] = [];
  const rest: Arg[] = [];
  let given = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) continue;
    if (word.value === '--') {
      rest.push(...words.slice(i + 1));
      break;
    }
    if (!word.value.startsWith('-') || word.value === '-') {
      if (word.value !== '-') rest.push(word);
      continue;
    }
    const flag = word.value;
    const equals = flag.indexOf('=');
    if (equals > 0 && command.files?.includes(flag.slice(0, equals))) {
      files.push({ ...word, value: flag.slice(equals + 1) });
      if (command.pattern?.includes(flag.slice(0, equals))) given = true;
      continue;
    }
    if (command.pattern?.includes(flag)) given = true;
    const next = words[i + 1];
    if (command.files?.includes(flag) && next) files.push(next);
    if (command.files?.includes(flag) || command.values?.includes(flag)) i++;
  }
  return { files, given, rest };
}

/** The words before the first test, and the files that tests compare with. */
function findFolders(words: readonly Arg[]): readonly Arg[] {
  const folders: Arg[] = [];
  let tests = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (word.value.startsWith('-')) {
      const next = words[i + 1];
      if (FILE_TESTS.test(word.value) && next) folders.push(next);
      if (/^-(?:[HLP]|O\d?)$/.test(word.value)) continue;
      if (word.value === '-D') i++;
      else tests = true;
    } else if (!tests) folders.push(word);
  }
  return folders;
}

const FILE_TESTS = /^-(?:[acm]?newer|newer[acmBt][acmtB]|samefile|i?path|i?wholename|i?lname)$/;

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
  if (command.operands === 'find') return { command, files: findFolders(words) };
  const { files, given, rest } = split(words, command);
  const operands = command.operands === 'after-first' && !given ? rest.slice(1) : rest;
  return { command, files: [...files, ...operands] };
}

/** `cd` alone goes home. */
const HOME: Arg = { raw: '~', value: '~', glob: false, quoted: false, dynamic: false };

/** `git diff` and `git grep` take files, and the client reads them as such. */
function gitFiles(argv: readonly Arg[]): { readonly command: PathCommand; readonly files: readonly Arg[] } | undefined {
  const subcommand = argv[1]?.value;
  if (subcommand !== 'diff' && subcommand !== 'grep') return undefined;
  const { rest } = split(argv.slice(2), GIT_READER);
  return { command: GIT_READER, files: subcommand === 'diff' ? rest : rest.slice(1) };
}

const GIT_READER: PathCommand = { operands: 'all', writes: false };

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
    if (command.pattern?.includes(flag)) given = true;
    const next = words[i + 1];
    if (command.files?.includes(flag) && next) files.push(next);
    if (command.files?.includes(flag) || command.values?.includes(flag)) i++;
  }
  return { files, given, rest };
}

function findFolders(words: readonly Arg[]): readonly Arg[] {
  const folders: Arg[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (/^-(?:[HLP]|O\d?)$/.test(word.value)) continue;
    if (word.value === '-D') {
      i++;
      continue;
    }
    if (/^[-(!]/.test(word.value)) break;
    folders.push(word);
  }
  return folders;
}

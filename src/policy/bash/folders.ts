import { isWithin, resolve } from '../paths/posix.ts';
import type { Policy } from '../policy.ts';
import { innerCommand } from './check-part.ts';
import type { Part } from './command.ts';
import { operandsOf } from './operands.ts';

const isChange = (part: Part): boolean => part.argv[0]?.value === 'cd';

/**
 * Where the next command may stand: behind an absolute `cd` inside the working directories there; behind any other also where
 * the line began, because the client does not trust the change.
 */
export function folderOf(part: Part, dirs: readonly string[], { session }: Policy): readonly string[] {
  const name = part.argv[0]?.value;
  const target = part.argv[1];
  if ((name !== 'cd' && name !== 'pushd') || target === undefined || target.dynamic || target.value === '-') return dirs;
  const start = session.places.current;
  const next = resolve(start, target.value);
  const known = name === 'cd' && target.value.startsWith('/') && session.places.working.some((folder) => isWithin(next, folder));
  return known ? [next] : [...new Set([next, start])];
}

/** A `cd` whose target the client does not take into account: relative, unknown, or outside the working directories. */
export function movesUnseen(part: Part, { session }: Policy): boolean {
  if (!isChange(part)) return false;
  const target = part.argv[1]?.value;
  const { current, working } = session.places;
  if (target === undefined || target === '') return true;
  const next = resolve(current, target);
  return next !== current && !(target.startsWith('/') && working.some((folder) => isWithin(next, folder)));
}

/** T5: changing the folder together with git, a write, a redirection, or a read that a deny rule might stop elsewhere. */
export function folderProblem(parts: readonly Part[], { rules, session }: Policy): string | undefined {
  const [only] = parts;
  if (only && parts.length === 1 && only.redirs.length === 0) return undefined;
  const made = gitFilesMade(parts);
  if (made !== undefined) return made;
  const changes = parts.filter(isChange);
  const target = changes[0]?.argv[1]?.value;
  if (changes.length === 0) return undefined;
  if (changes.length > 1) return 'more than one change of the folder';
  const { current } = session.places;
  const others = parts.filter((part) => !isChange(part)).map(innerCommand);
  const stays = target !== undefined && target !== '' && resolve(current, target) === current;
  if (!stays && others.some((argv) => argv[0]?.value === 'git')) return 'a change of the folder before a version-control command';
  if (parts.some((part) => part.redirs.some((redir) => redir.writes))) return 'a change of the folder with an output redirection';
  if (!stays && !target?.startsWith('/') && parts.some((part) => part.redirs.length > 0)) return 'a change of the folder with an input redirection';
  if (stays || target?.startsWith('/')) return undefined;
  const files = others.map((argv) => operandsOf(argv)).filter((operands) => operands !== undefined);
  if (files.some(({ command }, i) => command.writes && !isPrinter(others[i]?.map((arg) => arg.value) ?? [])))
    return 'a change of the folder with a command that writes';
  const denies = rules.specific('deny', 'Read').length > 0;
  return denies && files.some((operands) => operands.files.some((file) => !/^[/~]/.test(file.value)))
    ? 'a change of the folder with a relative read, while a Read rule denies'
    : undefined;
}

const isPrinter = (words: readonly string[]): boolean =>
  words[0] === 'sed' && words.some((word) => /^-[A-Za-z]*n/.test(word) || word === '--quiet' || word === '--silent');

/** Making what a repository consists of and running git in one line. */
function gitFilesMade(parts: readonly Part[]): string | undefined {
  const commands = parts.map(innerCommand);
  if (!commands.some((argv) => argv[0]?.value === 'git')) return undefined;
  const written = [
    ...commands.flatMap((argv) => (operandsOf(argv)?.command.writes ? (operandsOf(argv)?.files ?? []) : [])),
    ...parts.flatMap((part) => part.redirs.filter((redir) => redir.writes).map((redir) => redir.target)),
  ];
  return written.some((file) => /^(?:\.\/)?(?:HEAD|objects|refs|hooks)(?:\/|$)/.test(file.value))
    ? 'a command that makes the files of a repository before git runs'
    : undefined;
}

import { AWKS, EVALUATORS, FIND_ACTIONS, STARTERS, ZSH_BUILTINS } from '../../client/shell-commands.ts';
import type { Arg } from './command.ts';

/**
 * Why only an exact rule (or a bare `Bash`) lets a command pass although its shape is plain (W3, C1-C3, C6). `argv` is the inner
 * command, wrappers removed. `bare` problems are about a program that no text rule can cover.
 */
export function commandProblem(argv: readonly Arg[]): string | undefined {
  const name = argv[0]?.value;
  if (name === undefined) return undefined;
  if (name === '') return 'an empty program name';
  if (name.startsWith('-')) return 'an incomplete fragment';
  if (EVALUATORS.has(name)) return evaluates(name, argv) ? `${name} evaluates its arguments as shell text` : undefined;
  if (STARTERS.has(name)) return `what ${name} starts cannot be checked`;
  if (ZSH_BUILTINS.has(name)) return `${name} reaches past the checks in zsh`;
  if (argv.some((arg) => /\/proc\/[^/]*\/environ/.test(arg.value))) return 'reads an environment from /proc';
  return undefined;
}

function evaluates(name: string, argv: readonly Arg[]): boolean {
  return name !== 'fc' || argv.length > 1;
}

/** C1-C3: what a prefix or wildcard rule does not cover, and an exact rule does. */
export function argumentProblem(argv: readonly Arg[]): string | undefined {
  const name = argv[0]?.value ?? '';
  if (name === 'find') return findProblem(argv);
  if (AWKS.has(name)) return awkProblem(argv);
  return name === 'jq' ? jqProblem(argv) : undefined;
}

function findProblem(argv: readonly Arg[]): string | undefined {
  for (const arg of argv.slice(1)) {
    if (FIND_ACTIONS.has(arg.value)) return `find with ${arg.value} runs commands or changes files`;
    if (arg.glob) return 'find with an unquoted glob';
    if (arg.dynamic) return 'find with an argument known only at run time';
    if (/^\*$/.test(arg.value)) return 'find with a glob for its only argument';
  }
  return undefined;
}

function awkProblem(argv: readonly Arg[]): string | undefined {
  for (const arg of argv.slice(1)) {
    if (/^-(?:[filE]|-file|-include|-load|-exec)/.test(arg.value) || arg.value === '-e' || arg.value.startsWith('--source'))
      return 'awk with an option that loads code';
    if (arg.glob) return 'awk with an unquoted glob';
  }
  const program = argv
    .slice(1)
    .map((arg) => arg.value)
    .join('\n');
  if (/\bsystem\s*\(/.test(program)) return 'awk that runs a command';
  if (/\|\s*(?:&|"|getline)|\|&/.test(program)) return 'awk with a command pipe';
  return /@(?:load|include)|@\w+\s*\(/.test(program) ? 'awk that loads code' : undefined;
}

function jqProblem(argv: readonly Arg[]): string | undefined {
  for (const arg of argv.slice(1)) {
    if (/^(?:-[a-zA-Z]*[fL]|--from-file|--library-path|--slurpfile|--rawfile|--run-tests|--argfile)/.test(arg.value) && /^-/.test(arg.value)) {
      return 'jq with an option that reads code or files';
    }
  }
  const program = argv
    .slice(1)
    .map((arg) => arg.value)
    .join('\n');
  return /\b(?:include|import)\s+["\w]/.test(program) || /\bsystem\s*\(/.test(program) ? 'jq that loads a module' : undefined;
}

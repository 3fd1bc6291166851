import { SAFE_VARIABLES } from '../../client/safe-environment.ts';
import { AWKS, EVALUATORS, FIND_ACTIONS, FIND_VALUES, KEYWORDS, STARTERS, ZSH_BUILTINS } from '../../client/shell-commands.ts';
import type { Arg } from './command.ts';
import { isPeeled, peel } from './wrappers.ts';

/**
 * Why only an exact rule (or a bare `Bash`) lets a command pass although its shape is plain (W3, C1-C3, C6). `argv` is the inner
 * command, wrappers removed. `bare` problems are about a program that no text rule can cover.
 */
export function commandProblem(argv: readonly Arg[], alone = true): string | undefined {
  const name = argv[0]?.value;
  if (name === undefined) return undefined;
  if (name === '') return 'an empty program name';
  if (name.startsWith('-')) return 'an incomplete fragment';
  if (KEYWORDS.has(name)) return `the shell's word ${name} as a program`;
  if (ASSIGNMENT.test(name)) return 'an assignment in quotes as a program';
  if (EVALUATORS.has(name)) return evaluates(name, argv) ? `${name} evaluates its arguments as shell text` : undefined;
  const own = builtinProblem(argv) ?? (alone ? undefined : laterProblem(argv));
  if (own !== undefined) return own;
  if (STARTERS.has(name)) return `what ${name} starts cannot be checked`;
  if (ZSH_BUILTINS.has(name) && argv.length > 1) return `${name} reaches past the checks in zsh`;
  if (argv.some((arg) => arg.value.includes('/proc/') && /\/proc\/[^/]*\/environ/.test(arg.value))) return 'reads an environment from /proc';
  return undefined;
}

/** The same of what xargs starts (W4): it may stand behind an assignment, and `find` gets operands that nobody has seen. */
export function fedProblem(argv: readonly Arg[]): string | undefined {
  const name = argv[0]?.value ?? '';
  if (name === 'find') return 'what xargs gives to find cannot be checked';
  return ASSIGNMENT.test(name) ? undefined : commandProblem(argv);
}

/** Wrappers in a form that the client does not follow: `env -`, `timeout x`, `time X=1 y`. */
export function wrapperProblem(argv: readonly Arg[]): string | undefined {
  const program = argv[0]?.value ?? '';
  if (program !== 'env' && !isPeeled(program)) return undefined;
  const words = argv.map((arg) => arg.value);
  for (let at = 0; at < words.length; at++) {
    const name = words[at];
    const next = words[at + 1];
    if (name === 'env') return envProblem(words.slice(at + 1));
    if (name === 'timeout' && next !== undefined && peel(words, at) === undefined) return 'timeout in a form that cannot be checked';
    if (name === 'stdbuf' && /^--/.test(next ?? '')) return 'stdbuf in a form that cannot be checked';
    if (WATCHED.has(name ?? '') && argv[at + 1]?.glob) return `${name} in front of a pattern`;
    if (name === 'command' && /^--./.test(next ?? '')) return 'command in a form that cannot be checked';
    const inner = name === 'xargs' ? undefined : peel(words, at);
    if (inner === undefined) return undefined;
    if ((name === 'time' || name === 'nohup') && /^[A-Za-z_]\w*=/.test(words[inner] ?? '')) return `${name} in front of an assignment`;
    at = inner - 1;
  }
  return undefined;
}

const WATCHED: ReadonlySet<string> = new Set(['command', 'builtin', 'noglob', 'nohup', 'time']);

function envProblem(words: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-u') at++;
    else if (/^(?:-[i0v]+|--ignore-environment|--null|--debug|[A-Za-z_]\w*=[\s\S]*)$/.test(word)) continue;
    else return word.startsWith('-') ? `env ${word}` : undefined;
  }
  return undefined;
}

/** Builtins that set variables or evaluate their operands (C6). */
function builtinProblem(argv: readonly Arg[]): string | undefined {
  const [program, ...args] = argv;
  const name = program?.value ?? '';
  if (GLOB_BUILTINS.has(name) && args.some((arg, i) => (arg.glob || (!arg.quoted && /\S\[|^\[./.test(arg.raw))) && args[i - 1]?.value !== '--'))
    return `${name} with a pattern that the shell may expand`;
  const flags = () => args.filter((arg) => /^[-+]/.test(arg.value));
  const operands = () => args.filter((arg) => !/^[-+]/.test(arg.value));
  switch (name) {
    case 'declare':
    case 'typeset':
    case 'local':
      if (operands().some((arg) => arg.value.includes('=') || !isName(arg.value)) || flags().some((arg) => !/^-[xgpf]+$/.test(arg.value)))
        return `${name} sets a variable`;
      return undefined;
    case 'export':
    case 'readonly':
      if (flags().some((arg) => !/^-[pfn]+$/.test(arg.value)) || operands().some((arg) => !isName(arg.value.split('=')[0] ?? '')))
        return `${name} with an operand that the shell evaluates`;
      if (flags().some((arg) => arg.value.includes('n')) && operands().some((arg) => ASSIGNMENT.test(arg.value))) return `${name} -n with a value`;
      return operands().some((arg) => arg.dynamic || /^IFS(?:=|$)/.test(arg.value)) ? `${name} with a value that cannot be checked` : undefined;
    case 'integer':
    case 'float':
      return operands().length > 0 ? `${name} evaluates its operands` : undefined;
    case 'unset':
      return operands().some((arg) => arg.dynamic || !isName(arg.value)) ? 'unset with an operand that the shell evaluates' : undefined;
    case 'read':
      return operands().some((arg) => arg.dynamic || isName(arg.value) || arg.value.includes('[')) || flags().some((arg) => arg.value.includes('='))
        ? 'read sets a variable'
        : undefined;
    case 'wait':
      return flags().some((arg) => /[p=]/.test(arg.value)) ? 'wait sets a variable' : undefined;
    case 'getopts':
      return operands().length > 1 ? 'getopts sets a variable' : undefined;
    case 'printf':
      return args.some((arg) => arg.dynamic) || (args[0]?.value === '-v' && !isName(args[1]?.value ?? ''))
        ? 'printf with an operand that the shell evaluates'
        : undefined;
    case 'set':
      return args.some(
        (arg, i) => /^(?:[-+][A-Za-z]*[ak]|--.)/.test(arg.value) || (/^[-+]o$/.test(arg.value) && /allexport|posix/.test(args[i + 1]?.value ?? '')),
      )
        ? 'set changes an option'
        : undefined;
    case 'test':
    case '[':
    case '[[':
      return arithmeticTest(args) ? `${name} compares what is no number` : undefined;
    default:
      return undefined;
  }
}

/** Beside other commands, setting a variable changes what they do. */
function laterProblem(argv: readonly Arg[]): string | undefined {
  const name = argv[0]?.value;
  const sets = name === 'readonly' && argv.some((arg) => ASSIGNMENT.test(arg.value));
  return sets || (name === 'printf' && argv[1]?.value === '-v') ? `${name} sets a variable` : undefined;
}

/** An exported variable that is not known to be harmless: nothing in the same line is then recognised as read-only. */
export const exportsUnsafely = (argv: readonly Arg[]): boolean =>
  argv[0]?.value === 'export' && argv.slice(1).some((arg) => ASSIGNMENT.test(arg.value) && !SAFE_VARIABLES.has(arg.value.slice(0, arg.value.indexOf('='))));

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Builtins that a pattern in their operands could turn to something else. */
const GLOB_BUILTINS: ReadonlySet<string> = new Set([
  'wait',
  'jobs',
  'shift',
  'return',
  'exit',
  'break',
  'continue',
  'getopts',
  'logout',
  'printf',
  'set',
  'test',
  '[',
  'read',
  'compgen',
  'print',
]);

const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);

const NUMBER_TESTS: ReadonlySet<string> = new Set(['-eq', '-ne', '-lt', '-le', '-gt', '-ge']);

function arithmeticTest(args: readonly Arg[]): boolean {
  return args.some((arg, i) => i > 0 && NUMBER_TESTS.has(arg.value) && ![args[i - 1], args[i + 1]].every((side) => /^-?\d+$/.test(side?.value ?? '')));
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
  const words = argv.slice(1);
  for (const arg of words) {
    if (FIND_ACTIONS.has(arg.value)) return `find with ${arg.value} runs commands or changes files`;
    if (arg.glob) return 'find with an unquoted glob';
    if (arg.dynamic) return 'find with an argument known only at run time';
  }
  // C1: a quoted pattern is taken for one that the shell expands, but where a test asks for a value.
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.value ?? '';
    if (FIND_VALUES.has(word) || /^-newer[aBcm][aBcmt]$/.test(word)) at++;
    else if (/[*?[\]]/.test(word)) return 'find with a pattern that is no value of a test';
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

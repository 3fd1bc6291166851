import { forEachChild, type ParsedScript, parse, type Statement, type SyntaxNode } from 'unbash';
import type { Arg, CommandLine, Part } from './command.ts';
import { commandPart, loopVariable, testPart, timed } from './part.ts';
import { isNestedTooDeep, rawProblem } from './raw-text.ts';
import { bareSource, everyCommand, recovered, withoutComments } from './reach.ts';
import { isTolerated, isUnsure, tolerated } from './tolerance.ts';
import { argOf, UNKNOWN, type WordScope } from './words.ts';

/** Over this length the client analyses nothing (P4). */
export const MAX_ANALYSED = 10_000;
export const TOO_LONG = 'longer than the client analyses';

interface Walk {
  readonly scope: WordScope;
  readonly parts: Part[];
  readonly chain: { readonly text: string; readonly separator: boolean }[];
  pipes: boolean;
  background: boolean;
  pipeline: number;
  /** An `if` or a loop stands in it. */
  compound: boolean;
}

/** Takes a command line apart. Never throws. */
export function parseLine(text: string, home: string): CommandLine {
  const source = tolerated(text.trim());
  if (text.length > MAX_ANALYSED || isNestedTooDeep(text)) return { ...NOTHING, source, complex: TOO_LONG, chain: source, loose: source };
  const script = parse(source);
  const scope: WordScope = { home, constants: new Map(), inner: [], complex: undefined };
  const walk: Walk = { scope, parts: [], chain: [], pipes: false, background: false, pipeline: 0, compound: false };
  if (source.startsWith('!') && /^!\s*$/.test(source)) return { ...NOTHING, source, complex: 'a fragment', chain: source, loose: source };
  const errors = (script.errors ?? []).filter((error) => !isTolerated(error, source));
  scope.complex = rawProblem(text) ?? errors[0]?.message;
  list(script.commands, source, walk);
  const inner = scope.inner.length === 0 ? NO_PARTS : scope.inner.flatMap((nested) => innerParts(nested, source, walk));
  if (scope.complex === undefined && walk.parts.length === 0 && /^(?:!|time)\b/.test(source)) scope.complex = 'a fragment';
  const unsure = isUnsure(errors, source);
  if (scope.complex !== undefined) {
    const bare = bareSource(script, source);
    const parts = [...everyCommand(script, source, home, parseLine), ...(errors.length > 0 ? recovered(source, home, parseLine) : [])];
    // A compound that does not end is no chain for rules with operators.
    const open = errors.some(({ message, pos }) => pos >= source.length && /^expected .* to close /.test(message));
    return { ...NOTHING, source, complex: scope.complex, unsure, parts, redirected: bare !== source, chain: bare, loose: open ? '' : bare };
  }
  const parts = inner.length === 0 ? walk.parts : [...walk.parts, ...inner];
  const { chain, loose } = chainTexts(walk, script, source);
  return {
    source,
    unsure,
    parts,
    redirected: parts.some((part) => part.redirected),
    commented: source.includes('#') && withoutComments(source) !== source,
    pipes: walk.pipes,
    background: walk.background,
    chain,
    loose,
  };
}

/** Stands for the end of a line between commands: no rule can write it. */
const LINE = '\u0000';

const NO_PARTS: readonly Part[] = [];

/** The chain in its two spellings. */
function chainTexts(walk: Walk, script: ParsedScript, source: string): { readonly chain: string; readonly loose: string } {
  const [only] = walk.chain;
  if (only && walk.chain.length === 1 && !walk.compound && !only.separator) return { chain: only.text, loose: only.text };
  if (walk.compound) {
    const text = bareSource(script, source);
    return { chain: text, loose: text };
  }
  return {
    chain: walk.chain.map((piece) => piece.text).join(''),
    loose: walk.chain.map((piece) => (piece.separator ? (piece.text.includes('\n') ? LINE : '; ') : piece.text)).join(''),
  };
}

const NOTHING: CommandLine = {
  source: '',
  unsure: false,
  parts: [],
  redirected: false,
  commented: false,
  pipes: false,
  background: false,
  chain: '',
  loose: '',
};

function innerParts(script: ParsedScript, source: string, outer: Walk): readonly Part[] {
  const walk: Walk = { ...outer, parts: [], chain: [], pipeline: outer.pipeline + 1_000 };
  list(script.commands, script.source ?? source, walk);
  return walk.parts;
}

function list(statements: readonly Statement[], source: string, walk: Walk): void {
  for (const [i, statement] of statements.entries()) {
    const before = statements[i - 1];
    if (before?.background) walk.chain.push({ text: ' & ', separator: false });
    else if (before) walk.chain.push({ text: separatorText(source, before.command.end, statement.pos), separator: true });
    node(statement.command, source, walk);
    if (statement.background) walk.background = true;
    if (statement.background && i === statements.length - 1) walk.chain.push({ text: ' &', separator: false });
  }
}

/** What stands between two commands, comments left out: `;` as written, or a newline. */
function separatorText(source: string, from: number, to: number): string {
  const between = source.slice(from, to).replace(/#[^\n]*/g, '');
  const semicolon = between.indexOf(';');
  return semicolon < 0 ? '\n' : between.replace(/\n/g, ' ').replace(/ +/g, ' ');
}

function node(at: Statement['command'], source: string, walk: Walk): void {
  switch (at.type) {
    case 'Command':
      walk.pipeline++;
      add(commandPart(at, source, walk.scope, walk.pipeline), walk);
      return;
    case 'AndOr':
      for (const [i, command] of at.commands.entries()) {
        if (i > 0) walk.chain.push({ text: ` ${at.operators[i - 1] ?? '&&'} `, separator: false });
        node(command, source, walk);
      }
      return;
    case 'Pipeline':
      pipeline(at, source, walk);
      return;
    case 'If':
      walk.compound = true;
      for (const part of [at.clause, at.then, ...at.elif.flatMap((elif) => [elif.clause, elif.then]), ...(at.else ? [at.else] : [])]) {
        list(part.commands, source, walk);
      }
      return;
    case 'While':
      walk.compound = true;
      list(at.clause.commands, source, walk);
      list(at.body.commands, source, walk);
      return;
    case 'For':
      walk.compound = true;
      for (const word of at.wordlist ?? []) argOf(word, walk.scope);
      walk.parts.push(loopVariable(at.name.text, walk.pipeline));
      list(at.body.commands, source, walk);
      return;
    case 'TestCommand':
      testWords(at, walk.scope);
      walk.pipeline++;
      add(testPart(source.slice(at.pos, at.end), wordsOfTest(source.slice(at.pos + 2, at.end - 2), walk.scope.home), walk.pipeline), walk);
      return;
    default:
      walk.scope.complex ??= COMPLEX[at.type] ?? 'a form that cannot be analysed';
  }
}

const COMPLEX: Readonly<Record<string, string>> = {
  Subshell: 'a subshell',
  BraceGroup: 'a group in braces',
  ArithmeticCommand: 'arithmetic',
  Function: 'a function definition',
  Case: 'a case statement',
  Select: 'a select loop',
  ArithmeticFor: 'an arithmetic loop',
  Redirected: 'a redirection of a compound command',
  Coproc: 'coproc evaluates its arguments',
};

function testWords(at: SyntaxNode, scope: WordScope): void {
  forEachChild(at, (child) => {
    // A `$` at the end is no variable but the end of what is compared.
    if (child.type === 'Word' && !/^[^$]*\$$/.test(child.text)) argOf(child, scope);
    else testWords(child, scope);
  });
}

/** The words of a test as the rules see them. */
function wordsOfTest(text: string, home: string): readonly Arg[] {
  return (text.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs) ?? []).map((raw) => {
    const bare = raw.replace(/'[^']*'|"(?:\\.|[^"\\])*"|\\./gs, '');
    const value = raw.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, '$1$2$3').replaceAll('$HOME', home);
    return { raw, value, glob: /[*?[]/.test(bare), quoted: bare !== raw, dynamic: false };
  });
}

function pipeline(at: Extract<Statement['command'], { type: 'Pipeline' }>, source: string, walk: Walk): void {
  walk.pipeline++;
  const number = walk.pipeline;
  if (at.commands.length > 1) walk.pipes = true;
  const time = at.prefixes.find((prefix) => prefix.type === 'Time');
  if (at.commands.length === 0) walk.scope.complex ??= 'a fragment';
  if (at.prefixes.some((prefix) => prefix.type === 'Negation') && !time) walk.chain.push({ text: '! ', separator: false });
  for (const [i, command] of at.commands.entries()) {
    if (i > 0) walk.chain.push({ text: ` ${at.operators[i - 1] ?? '|'} `, separator: false });
    if (command.type === 'Command') {
      if (at.commands.length > 1 && !command.name && command.prefix.some((item) => item.type === 'Assignment'))
        walk.scope.complex ??= 'an assignment in a pipe';
      const part = commandPart(command, source, walk.scope, number);
      add(i === 0 && time ? timed(part, source, time.pos, command) : part, walk);
    } else {
      if (i === 0 && time && command.type !== 'Subshell' && command.type !== 'BraceGroup') walk.scope.complex ??= '`time` in front of a compound command';
      node(command, source, walk);
    }
  }
}

function add(part: Part, walk: Walk): void {
  walk.parts.push(part);
  walk.chain.push({ text: part.text, separator: false });
  if (part.argv.length === 0) for (const assign of part.assigns) if (!assign.value.includes(UNKNOWN)) walk.scope.constants.set(assign.name, assign.value);
}

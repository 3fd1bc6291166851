import { type Command, forEachChild, type ParsedScript, parse, type Redirection, type Statement, type SyntaxNode, type Word } from 'unbash';
import type { Arg, Assign, CommandLine, Part, Redir } from './command.ts';
import { outsideQuotes, rawProblem } from './raw-text.ts';
import { argOf, UNKNOWN, type WordScope } from './words.ts';

/** Over this length the client analyses nothing (P4). */
export const MAX_ANALYSED = 10_000;

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
  if (text.length > MAX_ANALYSED) return { ...NOTHING, source, complex: 'longer than the client analyses', chain: source, loose: source };
  const script = parse(source);
  const scope: WordScope = { home, constants: new Map(), inner: [], complex: undefined };
  const walk: Walk = { scope, parts: [], chain: [], pipes: false, background: false, pipeline: 0, compound: false };
  if (/^!\s*$/.test(source)) return { ...NOTHING, source, complex: 'a fragment', chain: source, loose: source };
  const errors = (script.errors ?? []).filter((error) => !isTolerated(error, source));
  scope.complex = rawProblem(text) ?? errors[0]?.message;
  list(script.commands, source, walk);
  const inner = scope.inner.flatMap((nested) => innerParts(nested, source, walk));
  if (scope.complex === undefined && walk.parts.length === 0 && /^(?:!|time)\b/.test(source)) scope.complex = 'a fragment';
  const unsure = isUnsure(errors, source);
  if (scope.complex !== undefined) {
    const bare = bareSource(script, source);
    const parts = [...everyCommand(script, source, home), ...(errors.length > 0 ? recovered(source, home) : [])];
    // A compound that does not end is no chain for rules with operators.
    const open = errors.some(({ message, pos }) => pos >= source.length && /^expected .* to close /.test(message));
    return { ...NOTHING, source, complex: scope.complex, unsure, parts, redirected: bare !== source, chain: bare, loose: open ? '' : bare };
  }
  const parts = [...walk.parts, ...inner];
  return {
    source,
    unsure,
    parts,
    redirected: parts.some((part) => part.redirected),
    commented: source.includes('#') && withoutComments(source) !== source,
    pipes: walk.pipes,
    background: walk.background,
    ...chainTexts(walk, script, source),
  };
}

/** Stands for the end of a line between commands: no rule can write it. */
const LINE = '\u0000';

/** The chain in its two spellings. */
function chainTexts(walk: Walk, script: ParsedScript, source: string): { readonly chain: string; readonly loose: string } {
  if (walk.compound) {
    const text = bareSource(script, source);
    return { chain: text, loose: text };
  }
  return {
    chain: walk.chain.map((piece) => piece.text).join(''),
    loose: walk.chain.map((piece) => (piece.separator ? (piece.text.includes('\n') ? LINE : '; ') : piece.text)).join(''),
  };
}

/** In a line that does not parse, what stands between `;` and newlines is read by itself. */
function recovered(source: string, home: string): readonly Part[] {
  const masked = outsideQuotes(source);
  if (/["'`<]/.test(masked)) return [];
  const pieces: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(/[;\n]+/g)) {
    pieces.push(source.slice(from, match.index));
    from = match.index + match[0].length;
  }
  if (pieces.length === 0) return [];
  return [...pieces, source.slice(from)].flatMap((piece) => {
    const text = piece.trim().replace(/^(?:then|do|else)\s+/, '');
    return text === '' || (parse(text).errors ?? []).length > 0 ? [] : parseLine(text, home).parts;
  });
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

/** Spellings that the client's parser reads and ours does not: `>#f`, a stray `;;`. */
function tolerated(source: string): string {
  if (!source.includes('#') && !source.includes(';;')) return source;
  const masked = outsideQuotes(source);
  let text = source;
  for (const match of [...masked.matchAll(/>\s*#/g)].reverse()) {
    const at = match.index + match[0].length - 1;
    text = `${text.slice(0, at)}\\${text.slice(at)}`;
  }
  return /;;/.test(masked) && !/\bcase\b/.test(masked) && !/^;;/.test(masked) ? text.replace(/;;/g, ';') : text;
}

/** An unclosed single quote, a pipe into nothing, an `if` or `while` that breaks off: the client reads on. */
function isTolerated({ message, pos }: { readonly message: string; readonly pos: number }, source: string): boolean {
  if (message === 'unterminated single quote') return true;
  return (
    pos >= source.length &&
    /^expected (?:command after '\|'|'(?:then|fi|do|done)')/.test(message) &&
    (!/^(?:for|select)\b/.test(source) || /\bdo\b/.test(source))
  );
}

/** Substitutions that do not end, and forms in which shells differ. */
function isUnsure(errors: readonly { readonly message: string }[], source: string): boolean {
  if (/\$\(\([^)]*`|\$\{\(|^(?:[A-Za-z_]\w*=\S*\s+)+(?:for|while|until|if|case|select)\b/.test(source)) return true;
  return (
    errors.length > 0 &&
    /\$\(|\$\{|^\(\(/.test(source) &&
    opensMore(outsideQuotes(source).startsWith('((') || !source.startsWith('(') ? source : source.slice(1))
  );
}

function opensMore(source: string): boolean {
  const count = (pattern: RegExp): number => (source.match(pattern) ?? []).length;
  return count(/\$\{/g) > count(/\}/g) || (/\$\(|^\(\(/.test(source) && count(/\(/g) > count(/\)/g));
}

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
      walk.chain.push({ text: source.slice(at.pos, at.end), separator: false });
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
    if (child.type === 'Word') argOf(child, scope);
    else testWords(child, scope);
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
    } else node(command, source, walk);
  }
}

/** A group as a text that exact rules may name. */
const textPart = (text: string): Part => ({ ...loopVariable('', 0), assigns: [], text, full: text });

/** A loop sets its variable: that is an assignment which no rule covers. */
const loopVariable = (name: string, pipeline: number): Part => ({
  assigns: [{ name, raw: `${name}=`, value: UNKNOWN, plain: false }],
  argv: [],
  redirs: [],
  text: '',
  full: '',
  redirected: false,
  leading: false,
  here: '',
  pipeline,
});

/** The parser takes `time` for a keyword; the client for a program. */
function timed(part: Part, source: string, start: number, command: Command): Part {
  const words = source
    .slice(start, command.pos)
    .trim()
    .split(/\s+/)
    .map((word) => ({ raw: word, value: word, glob: false, quoted: false, dynamic: false }));
  const lead = `${words.map((word) => word.raw).join(' ')} `;
  const inner = part.assigns.map((assign) => ({ raw: assign.raw, value: `${assign.name}=${assign.value}`, glob: false, quoted: false, dynamic: false }));
  return { ...part, assigns: [], argv: [...words, ...inner, ...part.argv], text: lead + part.text, full: lead + part.full };
}

function add(part: Part, walk: Walk): void {
  walk.parts.push(part);
  walk.chain.push({ text: part.text, separator: false });
  if (part.argv.length === 0) for (const assign of part.assigns) if (!assign.value.includes(UNKNOWN)) walk.scope.constants.set(assign.name, assign.value);
}

/** A simple command as a part. */
function commandPart(command: Command, source: string, scope: WordScope, pipelineNumber: number): Part {
  const words: Arg[] = [];
  const assigns: Assign[] = [];
  const redirs: Redir[] = [];
  const cuts: Redirection[] = [];
  const here: string[] = [];
  let problem: string | undefined;
  let redirected = false;
  const leading = command.prefix.some((item) => item.type !== 'Assignment') && command.name !== undefined;
  let fileRedirect = false;
  const split = splitSubstitution(command);
  if (split) scope.complex ??= 'a command used as a file';
  if (command.name && !split) words.push(argOf(command.name, scope));
  for (const item of [...command.prefix, ...command.suffix]) {
    if (item.type === 'Assignment') {
      if (command.prefix.includes(item)) assigns.push(assignOf(item, scope));
      else words.push(assignmentWord(item, scope));
    } else if (item.type === 'Word') {
      if (fileRedirect) scope.complex ??= 'words after a redirection';
      if (item.text === '=' && command.name?.value !== '[') scope.complex ??= 'a lone `=`';
      words.push(argOf(item, scope));
    } else {
      if (item.type === 'HereString') here.push(source.slice(item.pos, item.end));
      else {
        cuts.push(item);
        redirected = true;
      }
      const redir = redirection(item, scope, source);
      if (redir) redirs.push(redir);
      if (item.type === 'Redirect' && command.suffix.includes(item)) fileRedirect = true;
      if (item.type === 'Redirect' && item.descriptor && item.descriptor.end - item.descriptor.pos > 1 && item.descriptor.type === 'FileDescriptor')
        problem = 'a descriptor of two digits';
    }
  }
  if (command.name?.value === '[' && words.at(-1)?.value !== ']') scope.complex ??= 'a test without its end';
  if (redirected && fileRedirect && /^[ \t]*#/.test(source.slice(command.end))) scope.complex ??= 'a comment behind a redirection';
  return {
    assigns,
    argv: words,
    redirs,
    redirected,
    leading,
    here: here.join(' '),
    text: without(source, command, cuts),
    full: source.slice(command.pos, command.end),
    pipeline: pipelineNumber,
    ...(problem !== undefined && { problem }),
  };
}

/** `X=<(a) b`: the parser takes the substitution for the program. */
function splitSubstitution({ name, prefix }: Command): boolean {
  const last = prefix.at(-1);
  return last?.type === 'Assignment' && name !== undefined && name.pos === last.end && /^[<>]\(/.test(name.text);
}

function assignOf(item: Extract<Command['prefix'][number], { type: 'Assignment' }>, scope: WordScope): Assign {
  if (item.value.type === 'ArrayValue' || item.index !== undefined || item.append) {
    scope.complex ??= 'an array assignment';
    return { name: item.name, raw: item.text, value: UNKNOWN, plain: false };
  }
  if (/^~|:~/.test(item.value.text)) scope.complex ??= 'a tilde in an assigned value';
  const inner = assignedCommand(item.value);
  if (inner) scope.inner.push(inner);
  const arg = inner ? { value: UNKNOWN, quoted: true, glob: false } : argOf(item.value, scope);
  return { name: item.name, raw: item.text, value: arg.value, plain: !arg.quoted && !arg.glob && item.value.text === arg.value };
}

/** `X=$(command)`: the command is judged apart. */
function assignedCommand(word: Word): ParsedScript | undefined {
  const part = word.parts?.length === 1 ? word.parts[0] : undefined;
  const only = part?.type === 'DoubleQuoted' && part.parts.length === 1 ? part.parts[0] : part;
  return only?.type === 'CommandExpansion' ? only.script : undefined;
}

/** `declare X=1`: an argument that looks like an assignment. */
function assignmentWord(item: Extract<Command['prefix'][number], { type: 'Assignment' }>, scope: WordScope): Arg {
  if (item.value.type === 'ArrayValue') {
    scope.complex ??= 'an array assignment';
    return { raw: item.text, value: UNKNOWN, glob: false, quoted: false, dynamic: true };
  }
  const arg = argOf(item.value, scope);
  return { ...arg, raw: item.text, value: `${item.name}=${arg.value}` };
}

function redirection(item: Redirection, scope: WordScope, source: string): Redir | undefined {
  if (item.type === 'HereDoc') {
    if (!item.delimiter?.quoted) scope.complex ??= 'a here-document that the shell expands';
    else if (/\S/.test(restOfLine(source, item.delimiter.end))) scope.complex ??= 'text after the start of a here-document';
    return undefined;
  }
  if (!item.target) {
    scope.complex ??= 'a redirection without a target';
    return undefined;
  }
  const target = argOf(item.target, scope);
  const pieces = item.target.parts ?? [];
  if (pieces.length > 1 && pieces.some((piece) => piece.type === 'SimpleExpansion')) scope.complex ??= 'a target put together from a variable';
  if (item.type === 'HereString') return undefined;
  if (item.descriptor?.type === 'FileDescriptorVariable') scope.complex ??= 'a redirection that sets a variable';
  if (/^[!=]/.test(target.raw)) scope.complex ??= 'a target that zsh reads in its own way';
  if (item.operator === '<>') scope.complex ??= 'a redirection for reading and writing';
  if ((item.operator === '>&' || item.operator === '<&') && /^\d+$/.test(target.value)) return undefined;
  if ((item.operator === '>&' || item.operator === '<&') && target.value.endsWith('-')) {
    scope.complex ??= 'a redirection that closes a descriptor';
    return undefined;
  }
  if (target.value === '/dev/null') return undefined;
  return { operator: item.operator, target, writes: item.operator !== '<' && item.operator !== '<&' };
}

function restOfLine(source: string, from: number): string {
  const end = source.indexOf('\n', from);
  return source.slice(from, end < 0 ? undefined : end);
}

/** The command's text without the given pieces; lines continued by a backslash are joined. */
function without(source: string, command: Command, cuts: readonly Redirection[]): string {
  let text = '';
  let at = command.pos;
  for (const cut of [...cuts].sort((a, b) => a.pos - b.pos)) {
    text += source.slice(at, Math.min(cut.pos, command.end)).trimEnd();
    if (text !== '' && !text.endsWith(' ')) text += ' ';
    at = cut.end;
    while (source[at] === ' ') at++;
  }
  text += source.slice(at, Math.max(at, command.end));
  return text.trim().replace(/(\s)\\\n\s*/g, '$1');
}

/** Every simple command that can be reached in a line that cannot be analysed: functions, loops, substitutions included. */
function everyCommand(script: ParsedScript, source: string, home: string): readonly Part[] {
  const parts: Part[] = [];
  const scope: WordScope = { home, constants: new Map(), inner: [], complex: undefined };
  const broken = /^(?:then|do|else|elif)\s+(?=\S)/.exec(source);
  if (broken && script.commands.length === 0) return parseLine(source.slice(broken[0].length), home).parts;
  let functions = 0;
  const visit = (at: SyntaxNode, text: string): void => {
    if (at.type === 'Function') functions++;
    const before = parts.length;
    visitInner(at, text);
    if (functions > 0) for (let i = before; i < parts.length; i++) parts[i] = { ...(parts[i] ?? textPart('')), defined: true };
    if (at.type === 'Function') functions--;
  };
  const visitInner = (at: SyntaxNode, text: string): void => {
    const own = at.type === 'Script' ? (at.source ?? text) : text;
    if (at.type === 'Coproc' && (at.body.type === 'Command' || at.body.type === 'BraceGroup')) return;
    if (at.type === 'Subshell') parts.push(textPart(own.slice(at.pos, at.end)));
    if (at.type === 'Command') parts.push(commandPart(at, own, scope, parts.length));
    const prefix = at.type === 'Pipeline' ? at.prefixes.find((found) => found.type === 'Time') : undefined;
    const time = at.type === 'Pipeline' && at.commands[0]?.type === 'Subshell' ? undefined : prefix;
    if (time && at.type === 'Pipeline') {
      const first = at.commands[0];
      if (first?.type !== 'Command') return;
      parts.push(timed(commandPart(first, own, scope, parts.length), own, time.pos, first));
    }
    forEachChild(at, (child) => {
      // The client does not look at backticks in a here-document, nor at what follows `;` on the line of one.
      if ((at.type === 'HereDocBody' || at.type.startsWith('Arithmetic')) && child.type === 'CommandExpansion' && child.text.startsWith('`')) return;
      if (child.type === 'Statement' && followsHeredoc(at, child, own)) return;
      visit(child, own);
    });
  };
  visit(script, source);
  return parts;
}

function followsHeredoc(parent: SyntaxNode, statement: SyntaxNode, source: string): boolean {
  if (parent.type !== 'Script' && parent.type !== 'CompoundList') return false;
  const before = parent.commands.filter((other) => other.pos < statement.pos).at(-1);
  if (!before || !hasHeredoc(before)) return false;
  return !source.slice(before.pos, statement.pos).includes('\n');
}

function hasHeredoc(at: SyntaxNode): boolean {
  if (at.type === 'HereDoc') return true;
  let found = false;
  forEachChild(at, (child) => {
    found ||= hasHeredoc(child);
  });
  return found;
}

/** The source with every redirection and here-document body cut out. */
function bareSource(script: ParsedScript, source: string): string {
  const cuts: { readonly pos: number; readonly end: number }[] = [];
  const visit = (at: SyntaxNode): void => {
    if (at.type === 'Script' && at.source !== undefined) return;
    if (at.type === 'Redirect') cuts.push(at);
    if (at.type === 'HereDoc') cuts.push({ pos: at.pos, end: at.delimiter?.end ?? at.end }, { pos: at.body.pos, end: at.closing?.end ?? at.body.end });
    else forEachChild(at, visit);
  };
  visit(script);
  let text = '';
  let at = 0;
  for (const cut of cuts.sort((a, b) => a.pos - b.pos)) {
    if (cut.pos > at) text += source.slice(at, cut.pos).replace(/[ \t]+$/, '');
    at = Math.max(at, cut.end);
  }
  return withoutComments(text + source.slice(at))
    .trim()
    .replace(/\s*(&&|\|\|)\s*/g, ' $1 ');
}

function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  const masked = outsideQuotes(text);
  const comment = /(?:^|[\s;])#[^\n]*/.exec(masked);
  return comment ? withoutComments(text.slice(0, comment.index) + text.slice(comment.index + comment[0].length)) : text;
}

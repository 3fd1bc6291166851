import type { Command, ParsedScript, Redirection, Word } from 'unbash';
import type { Arg, Assign, Part, Redir } from './command.ts';
import { isTestExpression } from './test-expression.ts';
import { argOf, UNKNOWN, type WordScope } from './words.ts';

/** A simple command as a part. */
export function commandPart(command: Command, source: string, scope: WordScope, pipelineNumber: number): Part {
  const words: Arg[] = [];
  const assigns: Assign[] = [];
  const redirs: Redir[] = [];
  const cuts: Redirection[] = [];
  const here: string[] = [];
  let hereAt = 0;
  let problem: string | undefined;
  let redirected = false;
  const leading = command.prefix.some((item) => item.type !== 'Assignment') && command.name !== undefined;
  let fileRedirect = false;
  let lost: number | undefined;
  const split = splitSubstitution(command);
  if (split) scope.complex ??= 'a command used as a file';
  if (command.name && !split) words.push(argOf(command.name, scope));
  for (const item of [...command.prefix, ...command.suffix]) {
    if (item.type === 'Assignment') {
      if (command.prefix.includes(item)) assigns.push(assignOf(item, scope));
      else words.push(assignmentWord(item, scope));
    } else if (item.type === 'Word') {
      if (fileRedirect) {
        // P8: the client loses what stands behind a redirection.
        scope.complex ??= 'words after a redirection';
        lost ??= item.pos;
        continue;
      }
      if (item.text === '=' && command.name?.value !== '[') scope.complex ??= 'a lone `=`';
      words.push(argOf(item, scope));
    } else {
      if (item.type === 'HereString') {
        if (here.length === 0) hereAt = words.length;
        here.push(source.slice(item.pos, item.end));
      } else {
        cuts.push(item);
        redirected = true;
      }
      const redir = redirection(item, scope, source);
      if (redir) redirs.push(redir);
      if ((item.type === 'Redirect' || item.type === 'HereDoc') && command.suffix.includes(item)) fileRedirect = true;
      if (item.type === 'Redirect' && item.descriptor && item.descriptor.end - item.descriptor.pos > 1 && item.descriptor.type === 'FileDescriptor')
        problem = 'a descriptor of two digits';
    }
  }
  if (words[0]?.dynamic) scope.complex ??= 'a program known only when the command runs';
  if (assigns.length > 0 && KEYWORDS.has(command.name?.text ?? '')) scope.complex ??= 'a word of the grammar behind an assignment';
  if (command.name?.value === '[') {
    if (words.at(-1)?.value !== ']') scope.complex ??= 'a test without its end';
    else if (redirected || here.length > 0) scope.complex ??= 'a redirection of a test in brackets';
    else if (!isTestExpression(words.slice(1, -1).map((word) => word.raw))) scope.complex ??= 'a test that the client does not parse';
  }
  if (redirected && fileRedirect && /^[ \t]*#/.test(source.slice(command.end))) scope.complex ??= 'a comment behind a redirection';
  return {
    assigns,
    argv: words,
    redirs,
    redirected,
    leading,
    here: here.join(' '),
    ...(here.length > 0 && hereAt < words.length && { hereAt }),
    text: without(source, command, cuts, lost),
    full: source.slice(command.pos, command.end),
    pipeline: pipelineNumber,
    ...(problem !== undefined && { problem }),
  };
}

const KEYWORDS: ReadonlySet<string> = new Set(['{', '}', '!', '[[', 'in']);

/** `X=<(a) b`: the parser takes the substitution for the program. */
function splitSubstitution({ name, prefix }: Command): boolean {
  const last = prefix.at(-1);
  return last?.type === 'Assignment' && name !== undefined && name.pos === last.end && /^[<>]\(/.test(name.text);
}

function assignOf(item: Extract<Command['prefix'][number], { type: 'Assignment' }>, scope: WordScope): Assign {
  if (item.value.type === 'ArrayValue' || item.index !== undefined) {
    scope.complex ??= 'an array assignment';
    return { name: item.name, raw: item.text, value: UNKNOWN, plain: false };
  }
  if (/^~|:~/.test(item.value.text)) scope.complex ??= 'a tilde in an assigned value';
  const inner = assignedCommand(item.value);
  if (inner) scope.inner.push(inner);
  const arg = inner ? { value: UNKNOWN, quoted: true, glob: false } : argOf(item.value, scope);
  return { name: item.name, raw: item.text, value: arg.value, plain: !item.append && !arg.quoted && !arg.glob && item.value.text === arg.value };
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
  if (/^[!=]/.test(target.value)) scope.complex ??= 'a target that zsh reads in its own way';
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
function without(source: string, command: Command, cuts: readonly Redirection[], lost = command.end): string {
  const end = Math.min(lost, command.end);
  if (cuts.length === 0) return joined(source.slice(command.pos, command.end));
  let text = '';
  let at = command.pos;
  for (const cut of [...cuts].sort((a, b) => a.pos - b.pos)) {
    text += source.slice(at, Math.max(at, Math.min(cut.pos, end))).trimEnd();
    if (text !== '' && !text.endsWith(' ')) text += ' ';
    at = cut.end;
    while (source[at] === ' ') at++;
  }
  text += source.slice(at, Math.max(at, end));
  return joined(text);
}

const joined = (text: string): string => (text.includes('\\\n') ? text.trim().replace(/(\s)\\\n\s*/g, '$1') : text.trim());

/** A loop sets its variable: that is an assignment which no rule covers. */
export const loopVariable = (name: string, pipeline: number): Part => ({
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

/** `[[ … ]]` as a part: the client sees a command `[[` with the words in it. */
export const testPart = (text: string, words: readonly Arg[], pipeline: number): Part => ({
  ...loopVariable('', pipeline),
  assigns: [],
  argv: [TEST, ...words],
  text,
  full: text,
});

const TEST: Arg = { raw: '[[', value: '[[', glob: false, quoted: false, dynamic: false };

/** A group as a text that exact rules may name. */
export const textPart = (text: string): Part => ({ ...loopVariable('', 0), assigns: [], text, full: text });

/** The parser takes `time` for a keyword; the client for a program. */
export function timed(part: Part, source: string, start: number, command: Command): Part {
  const words = source
    .slice(start, command.pos)
    .trim()
    .split(/\s+/)
    .map((word) => ({ raw: word, value: word, glob: false, quoted: false, dynamic: false }));
  const lead = `${words.map((word) => word.raw).join(' ')} `;
  const inner = part.assigns.map((assign) => ({ raw: assign.raw, value: `${assign.name}=${assign.value}`, glob: false, quoted: false, dynamic: false }));
  return { ...part, assigns: [], argv: [...words, ...inner, ...part.argv], text: lead + part.text, full: lead + part.full };
}

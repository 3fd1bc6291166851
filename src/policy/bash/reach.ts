import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';
import type { CommandLine, Part } from './command.ts';
import { commandPart, textPart, timed } from './part.ts';
import { outsideQuotes } from './raw-text.ts';
import type { WordScope } from './words.ts';

/** How a line that stands inside another is taken apart. */
type Parser = (text: string, home: string) => CommandLine;

/** Every simple command that can be reached in a line that cannot be analysed: functions, loops, substitutions included. */
export function everyCommand(script: ParsedScript, source: string, home: string, parseLine: Parser): readonly Part[] {
  const parts: Part[] = [];
  const scope: WordScope = { home, constants: new Map(), inner: [], complex: undefined };
  const broken = /^(?:then|do|else|elif|fi|[})]|&&?|\|\|?)\s+(?=\S)/.exec(source);
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

/** In a line that does not parse, what stands between `;` and newlines is read by itself. */
export function recovered(source: string, home: string, parseLine: Parser): readonly Part[] {
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

/** The source with every redirection and here-document body cut out. */
export function bareSource(script: ParsedScript, source: string): string {
  const cuts: { readonly pos: number; readonly end: number }[] = [];
  const visit = (at: SyntaxNode): void => {
    if (at.type === 'Script' && at.source !== undefined) return;
    if (at.type === 'Redirect') cuts.push(at);
    if (at.type === 'Command') {
      const first = at.suffix.findIndex((item) => item.type === 'Redirect' || item.type === 'HereDoc');
      // What stands behind a redirection is lost on the client, too.
      if (first >= 0) for (const item of at.suffix.slice(first)) if (item.type === 'Word') cuts.push(item);
    }
    if (at.type === 'HereDoc') cuts.push({ pos: at.pos, end: at.delimiter?.end ?? at.end }, { pos: at.body.pos, end: at.closing?.end ?? at.body.end });
    else forEachChild(at, visit);
  };
  visit(script);
  let text = '';
  let at = 0;
  for (const cut of cuts.sort((a, b) => a.pos - b.pos)) {
    if (cut.pos > at) text += source.slice(at, cut.pos).replace(/(?<![ \t])[ \t]+$/, '');
    at = Math.max(at, cut.end);
  }
  return withoutComments(text + source.slice(at))
    .trim()
    .replace(/(?<!\s)\s+(?=&&|\|\|)/g, '')
    .replace(/(&&|\|\|)\s*/g, ' $1 ');
}

export function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  const masked = outsideQuotes(text);
  const comment = /(?:^|[\s;])#[^\n]*/.exec(masked);
  return comment ? withoutComments(text.slice(0, comment.index) + text.slice(comment.index + comment[0].length)) : text;
}

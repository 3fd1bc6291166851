import type { Span } from '../../model/origin.ts';

/** A fenced block of code. */
export interface Fence {
  /** From the first mark to the end of the last. */
  readonly span: Span;
  /** What stands after the opening marks: language and more. */
  readonly info: string;
  /** The text between the lines of the marks. */
  readonly body: Span;
}

/** What a link points at, with the place of the target alone. */
export interface Link {
  readonly target: string;
  readonly span: Span;
}

/** The parts of a Markdown text that rules ask for. A line scanner, not a parser: linear, whatever the text. */
export interface Markdown {
  readonly fences: readonly Fence[];
  /** `code` between backticks on one line; the span is that of the content. */
  readonly codes: readonly Span[];
  /** HTML comments outside fences. */
  readonly comments: readonly Span[];
  readonly links: readonly Link[];
}

const OPEN = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?!`)|~{3,}(?!~))([^\n]*)$/;

export function scanMarkdown(text: string, from: number): Markdown {
  const fences: Fence[] = [];
  const codes: Span[] = [];
  const links: Link[] = [];
  /** Where the next mark of inline code, and of a link, stands. */
  let tick = -1;
  let bracket = -1;
  let open: { mark: string; start: number; info: string; body: number; nested: number } | undefined;
  for (let start = from; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (end > start && text.charCodeAt(end - 1) === 0x0d) end--;
    const mayFence = hasFence(text, start, end);
    if (open) {
      if (mayFence && !closes(text.slice(start, end), open.mark)) {
        // A page shown as an example has fences of its own: strictly they end it, but nobody who writes that means so.
        if (/^(?:markdown|md|mdx|text|txt)?$/i.test(open.info) && OPEN.exec(text.slice(start, end))?.[1]?.startsWith(open.mark)) open.nested++;
      } else if (mayFence && open.nested > 0) open.nested--;
      else if (mayFence) {
        fences.push({ span: { start: open.start, end }, info: open.info, body: { start: open.body, end: start } });
        open = undefined;
      }
    } else {
      const match = mayFence ? OPEN.exec(text.slice(start, end)) : null;
      const mark = match?.[1];
      // Backticks in the rest of the line make it inline code.
      if (mark !== undefined && !(mark.startsWith('`') && match?.[2]?.includes('`'))) {
        open = { mark, start: end - (match?.[2] ?? '').length - mark.length, info: (match?.[2] ?? '').trim(), body: next, nested: 0 };
      } else if (end > start) {
        // Lines without the marks, nearly all of them, are not even cut out.
        if (tick < start) tick = markFrom(text, '`', start);
        if (bracket < start) bracket = markFrom(text, ']', start);
        if (tick < end || bracket < end) {
          const first = codes.length;
          // A line of its own: searches must not run on to the end of the text.
          const line = text.slice(start, end);
          if (tick < end) inlineCode(line, start, codes);
          if (bracket < end) linksOf(line, start, codes, first, links);
        }
      }
    }
    start = next;
  }
  if (open)
    fences.push({ span: { start: open.start, end: text.length }, info: open.info, body: { start: Math.min(open.body, text.length), end: text.length } });
  return { fences, codes, comments: commentsOf(text, from, fences), links };
}

const markFrom = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
};

function hasFence(text: string, start: number, end: number): boolean {
  for (const mark of ['```', '~~~']) {
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === mark.charCodeAt(0)) {
        if (text.startsWith(mark, at)) return true;
        break;
      }
      // Only white space, quote marks, list marks and numbers may stand before a fence.
      if (
        !(
          code === 0x20 ||
          code === 0x09 ||
          code === 0x3e ||
          code === 0x2d ||
          code === 0x2a ||
          code === 0x2b ||
          code === 0x2e ||
          code === 0x29 ||
          (code >= 0x30 && code <= 0x39)
        )
      )
        break;
    }
  }
  return false;
}

function closes(line: string, mark: string): boolean {
  const trimmed = line.replace(/^[ \t>]+/, '').trimEnd();
  if (trimmed.length < mark.length) return false;
  const char = mark.charCodeAt(0);
  for (let i = 0; i < trimmed.length; i++) if (trimmed.charCodeAt(i) !== char) return false;
  return true;
}

/** A run of n backticks is closed by the next run of n on the line. Each run is looked at once: unmatched lengths are remembered. */
function inlineCode(line: string, start: number, codes: Span[]): void {
  const runs: Span[] = [];
  for (let at = line.indexOf('`'); at >= 0; ) {
    let stop = at;
    while (line.charCodeAt(stop) === 0x60) stop++;
    runs.push({ start: at, end: stop });
    at = line.indexOf('`', stop);
  }
  const lastOfLength = new Map<number, number>();
  for (const [i, run] of runs.entries()) lastOfLength.set(run.end - run.start, i);
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    const length = lengthOf(run);
    const last = lastOfLength.get(length) ?? i;
    if (!run || last <= i) continue;
    let j = i + 1;
    while (j < last && lengthOf(runs[j]) !== length) j++;
    const close = runs[j];
    if (!close) continue;
    codes.push({ start: start + run.end, end: start + close.start });
    i = j;
  }
}

const lengthOf = (span: Span | undefined): number => (span ? span.end - span.start : 0);

/** `[text](target "title")`, `![alt](target)` and `[name]: target`, outside inline code. */
function linksOf(line: string, start: number, codes: readonly Span[], firstCode: number, links: Link[]): void {
  let code = firstCode;
  for (let at = line.indexOf(']('); at >= 0; ) {
    while (code < codes.length && (codes[code]?.end ?? 0) <= start + at) code++;
    const inCode = start + at >= (codes[code]?.start ?? Number.POSITIVE_INFINITY);
    const link = inCode ? undefined : targetAt(line, at + 2, ')');
    if (link) links.push(moved(link, start));
    // Going on behind the target keeps a row of `](` linear.
    at = line.indexOf('](', link ? link.span.end : at + 2);
  }
  if (!line.startsWith('[') || line.startsWith('[^')) return;
  const colon = line.indexOf(']: ');
  const link = colon > 0 ? targetAt(line, colon + 3, '\n') : undefined;
  if (link) links.push(moved(link, start));
}

const moved = ({ target, span }: Link, by: number): Link => ({ target, span: { start: span.start + by, end: span.end + by } });

/** No path is longer; without a limit a row of opening parentheses would take forever. */
const MAX_TARGET = 1_000;

function targetAt(line: string, from: number, close: string): Link | undefined {
  let start = from;
  while (line.charAt(start) === ' ') start++;
  if (line.charAt(start) === '<') {
    const length = line.slice(start, start + MAX_TARGET).indexOf('>');
    return length > 0 ? { target: line.slice(start + 1, start + length), span: { start: start + 1, end: start + length } } : undefined;
  }
  let depth = 0;
  let stop = start;
  for (const limit = Math.min(line.length, start + MAX_TARGET); stop < limit; stop++) {
    const char = line.charAt(stop);
    if (char === ' ' || char === '\t') break;
    if (char === '(') depth++;
    else if (char === ')' && close === ')' && depth-- === 0) break;
  }
  return stop > start ? { target: line.slice(start, stop), span: { start, end: stop } } : undefined;
}

function commentsOf(text: string, from: number, fences: readonly Fence[]): Span[] {
  const comments: Span[] = [];
  let fence = 0;
  for (let at = text.indexOf('<!--', from); at >= 0; at = text.indexOf('<!--', at)) {
    while (fence < fences.length && (fences[fence]?.span.end ?? 0) <= at) fence++;
    const inside = fences[fence];
    if (inside && at >= inside.span.start) {
      at = inside.span.end;
      continue;
    }
    const close = text.indexOf('-->', at + 4);
    const end = close < 0 ? text.length : close + 3;
    comments.push({ start: at, end });
    at = end;
  }
  return comments;
}

/** A command that the client runs while it loads a skill or a command file, before the model sees any of it. */
export interface DynamicCommand {
  readonly command: string;
  /** Of the command's text. */
  readonly span: Span;
  readonly block: boolean;
}

/**
 * Every bang command: the mark at the start of a line or after white space, and fences opened with a bang. They run inside
 * code fences and HTML comments too (paths §9.5), so nothing of the Markdown around them matters.
 */
export function dynamicCommands(text: string, from: number): readonly DynamicCommand[] {
  const found: DynamicCommand[] = [];
  let lineEnd = from;
  for (let at = text.indexOf('!`', from); at >= 0; at = text.indexOf('!`', at + 2)) {
    if (at > from && !/\s/.test(text.charAt(at - 1))) continue;
    const start = at + 2;
    if (lineEnd < start) lineEnd = endOfLine(text, start);
    const close = text.indexOf('`', start);
    if (close <= start || close > lineEnd) continue;
    found.push({ command: text.slice(start, close), span: { start, end: close }, block: false });
    at = close;
  }
  if (!text.includes('```!', from)) return found;
  const block = /^[ \t]*```![ \t]*\r?\n/gm;
  block.lastIndex = from;
  for (let match = block.exec(text); match; match = block.exec(text)) {
    const start = match.index + match[0].length;
    const close = text.indexOf('```', start);
    if (close < 0) break;
    const command = text.slice(start, close).trimEnd();
    if (command.trim() !== '') found.push({ command, span: { start, end: start + command.length }, block: true });
    block.lastIndex = close + 3;
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const endOfLine = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
};

/** No path is longer. */
const MAX_PATH = 4_096;

/** `@path` in a memory file: the client loads that file too. Not in code; `@name` alone is no path. */
export function imports(text: string, from: number, { codes, fences }: Markdown): readonly Link[] {
  const found: Link[] = [];
  let code = 0;
  let fence = 0;
  /** Where the word ends that was read last, and what of it is path: an at sign within it ends there too. */
  let last = -1;
  let stop = -1;
  for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > from && !/[\s(]/.test(text.charAt(at - 1))) continue;
    while (fence < fences.length && (fences[fence]?.span.end ?? 0) <= at) fence++;
    if (at >= (fences[fence]?.span.start ?? Number.POSITIVE_INFINITY)) continue;
    while (code < codes.length && (codes[code]?.end ?? 0) <= at) code++;
    if (at >= (codes[code]?.start ?? Number.POSITIVE_INFINITY)) continue;
    if (at >= last) {
      last = at + 1;
      while (last < text.length && !/[\s`'"<>|)\]},;]/.test(text.charAt(last))) last++;
      stop = last;
      while (stop > at + 1 && /[.,:;!?*]/.test(text.charAt(stop - 1))) stop--;
    }
    if (stop > at + 1 && stop - at <= MAX_PATH) found.push({ target: text.slice(at + 1, stop), span: { start: at + 1, end: stop } });
  }
  return found;
}

import type { Span } from '../../model/origin.ts';

/** Where the front matter stands, or why the client sees none although somebody wrote it. */
export type Block =
  | { readonly kind: 'none' }
  /** `inner` is the YAML between the two `---` lines. */
  | { readonly kind: 'found'; readonly inner: Span; readonly bodyStart: number }
  | { readonly kind: 'missed'; readonly message: string; readonly at: Span; readonly inner: Span };

const FENCE = /^---[ \t]*$/;
const KEY_LINE = /^[A-Za-z][\w-]*[ \t]*[:=](?:[ \t]|$)/;

/**
 * The client takes front matter only where the first line is `---` (spaces may follow) and a later line is `---` again. What
 * looks like front matter and is not, is told apart from a Markdown rule by its `key: value` lines (paths §9.6).
 */
export function findBlock(text: string): Block {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const first = lineAt(text, start);
  if (first.text === '---' || FENCE.test(first.text)) {
    const close = nextFence(text, first.next, FENCE);
    if (close) return { kind: 'found', inner: { start: first.next, end: close.start }, bodyStart: close.next };
    if (!startsWithKey(text, first.next)) return { kind: 'none' };
    const at = { start, end: start + first.text.length };
    return { kind: 'missed', message: 'the closing `---` line is missing', at, inner: { start: first.next, end: endOfKeys(text, first.next) } };
  }
  return lookalike(text, start, first);
}

function lookalike(text: string, start: number, first: Line): Block {
  const long = /^(?:-{4,}|\+{3,})[ \t]*$/.exec(first.text);
  if (long && startsWithKey(text, first.next)) {
    const mark = first.text.trim();
    const close = nextFence(text, first.next, mark.startsWith('+') ? /^\+{3,}[ \t]*$/ : /^-{3,}[ \t]*$/);
    if (!close) return { kind: 'none' };
    const message = mark.startsWith('+') ? '`+++` is not the mark of front matter, `---` is' : `the first line is \`${mark.slice(0, 12)}\` instead of \`---\``;
    return { kind: 'missed', message, at: { start, end: start + first.text.length }, inner: { start: first.next, end: close.start } };
  }
  if (first.text.trim() !== '') return { kind: 'none' };
  let line = first;
  while (line.text.trim() === '' && line.next < text.length) line = lineAt(text, line.next);
  if (!FENCE.test(line.text) || !startsWithKey(text, line.next)) return { kind: 'none' };
  const close = nextFence(text, line.next, FENCE);
  if (!close) return { kind: 'none' };
  const at = { start: line.start, end: line.start + line.text.length };
  return { kind: 'missed', message: 'a blank line stands before the first `---`', at, inner: { start: line.next, end: close.start } };
}

/** Names at the start of unindented lines: what somebody meant to say with front matter that is lost. */
export function keysOf(text: string): readonly { readonly name: string; readonly at: Span }[] {
  return [...text.matchAll(/^([A-Za-z][\w-]*)[ \t]*[:=]/gm)].map((m) => ({ name: m[1] ?? '', at: { start: m.index, end: m.index + (m[1] ?? '').length } }));
}

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly text: string;
  readonly next: number;
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  const stop = newline < 0 ? text.length : newline;
  const end = stop > start && text.charCodeAt(stop - 1) === 0x0d ? stop - 1 : stop;
  return { start, text: text.slice(start, end), next: newline < 0 ? text.length : newline + 1 };
}

function nextFence(text: string, from: number, fence: RegExp): Line | undefined {
  const begin = fence.source.startsWith('^\\+') ? '+++' : '---';
  for (let at = text.indexOf(begin, from); at >= 0; at = text.indexOf(begin, at + 1)) {
    if (at > from && text.charCodeAt(at - 1) !== 0x0a) continue;
    const line = lineAt(text, at);
    // Nearly every fence is bare, and then no pattern is needed.
    if (line.text === begin || fence.test(line.text)) return line;
    at = line.start + Math.max(0, line.text.length - 1);
  }
  return undefined;
}

function startsWithKey(text: string, from: number): boolean {
  for (let at = from; at < text.length; ) {
    const line = lineAt(text, at);
    if (line.text.trim() !== '') return KEY_LINE.test(line.text);
    at = line.next;
  }
  return false;
}

/** The keys of front matter that nothing closes end where the first blank line or heading stands. */
function endOfKeys(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const line = lineAt(text, at);
    if (line.text.trim() === '' || line.text.startsWith('#')) break;
    at = line.next;
  }
  return at;
}

import type { Span } from '../../model/origin.ts';

/**
 * Where in prose or code a credential can stand at all. Only drawn values count there, and a drawn value has no white space and at least
 * LONG characters: the dear patterns read the few lines that hold such a run, not the whole text.
 */

/** No vendor's form and no drawn value that counts in prose is shorter (test/load/secrets/dense.test.ts). */
const LONG = 16;

/**
 * Runs of LONG and more characters without white space and quotes, with a digit or a capital among them: kebab-case, paths and rulers
 * are nothing that a machine draws. Goes back from the far end, so that prose is skipped in long steps.
 */
export function longRuns(text: string): readonly Span[] {
  const runs: Span[] = [];
  const end = text.length;
  for (let start = 0; start + LONG <= end; ) {
    let i = start + LONG - 1;
    while (i >= start && isDense(text.charCodeAt(i))) i--;
    if (i >= start) {
      start = i + 1;
      continue;
    }
    let stop = start + LONG;
    while (stop < end && isDense(text.charCodeAt(stop))) stop++;
    for (i = start; i < stop && !isTelling(text.charCodeAt(i)); i++);
    if (i < stop) runs.push({ start, end: stop });
    start = stop + 1;
  }
  return runs;
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKTICK = 0x60;
const isQuote = (c: number): boolean => c === QUOTE || c === APOSTROPHE || c === BACKTICK;
const isDense = (c: number): boolean => c > 0x20 && !isQuote(c);

/** A digit or a capital. */
const isTelling = (c: number): boolean => (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a);

/** The runs alone, one a line, and where each place in that text stands in the whole. */
export interface Dense {
  readonly text: string;
  readonly original: (at: number) => number;
}

export function denseOf(text: string, runs: readonly Span[]): Dense {
  const starts: number[] = [];
  let length = 0;
  for (const { start, end } of runs) {
    starts.push(length);
    length += end - start + 1;
  }
  return {
    text: runs.map(({ start, end }) => text.slice(start, end)).join('\n'),
    original: (at) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return (runs[low]?.start ?? 0) + at - (starts[low] ?? 0);
    },
  };
}

/** Lines with a run that something announces as a credential, each with what may announce it; whole lines, in order. */
export function announced(text: string, runs: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const run of runs) {
    const last = spans.at(-1);
    if ((last && run.end <= last.end) || !isVaried(text, run) || !isAnnounced(text, run)) continue;
    add(spans, { start: opening(text, run.start), end: endOfLine(text, run.end) });
  }
  return spans;
}

/** Lines with a password set as code, which may be shorter; `others` are lines that are read anyway. */
export function withPasswords(text: string, others: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  let next = 0;
  const upTo = (limit: number) => {
    for (let span = others[next]; span && span.start <= limit; span = others[++next]) add(spans, span);
  };
  for (const { index } of text.matchAll(PASSWORD_AS_CODE)) {
    const start = text.lastIndexOf('\n', index) + 1;
    upTo(start);
    add(spans, { start, end: endOfLine(text, index) });
  }
  upTo(text.length);
  return spans;
}

const PASSWORD_AS_CODE = /pass(?:wor[dt]|phrase)\b[^\n"'`:=()[\]]{0,40}?(?:\bis\b|[:=])[ \t*_]{0,4}`/gi;

/** Keeps the list in order and without overlaps. */
function add(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && span.start <= last.end) spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  else spans.push(span);
}

/** A digit, or letters of both cases: what is without them is a word (`looksRandom`). */
function isVaried(text: string, { start, end }: Span): boolean {
  let upper = false;
  let lower = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0x30 && c <= 0x39) return true;
    if (c >= 0x41 && c <= 0x5a) upper = true;
    else if (c >= 0x61 && c <= 0x7a) lower = true;
    if (upper && lower) return true;
  }
  return false;
}

/** What names promise a secret with, and what stands before one; any other word promises nothing. */
const PROMISE = /token|secret|pass|pwd|pat|credential|cookie|dsn|key|jwt|auth|bearer|webhook/i;
/** Longest name with its separator and quotes. */
const NAME = 100;

function isAnnounced(text: string, { start, end }: Span): boolean {
  let at = start - 1;
  for (let n = 0; n < 8 && at >= 0 && isGap(text.charCodeAt(at)); n++) at--;
  const before = text.charCodeAt(at);
  // `-u bob:value`, `--api-key value`
  const isOption = text.charCodeAt(start) === 0x2d || isFlag(text, at);
  if (isOption) return true;
  const said =
    before === 0x3a ||
    before === 0x3d ||
    holdsSeparator(text, start, end) ||
    /(?:\bis|bearer|basic|token|bot|key)$/i.test(text.slice(Math.max(0, at - 7), at + 1));
  return said && PROMISE.test(text.slice(Math.max(0, start - NAME), end));
}

/** White space, quotes, and the marks of emphasis. */
const isGap = (c: number): boolean => c <= 0x20 || isQuote(c) || c === 0x5c || c === 0x2a || c === 0x5f;

/** `:` or `=`, or the emphasis that may follow "is"; the colon of an address is none. */
function holdsSeparator(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x3d || c === 0x2a || (c === 0x3a && !text.startsWith('//', i + 1))) return true;
  }
  return false;
}

/** Whether the word that ends here begins with a dash. */
function isFlag(text: string, end: number): boolean {
  for (let i = end; i >= 0 && i > end - NAME; i--) {
    const c = text.charCodeAt(i);
    if (c <= 0x20) return text.charCodeAt(i + 1) === 0x2d;
    if (isQuote(c) || c === 0x28) return text.charCodeAt(i + 1) === 0x2d;
  }
  return end < NAME && text.charCodeAt(0) === 0x2d;
}

/** Most lines that one assignment with its white space can cover, and as many more where one reaches into another. */
const LINES = 2;
const MORE = 8;

/**
 * Where to begin to read for what stands at an offset: the start of a line, far enough above, that nothing crosses. An assignment
 * crosses it where the line before ends, or the line itself begins, with `:` or `=`, or where the line before ends with a flag.
 */
function opening(text: string, at: number): number {
  let start = startOfLine(text, at);
  for (let n = 0; n < LINES + MORE && start > 0; n++) {
    if (n >= LINES && !isCrossed(text, start)) break;
    start = startOfLine(text, start - 1);
  }
  return start;
}

function isCrossed(text: string, start: number): boolean {
  return (
    /^[\s"'\\]{0,4}[:=]/.test(text.slice(start, start + 6)) || /[:=]\s{0,3}$|(?:^|\s)--[\w-]*\s{1,3}$|\s\s$/.test(text.slice(Math.max(0, start - NAME), start))
  );
}

const startOfLine = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);
const endOfLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
};

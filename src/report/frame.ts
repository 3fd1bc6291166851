import type { Place } from '../findings/finding.ts';
import type { Document } from '../model/document.ts';
import { mask } from './conceal.ts';
import { columns, columnsOf } from './layout.ts';
import { visible } from './visible.ts';

export interface Frame {
  readonly line: number;
  /** The line's text, cut round the span, safe for a terminal. */
  readonly code: string;
  /** Blanks and carets that stand under it. */
  readonly carets: string;
  /** Last line of a span that goes on. */
  readonly endLine: number | undefined;
}

/** How much of a line is looked at on each side of the span: lines can be megabytes long. */
const REACH = 400;
const TAB = '  ';

/** The line at a place with carets under the span; undefined where it would show nothing worth seeing. */
export function frame(document: Document, place: Place, width: number, secrets?: readonly string[]): Frame | undefined {
  const { line, column, endLine, endColumn } = place;
  if (line === null || column === null || endLine === null || endColumn === null) return undefined;
  const text = lineText(document.text, line);
  if (text === undefined) return undefined;
  const from = column - 1;
  const to = endLine === line ? endColumn - 1 : text.length;
  // A whole object or file: its first line is a brace, which tells nobody anything.
  if (endLine > line && /^[\s{[(-]*$/.test(text.slice(from))) return undefined;
  if (from === to && line === 1 && column === 1) return undefined;
  const start = Math.max(0, from - REACH);
  const end = Math.min(text.length, Math.max(from + REACH, Math.min(to, from + 2 * REACH)));
  const cells = cellsOf(text, start, end, from, to, secrets);
  const mark = markedAt(cells, from);
  const [first, last] = window(cells, mark, Math.max(20, width));
  const shown = cells.slice(first, last);
  const before = first > 0 || start > 0 ? '…' : '';
  const after = last < cells.length || end < text.length ? '…' : '';
  const sum = (some: readonly Cell[]) => some.reduce((n, c) => n + c.width, 0);
  const lead = before.length + sum(shown.slice(0, mark - first));
  const marked = sum(shown.filter((c) => c.marked));
  return {
    line,
    code: `${before}${shown.map((c) => c.text).join('')}${after}`,
    carets: `${' '.repeat(lead)}${'^'.repeat(Math.max(1, marked))}`,
    endLine: endLine > line ? endLine : undefined,
  };
}

/** One thing drawn: a character, a tab, an escape in place of what cannot be seen, or the mask of a secret. */
interface Cell {
  readonly at: number;
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

function cellsOf(text: string, start: number, end: number, from: number, to: number, secrets: readonly string[] | undefined): Cell[] {
  const hidden = secretSpans(text, start, end, secrets);
  const cells: Cell[] = [];
  for (let at = start; at < end; ) {
    const secret = hidden.find((s) => s.start <= at && at < s.end);
    if (secret) {
      const shown = mask(text.slice(secret.start, secret.end), secrets);
      cells.push({ at, text: shown, width: shown.length, marked: secret.start < to && secret.end > from });
      at = secret.end;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const mark = at === 0 && character === '\ufeff';
    // One by one they would be let through: `##[`.
    const obeyed = text[at - 1] === '#' && text.startsWith('#[', at);
    const drawn = character === '\t' ? TAB : mark ? '' : obeyed ? '\\u{23}' : visible(character);
    const width = drawn === character ? columnsOf(character) : columns(drawn);
    cells.push({ at, text: drawn, width, marked: at >= from && at < to });
    at += character.length;
  }
  return cells;
}

/** Where secrets stand in the line, also those that begin or end outside the piece that is looked at. */
function secretSpans(text: string, start: number, end: number, secrets: readonly string[] | undefined): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const secret of secrets ?? []) {
    for (let at = text.indexOf(secret, Math.max(0, start - secret.length)); at >= 0 && at < end; at = text.indexOf(secret, at + secret.length)) {
      spans.push({ start: at, end: at + secret.length });
    }
  }
  return spans;
}

/** The part of a long line that fits: all of it, or the span with some of what stands before it. */
function window(cells: readonly Cell[], mark: number, width: number): [first: number, last: number] {
  const sizes = cells.map((c) => c.width);
  const total = sizes.reduce((n, size) => n + size, 0);
  if (total <= width) return [0, cells.length];
  const room = width - 2;
  const marked = cells.filter((c) => c.marked).reduce((n, c) => n + c.width, 0);
  let lead = Math.max(Math.floor(room / 4), room - marked - Math.floor(room / 4));
  let first = mark;
  while (first > 0 && lead - (sizes[first - 1] ?? 0) >= 0) lead -= sizes[--first] ?? 0;
  let last = first;
  for (let used = 0; last < cells.length && used + (sizes[last] ?? 0) <= room; last++) used += sizes[last] ?? 0;
  return [first, Math.max(last, first + 1)];
}

/** Index of the first marked cell; where the span is empty, of the place where it would be. */
function markedAt(cells: readonly Cell[], from: number): number {
  const at = cells.findIndex((c) => c.marked || c.at >= from);
  return at < 0 ? cells.length : at;
}

function lineText(text: string, line: number): string | undefined {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return undefined;
    at = next + 1;
  }
  const end = text.indexOf('\n', at);
  const found = text.slice(at, end < 0 ? text.length : end);
  return found.endsWith('\r') ? found.slice(0, -1) : found;
}

import type { Span } from '../model/origin.ts';

/**
 * The line round an offset, at most `reach` characters to each side: enough to judge words by their neighbours, and bounded where
 * somebody writes a megabyte without a line break.
 */
export function lineAt(text: string, at: number, reach = 500): { readonly start: number; readonly end: number; readonly text: string } {
  const from = Math.max(0, at - reach);
  const before = text.slice(from, at);
  const after = text.slice(at, at + reach);
  const start = from + before.lastIndexOf('\n') + 1;
  const newline = after.indexOf('\n');
  const end = at + (newline < 0 ? after.length : newline);
  return { start, end, text: text.slice(start, end) };
}

/** The line at a place, without white space round it. */
export function lineSpan(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, line.trimEnd().length) };
}

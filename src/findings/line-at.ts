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

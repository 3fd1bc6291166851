import type { Span } from '../../model/origin.ts';

/**
 * Text that YAML reads as structure where a person meant words: `Use when: x`, `*.ts`, `@team`, `[file] [line]`. A leading comma is
 * no trouble to the client's reader, only to ours.
 */
const TROUBLE = /[{}[\]*&#!|>%@`]|: |^,/;
const KEY_VALUE = /^([A-Za-z_-]+):[ \t]+([^\s][^\n]*)$/gm;
/** `|` and `>-` begin text on the lines below; quoting them would break what is right. */
const BLOCK_HEADER = /^[|>][-+\d]{0,2}$/;

/**
 * The client's second try at front matter that is not YAML: values of unindented lines that hold such text are put in double
 * quotes (paths §9.6). undefined where nothing can be quoted.
 */
export function repair(inner: string): { readonly text: string; readonly original: (span: Span) => Span } | undefined {
  let text = '';
  let done = 0;
  /** A value that was quoted: its place before and after. */
  const quoted: { from: Span; to: Span }[] = [];
  for (const match of inner.matchAll(KEY_VALUE)) {
    const value = (match[2] ?? '').trimEnd();
    if (!TROUBLE.test(value) || BLOCK_HEADER.test(value) || isQuoted(value)) continue;
    const start = match.index + match[0].indexOf(value, (match[1] ?? '').length + 1);
    text += inner.slice(done, start);
    const words = `"${value.replace(/[\\"]/g, '\\$&')}"`;
    quoted.push({ from: { start, end: start + value.length }, to: { start: text.length, end: text.length + words.length } });
    text += words;
    done = start + value.length;
  }
  if (quoted.length === 0) return undefined;
  text += inner.slice(done);
  return { text, original: ({ start, end }) => ({ start: back(inner, text, quoted, start), end: back(inner, text, quoted, end) }) };
}

const isQuoted = (value: string): boolean =>
  value.length > 1 && ((value.startsWith('"') && value.endsWith('"')) || (value.startsWith("'") && value.endsWith("'")));

/** The offset before quoting of an offset after it. */
function back(inner: string, text: string, quoted: readonly { readonly from: Span; readonly to: Span }[], offset: number): number {
  let shift = 0;
  for (const { from, to } of quoted) {
    if (offset <= to.start) break;
    if (offset >= to.end) {
      shift = from.end - to.end;
      continue;
    }
    // Inside: the opening quote and the backslashes that were put in are not there.
    let at = from.start;
    for (let i = to.start + 1; i < offset && at < from.end; i++) {
      if (text[i] === '\\') i++;
      if (i <= offset) at++;
    }
    return Math.min(at, inner.length);
  }
  return offset + shift;
}

import type { Span } from '../../model/origin.ts';
import { listNode, mapNode, type YamlNode } from './front-matter-node.ts';

/**
 * Reads the plain part of YAML that nearly all front matter consists of: nested mappings, lists of scalars, plain and quoted
 * scalars on one line, `[a, b]`, block scalars. Whatever it is not sure of gives undefined, and the full parser reads it instead.
 * It exists because loading that parser costs more than the whole check of a small project; a differential test holds it to the
 * parser's answers.
 */
export function readPlain(text: string): YamlNode | undefined {
  if (DOUBTFUL.test(text)) return undefined;
  const reader: Reader = { text, lines: linesOf(text), at: 0 };
  skipBlank(reader);
  const first = reader.lines[reader.at];
  if (!first) return undefined;
  if (first.indent !== 0) return undefined;
  const root = readMap(reader, 0, 0);
  return root && reader.at === reader.lines.length ? root : undefined;
}

/** Tabs, carriage returns, other control characters and special line separators: each has rules of its own. */
const DOUBTFUL = /[\0-\x09\x0b-\x1f\x7f\u0085\u2028\u2029\ufeff]/;

interface Line {
  readonly start: number;
  /** After the last character that is no space. */
  readonly end: number;
  readonly indent: number;
  readonly blank: boolean;
}

interface Reader {
  readonly text: string;
  readonly lines: readonly Line[];
  at: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    let indent = 0;
    while (start + indent < stop && text.charCodeAt(start + indent) === 0x20) indent++;
    let end = stop;
    while (end > start && text.charCodeAt(end - 1) === 0x20) end--;
    lines.push({ start, end, indent, blank: start + indent >= end });
    start = stop + 1;
  }
  return lines;
}

function skipBlank(reader: Reader): void {
  while (reader.lines[reader.at]?.blank) reader.at++;
}

/** Names that YAML reads as something else than text, and the one that is dangerous as a property. */
const SPECIAL_KEYS = /^(?:null|true|false|~|__proto__|y|n|yes|no|on|off)$/;
const MAX_DEPTH = 8;

/** A name of letters, digits, `_` and `-` with a colon and a blank or the end behind it. */
function keyAt(text: string, start: number): string | undefined {
  let end = start;
  for (let c = text.charCodeAt(end); isLetter(c) || (end > start && ((c >= 48 && c <= 57) || c === 45)); c = text.charCodeAt(end)) end++;
  if (end === start || text[end] !== ':') return undefined;
  const next = text[end + 1];
  return next === ' ' || next === '\n' || next === undefined ? text.slice(start, end) : undefined;
}

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;

function readMap(reader: Reader, indent: number, depth: number): YamlNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const children = new Map<string, YamlNode>();
  const begin = reader.lines[reader.at];
  if (!begin) return undefined;
  let end = begin.end;
  for (;;) {
    skipBlank(reader);
    const line = reader.lines[reader.at];
    if (!line || line.indent < indent) break;
    if (line.indent !== indent) return undefined;
    const name = keyAt(reader.text, line.start + indent);
    if (name === undefined || name.length > 1_000 || SPECIAL_KEYS.test(name.toLowerCase()) || children.has(name)) return undefined;
    const key: Span = { start: line.start + indent, end: line.start + indent + name.length };
    reader.at++;
    const node = readValue(reader, key.end + 1, line, depth);
    if (!node) return undefined;
    children.set(name, { ...node, key });
    end = Math.max(end, node.span.end);
  }
  return mapNode(children, { start: begin.start + indent, end });
}

/** The value after a colon: on the same line, or below it. `reader.at` is the line after the key's. */
function readValue(reader: Reader, from: number, line: Line, depth: number): YamlNode | undefined {
  const { text } = reader;
  let start = from;
  while (start < line.end && text.charCodeAt(start) === 0x20) start++;
  if (start >= line.end) return readBelow(reader, from, line, depth);
  const first = text.charAt(start);
  if (first === '|' || first === '>') return readBlock(reader, { start, end: line.end }, line.indent);
  const node = first === '[' ? readFlowList(text, { start, end: line.end }) : readScalar(text, { start, end: line.end });
  return node && endsHere(reader, line.indent) ? node : undefined;
}

/** A deeper line after a scalar would continue it. */
function endsHere(reader: Reader, indent: number): boolean {
  skipBlank(reader);
  const next = reader.lines[reader.at];
  return !next || next.indent <= indent;
}

function readBelow(reader: Reader, from: number, line: Line, depth: number): YamlNode | undefined {
  skipBlank(reader);
  const next = reader.lines[reader.at];
  const empty: YamlNode = { value: null, span: { start: from, end: from }, style: 'plain' };
  if (!next || next.indent < line.indent) return empty;
  const isItem = isListItem(reader.text, next);
  if (next.indent === line.indent) return isItem ? readList(reader, next.indent) : empty;
  return isItem ? readList(reader, next.indent) : readMap(reader, next.indent, depth + 1);
}

const isListItem = (text: string, line: Line): boolean => {
  const at = line.start + line.indent;
  return text[at] === '-' && (at + 1 >= line.end || text[at + 1] === ' ');
};

/** A list of scalars; items that are mappings or lists are the full parser's business. */
function readList(reader: Reader, indent: number): YamlNode | undefined {
  const items: YamlNode[] = [];
  let start = 0;
  for (;;) {
    skipBlank(reader);
    const line = reader.lines[reader.at];
    if (!line || line.indent !== indent || !isListItem(reader.text, line)) {
      if (line && line.indent > indent) return undefined;
      break;
    }
    if (items.length === 0) start = line.start + indent;
    let from = line.start + indent + 1;
    while (from < line.end && reader.text.charCodeAt(from) === 0x20) from++;
    if (from >= line.end) return undefined;
    const node = readScalar(reader.text, { start: from, end: line.end });
    if (!node) return undefined;
    items.push(node);
    reader.at++;
  }
  const last = items.at(-1);
  return last && listNode(items, { start, end: last.span.end });
}

/** Characters that begin something else than plain text. `-`, `?` and `:` may begin it in some places: the full parser knows. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`';

function readScalar(text: string, span: Span): YamlNode | undefined {
  const first = text.charAt(span.start);
  if (first === '"' || first === "'") return readQuoted(text, span);
  if (INDICATORS.includes(first)) return undefined;
  const raw = text.slice(span.start, span.end);
  if (raw.includes(': ') || raw.endsWith(':') || raw.includes(' #')) return undefined;
  return resolve(raw, span);
}

/** What a plain scalar means: YAML 1.2 core, where `yes` and `on` are words. Rare number forms are left to the full parser. */
function resolve(raw: string, span: Span): YamlNode | undefined {
  const value = meaning(raw);
  return value === undefined ? undefined : { value, span, style: 'plain' };
}

const NUMBER_LIKE = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$|^0[ox]|^[-+]?\.(?:inf|nan)/i;

function meaning(raw: string): unknown {
  const code = raw.charCodeAt(0);
  if ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2e) {
    if (/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(raw)) return Number(raw);
    return NUMBER_LIKE.test(raw) ? undefined : raw;
  }
  if (raw.length > 5) return raw;
  switch (raw) {
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    default:
      return raw;
  }
}

function readQuoted(text: string, span: Span): YamlNode | undefined {
  const quote = text.charAt(span.start);
  const inner = text.slice(span.start + 1, span.end - 1);
  if (span.end - span.start < 2 || text.charAt(span.end - 1) !== quote) return undefined;
  if (quote === '"') {
    // Escapes other than these two are rare enough for the full parser.
    if (!/^(?:[^"\\]|\\["\\])*$/.test(inner)) return undefined;
    return { value: inner.replace(/\\(["\\])/g, '$1'), span, style: 'double' };
  }
  if (!/^(?:[^']|'')*$/.test(inner)) return undefined;
  return { value: inner.replaceAll("''", "'"), span, style: 'single' };
}

/** `[a, "b", c d]` on one line. */
function readFlowList(text: string, span: Span): YamlNode | undefined {
  if (text.charAt(span.end - 1) !== ']') return undefined;
  const items: YamlNode[] = [];
  let at = span.start + 1;
  const end = span.end - 1;
  while (at < end && text[at] === ' ') at++;
  if (at >= end) return listNode([], span);
  for (;;) {
    while (at < end && text[at] === ' ') at++;
    const quote = text.charAt(at);
    const isQuoted = quote === '"' || quote === "'";
    const stop = isQuoted ? text.indexOf(quote, at + 1) + 1 : nextOf(text, at, end);
    if (stop <= at || stop > end) return undefined;
    let last = stop;
    while (last > at && text[last - 1] === ' ') last--;
    const item = isQuoted || isFlowWord(text.slice(at, last)) ? readScalar(text, { start: at, end: last }) : undefined;
    if (!item || (isQuoted && text.slice(at, last).includes('\\'))) return undefined;
    items.push(item);
    at = stop;
    while (at < end && text[at] === ' ') at++;
    if (at >= end) return listNode(items, span);
    if (text[at] !== ',') return undefined;
    at++;
  }
}

const nextOf = (text: string, from: number, end: number): number => {
  const comma = text.indexOf(',', from);
  return comma < 0 || comma > end ? end : comma;
};

/** Plain text inside `[ ]`: no brackets or braces, a colon only inside a word. */
const isFlowWord = (word: string): boolean => word !== '' && !/[[\]{}]/.test(word) && !/:(?:[\s,]|$)/.test(word);

/** `|` and `>` with an optional `-`. Further indicators, deeper first lines and tricky blanks are the full parser's. */
function readBlock(reader: Reader, header: Span, parent: number): YamlNode | undefined {
  const { text, lines } = reader;
  const indicator = text.slice(header.start, header.end);
  if (!/^[|>]-?$/.test(indicator)) return undefined;
  let first = reader.at;
  while (lines[first]?.blank) first++;
  const indent = lines[first]?.indent ?? 0;
  if (!lines[first] || indent <= parent) return undefined;
  const content: string[] = [];
  let end = header.end;
  for (let line = lines[reader.at]; line; line = lines[reader.at]) {
    if (line.blank) {
      // Spaces beyond the indentation would be content.
      if (line.indent > indent) return undefined;
      content.push('');
    } else {
      if (line.indent <= parent) break;
      if (line.indent < indent || (indicator[0] === '>' && line.indent > indent)) return undefined;
      const newline = text.indexOf('\n', line.start);
      end = newline < 0 ? text.length : newline;
      content.push(text.slice(line.start + indent, end));
    }
    reader.at++;
  }
  while (content.at(-1) === '') content.pop();
  const body = indicator[0] === '|' ? content.join('\n') : fold(content);
  return { value: indicator.endsWith('-') ? body : `${body}\n`, span: { start: header.start, end }, style: 'block' };
}

/** Line breaks become spaces; each blank line stands for one line break. */
function fold(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  for (const [i, line] of lines.entries()) {
    if (line === '') breaks++;
    else {
      text += breaks > 0 ? '\n'.repeat(breaks) : i > 0 ? ' ' : '';
      text += line;
      breaks = 0;
    }
  }
  return text;
}

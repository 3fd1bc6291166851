/* What must hold of every byte that the program writes, whatever it read. */

/** Characters that a terminal obeys or nobody sees. Line breaks are our own. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/gu;
const PAINT = /\u001b\[\d+(?:;\d+)*m/g;

const around = (text: string, at: number): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));

/** What is wrong with an output; the line of arguments says which format it is in. */
export function wrongIn(text: string, line: readonly string[], isError: boolean): string[] {
  const format = isError ? 'text' : formatOf(line);
  const problems: string[] = [];
  const painted = line.includes('always') ? text.replace(PAINT, '') : text;
  const plain = format === 'csv' ? painted.replaceAll('\r\n', '\n') : painted;
  for (const match of plain.matchAll(HIDDEN)) {
    if (match[0] === '\n') continue;
    problems.push(`unescaped U+${(match[0].codePointAt(0) ?? 0).toString(16)} in ${around(plain, match.index)}`);
    break;
  }
  const v1 = plain.indexOf('##[');
  if (v1 >= 0) problems.push(`a workflow command of the old form in ${around(plain, v1)}`);
  const own = format === 'github' ? /^::(?:error|warning|notice) [^:]*::/ : /^(?!)/;
  for (const one of plain.split('\n')) {
    const trimmed = one.trimStart();
    if (/^::[A-Za-z]/.test(trimmed) && !own.test(one)) problems.push(`a workflow command in ${around(one, 0)}`);
  }
  if (format === 'markdown') problems.push(...wrongInMarkdown(plain));
  if (format === 'csv') problems.push(...wrongInCsv(plain));
  if (format === 'sarif') problems.push(...wrongInSarif(plain));
  if (/^json/.test(format) && plain !== '') JSON.parse(plain);
  if (format === 'ndjson') for (const one of plain.trimEnd().split('\n')) if (one !== '') JSON.parse(one);
  return problems;
}

function formatOf(line: readonly string[]): string {
  const at = line.indexOf('--format');
  return at >= 0 ? (line[at + 1] ?? 'text') : line.includes('--format=json') ? 'json' : line.includes('--batch') ? 'ndjson' : 'text';
}

/** What Markdown makes of text that is not in a code span; a backslash keeps it from that. */
const MARKS = [/!\[/, /\]\(/, /</, /&\w+;|&#/, /`/];
/** What a host makes of the text when Markdown has been read, so that a backslash is no help. */
const LINKS = [/(?:^|[^\w`])@\w/, /(?:https?|ftp):\/\//i, /\bwww\./i, /(?:^|\W)#\d/, /\bGH-\d/i];

/** What stands outside of code spans is ours: no mark-up but the few tags and lists that we write. */
export function wrongInMarkdown(text: string): string[] {
  const problems: string[] = [];
  for (const line of text.split('\n')) {
    // Readers differ on a bar behind two backslashes: neither reading may let anything out of its code span.
    const rows = line.startsWith('|') ? [line.split(/(?<!\\)\|/), line.split(/(?<=(?<!\\)(?:\\\\)*)\|/)] : [[line]];
    for (const cell of rows.flat()) {
      const ours = cell.replace(/<\/?(?:details|summary)>|<br>/g, ' ').replace(/^\s*- |^#+ /, '');
      for (const pattern of MARKS) if (pattern.test(withoutCode(ours, ''))) problems.push(`Markdown ${pattern} in ${around(cell, 0)}`);
      for (const pattern of LINKS) if (pattern.test(withoutCode(ours, '$1'))) problems.push(`a link of the host ${pattern} in ${around(cell, 0)}`);
    }
  }
  return problems;
}

/** As CommonMark reads code spans: a run of backticks up to the next of the same length. Elsewhere an escaped mark becomes `escaped`. */
function withoutCode(line: string, escaped: '' | '$1'): string {
  let out = '';
  for (let at = 0; at < line.length; ) {
    const mark = /^\\([!-/:-@[-`{-~])/.exec(line.slice(at));
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (mark || run === undefined) {
      out += mark ? (escaped === '' ? ' ' : mark[1]) : line[at];
      at += mark ? 2 : 1;
      continue;
    }
    const end = [...line.slice(at + run.length).matchAll(/`+/g)].find((close) => close[0].length === run.length);
    if (!end) return `${out}${line.slice(at)}`;
    at += run.length + end.index + run.length;
    out += ' ';
  }
  return out;
}

/** No cell begins as a formula does. */
function wrongInCsv(text: string): string[] {
  const problems: string[] = [];
  for (const cell of text.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\n]*)/gm)) {
    const value = (cell[1] ?? '').replace(/^"/, '');
    if (/^[\s]*[=+\-@\t\r|%]/.test(value)) problems.push(`a formula in ${around(value, 0)}`);
  }
  return problems;
}

function wrongInSarif(text: string): string[] {
  if (text === '') return [];
  const problems: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'uri' && typeof inner === 'string' && !/^(?:[\w.~/-]|%[0-9A-F]{2})*$/.test(inner)) problems.push(`URI ${inner}`);
      walk(inner);
    }
  };
  walk(JSON.parse(text));
  return problems;
}

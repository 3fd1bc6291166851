/** What the client rejects by looking at the characters alone, quoted or not (P4). */
const UNICODE_BLANK = /[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/;

export const UNCLOSED = 'a parenthesis that does not close';

/** The reason why a text cannot be analysed, before any parsing. */
export function rawProblem(source: string): string | undefined {
  if (UNICODE_BLANK.test(source)) return 'a blank that is no ASCII blank';
  // Most commands have none of these characters, quoted or not.
  if (!/[\\<(\n]/.test(source)) return undefined;
  const unquoted = outsideQuotes(source);
  if (/\\[ \t]|[^\s\\]\\\n/.test(unquoted)) return 'a blank behind a backslash';
  if (/(?<!\\)\\$/.test(source)) return 'a backslash at the end';
  if (/<\d*-\d*>/.test(unquoted)) return 'a numeric range of zsh';
  if (opensParenthesis(unquoted)) return UNCLOSED;
  return quotedHash(source) ? 'a quoted line that starts with #' : undefined;
}

/** The text with quoted stretches blanked out; escapes outside quotes stay. */
export function outsideQuotes(source: string): string {
  if (!source.includes("'") && !source.includes('"')) return source;
  return source.replace(/\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"/g, (match) =>
    match.startsWith('\\') ? match : match.replace(/[^\n]/g, 'q').replace(/\n/g, 'q'),
  );
}

function opensParenthesis(text: string): boolean {
  if (!text.includes('(')) return false;
  let depth = 0;
  for (const char of text.replace(/\\[\s\S]/g, '')) {
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

function quotedHash(source: string): boolean {
  if (!source.includes('\n')) return false;
  const quoted = source.match(/\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"/g) ?? [];
  return quoted.some((text) => !text.startsWith('\\') && /\n[ \t]*#/.test(text));
}

const MAX_NESTING = 200;

/** More nesting than anyone writes: analysing it would only exhaust the stack. */
export function isNestedTooDeep(text: string): boolean {
  if (text.length <= MAX_NESTING) return false;
  let depth = 0;
  for (const char of text) {
    if (char === '(' || char === '{') depth++;
    else if (char === ')' || char === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return false;
}

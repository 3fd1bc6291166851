/** The texts of a line's own keys that say where and when it was written. Nothing inside of a message is looked at. */
export interface Outline {
  readonly type?: string;
  readonly timestamp?: string;
  readonly sessionId?: string;
  readonly cwd?: string;
  readonly version?: string;
  readonly entrypoint?: string;
}

export const OUTLINE_KEYS: ReadonlySet<string> = new Set(['type', 'timestamp', 'sessionId', 'cwd', 'version', 'entrypoint']);
const LONGEST_KEY = 10;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/**
 * Reads them without parsing: most bytes of a log are lines of which nothing else matters, and what was never decoded cannot be printed.
 * undefined where the line is no whole object.
 */
export function outlineOf(bytes: Buffer, from: number, to: number): Outline | undefined {
  let at = pastBlanks(bytes, from, to);
  let end = to;
  while (end > at && isBlank(bytes[end - 1])) end--;
  if (bytes[at] !== OPEN || bytes[end - 1] !== CLOSE || end - at < 2) return undefined;
  const found: Record<string, string> = {};
  at++;
  for (;;) {
    at = pastBlanks(bytes, at, end);
    if (bytes[at] === CLOSE) return at === end - 1 ? found : undefined;
    if (bytes[at] !== QUOTE) return undefined;
    const keyEnd = endOfString(bytes, at, end);
    const key = keyEnd - at - 2 <= LONGEST_KEY ? bytes.toString('latin1', at + 1, keyEnd - 1) : '';
    at = pastBlanks(bytes, keyEnd, end);
    if (bytes[at] !== COLON) return undefined;
    at = pastBlanks(bytes, at + 1, end);
    const valueEnd = endOfValue(bytes, at, end);
    if (valueEnd <= at) return undefined;
    if (bytes[at] === QUOTE && OUTLINE_KEYS.has(key)) found[key] = textOf(bytes, at, valueEnd);
    at = pastBlanks(bytes, valueEnd, end);
    if (bytes[at] === COMMA) at++;
    else if (bytes[at] !== CLOSE) return undefined;
  }
}

/** Behind the string's closing quote; 0 where there is none. */
function endOfString(bytes: Buffer, open: number, to: number): number {
  for (let at = open + 1; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at++;
  }
  return 0;
}

/** Behind a value; 0 where it does not end. */
function endOfValue(bytes: Buffer, from: number, to: number): number {
  const first = bytes[from];
  if (first === QUOTE) return endOfString(bytes, from, to);
  let depth = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const end = endOfString(bytes, at, to);
      if (end === 0) return 0;
      at = end - 1;
    } else if (byte === OPEN || byte === OPEN_LIST) depth++;
    else if (byte === CLOSE || byte === CLOSE_LIST) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (byte === COMMA && depth === 0) return at;
  }
  return 0;
}

function pastBlanks(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at])) at++;
  return at;
}

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 13;

function textOf(bytes: Buffer, open: number, end: number): string {
  const text = bytes.toString('utf8', open + 1, end - 1);
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return '';
  }
}

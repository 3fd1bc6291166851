/** The cheap question before the dear one: nearly every file holds nothing that could be a secret, and then no pattern is loaded. */

/** Shortest run of token characters that a format or a random value can have, less its punctuation. */
const RUN = 16;

/** A URL that carries a password, a password set as code, or a long run of letters mixed with digits. */
export function mayHoldSecret(text: string): boolean {
  return hasMixedRun(text) || hasUserInfo(text) || (text.includes('assword') && /assword\b[^\n`]{0,40}`/.test(text));
}

/**
 * Looks for RUN token characters in a row with a digit and a letter. Goes back from the far end of the window, so that prose is
 * skipped in steps of nearly RUN characters.
 */
function hasMixedRun(text: string): boolean {
  const end = text.length;
  for (let start = 0; start + RUN <= end; ) {
    let i = start + RUN - 1;
    while (i >= start && isTokenChar(text.charCodeAt(i))) i--;
    if (i >= start) {
      start = i + 1;
      continue;
    }
    let stop = start + RUN;
    while (stop < end && isTokenChar(text.charCodeAt(stop))) stop++;
    if (isMixed(text, start, stop)) return true;
    start = stop + 1;
  }
  return false;
}

const isTokenChar = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c === 45;

function isMixed(text: string, start: number, stop: number): boolean {
  let letter = false;
  let digit = false;
  for (let i = start; i < stop && !(letter && digit); i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) digit = true;
    else if (c !== 95 && c !== 45) letter = true;
  }
  return letter && digit;
}

/** `scheme://user:password@host`: looked at only where `://` stands. */
function hasUserInfo(text: string): boolean {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    let colon = false;
    for (let i = at + 3; i < text.length && i < at + 300; i++) {
      const c = text.charCodeAt(i);
      if (c === 64) {
        if (colon) return true;
        break;
      }
      if (c === 58) colon = true;
      else if (c <= 32 || c === 47 || c === 34 || c === 39 || c === 41) break;
    }
  }
  return false;
}

/** Words at the end of a name that promises a secret. A search for each is cheaper than one pattern of all: that takes half a millisecond to compile. */
const PROMISES = ['key', 'token', 'secret', 'password', 'passwd', 'passphrase', 'pwd', 'pass', 'credential', 'credentials', 'cookie'].concat([
  'authorization',
  'bearer',
  'dsn',
  'jwt',
  'pat',
]);
/** Whether a name that promises a secret has a literal value; for files that are made of names and values. Read by hand: the patterns for it are dear to compile. */
function hasNamedValue(text: string): boolean {
  for (const word of PROMISES) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const value = assignedTo(text, at + word.length);
      if (value >= 0 && isLiteral(text, value)) return true;
    }
  }
  return false;
}

/** Where the value begins that is assigned to the name ending here: after the rest of the name, quotes, and what assigns; -1 where nothing is. */
function assignedTo(text: string, from: number): number {
  let at = from;
  if (text[at] === '_') {
    let end = at + 1;
    while (end < at + 13 && isNameChar(text.charCodeAt(end))) end++;
    if (end > at + 1) at = end;
  }
  at = afterQuote(text, at);
  at = afterBlanks(text, at);
  const sign = text[at];
  if (sign !== ':' && sign !== '=' && sign !== ',') return -1;
  return afterQuote(text, afterBlanks(text, at + 1));
}

const afterQuote = (text: string, at: number): number => (text[at] === '"' || text[at] === "'" ? at + 1 : at);

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < from + 3 && isBlank(text.charCodeAt(at))) at++;
  return at;
}

const isBlank = (c: number): boolean => c <= 0x20 || c > 0x7f;

/** Characters with which a literal value begins, besides letters and digits. */
const STARTS = '_!#%&*+./@^~-';

/** A literal, or a variable with a literal default; `${VAR}` and `Bearer ${VAR}` are neither. In lower case. */
function isLiteral(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (!isNameChar(first) && !STARTS.includes(text.charAt(at))) return text.startsWith('${', at) && text.charAt(endOfName(text, at + 2)) === ':';
  const scheme = SCHEMES.find((one) => text.startsWith(one, at));
  return scheme === undefined || text[endOfName(text, at + scheme.length)] !== '}';
}

const SCHEMES = ['bearer ${', 'basic ${', 'token ${'];

function endOfName(text: string, from: number): number {
  let end = from;
  while (isNameChar(text.charCodeAt(end))) end++;
  return end;
}

const isNameChar = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 97 && c <= 122) || c === 95;

export const mayNameSecret = (text: string): boolean => mayHoldSecret(text) || hasNamedValue(text.toLowerCase());

/** A key in a file of its own. */
export const mayHoldKey = (text: string): boolean => text.includes('PRIVATE KEY') || text.includes('AGE-SECRET') || text.includes('PuTTY');

/** The key of a service account as a cloud's console hands it out, or the login that its command line keeps. */
export function isServiceKey(text: string | undefined): boolean {
  if (text === undefined) return false;
  if (text.includes('"service_account"')) return /PRIVATE KEY-----(?:\\n|\s)*[A-Za-z0-9+/=]{40}/.test(text);
  return text.includes('"authorized_user"') && /"refresh_token"\s*:\s*"[^"]{20}/.test(text);
}

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

/**
 * A name that promises a secret, directly followed by a literal value (not `Bearer ${VAR}`); for files that are made of names and values.
 * Asked of lower case: a pattern that folds case takes twice as long to compile, and this one is asked in every run.
 */
const NAMED =
  /(?:key|token|secret|passw(?:or)?d|passphrase|pwd|pass|credentials?|cookie|authorization|bearer|dsn|jwt|pat)(?:_\w{1,12})?["']?\s{0,3}[:=,]\s{0,3}["']?(?!(?:bearer|basic|token) \$\{\w+\})(?:[\w!#%&*+./@^~-]|\$\{\w+:-[^}])/;

export const mayNameSecret = (text: string): boolean => mayHoldSecret(text) || NAMED.test(text.toLowerCase());

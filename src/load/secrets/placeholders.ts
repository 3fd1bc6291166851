/** Values that stand for a secret without being one. `${VAR:-literal}` is not among them: its default is a value. */

/** A reference that something else fills in: a variable, a template hole, a command substitution, a secret manager's address. */
const REFERENCE = /^(?:\$[A-Za-z_({].*|`.*|%\w+%|\{\{.*|\{[\w.:-]+\}|<.*|\[.*|__\w+__|@\w+@)$|\$[({]|<[^<>]*>|\{\{?[\w .-]+\}|\[[A-Za-z_ -]+\]/s;
const MANAGED =
  /^(?:op|vault|aws-?sm|ssm|arn|secretsmanager|gcpsm|azurekv|keychain|keyring|env|file|sops|doppler|bw|pass|secret-?ref|vals?|ref\+\w+|ENC|encrypted|sealed|enc)[:[(]/i;
/** Words that somebody writes where a value will stand. Short ones only count as words of their own. */
const STAND_IN =
  /example|placeholder|replace|change[_-]?(?:me|this|it)|redacted|(?:^|[^a-z])(?:your|insert|dummy|fake|sample|mock|todo|tbd|fixme|foo|bar|foobar|xyz|none|null|undefined|here|not-?(?:a-)?real|demo|test|testing|removed|hidden|masked|secret-?value|put|enter)(?![a-z])|(?:^|[^a-z])my[-_](?:secret|token|key|api|pass)/i;
/** Runs that hands type: dots, stars, one letter again and again. */
const FILLER = /\.{3}|…|\*{3}|([xX•#_-])\1{3}|(.)\2{5}/;

/**
 * `body` is the random part of a credential, or a whole value. A random text holds none of these by chance often enough to matter:
 * the short words need a boundary before and after them.
 */
/** Tokens that the standards for authorization print. */
const OF_STANDARDS = /^(?:2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|czZCaGRSa3F0Mzpn|mF_9\.B5f-4|SlAV32hkKG)/;

export function isPlaceholder(body: string): boolean {
  return OF_STANDARDS.test(body) || REFERENCE.test(body) || MANAGED.test(body) || STAND_IN.test(body) || FILLER.test(body) || isSequence(body);
}

/** `abcdef123456`, `1234567890`, `qwerty…`: neighbours follow each other in more than half of the places. */
function isSequence(body: string): boolean {
  let steps = 0;
  for (let i = 1; i < body.length; i++) {
    const step = body.charCodeAt(i) - body.charCodeAt(i - 1);
    if (step === 1 || step === 0 || step === -1) steps++;
  }
  return body.length >= 6 && steps > (body.length - 1) * 0.45;
}

/** Shannon entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / text.length) * Math.log2(n / text.length);
  return bits;
}

/** Made of words, as names of things are: `my-service-2024`, `refresh_token`, `Ed25519PrivateKey`. Random text changes its kind of character too often. */
export function isWordy(text: string, average = 3): boolean {
  return text.split(/[-_.:/@ ]+/).every((part) => {
    if (!/^[A-Za-z0-9]*$/.test(part)) return false;
    if (/^(?:[a-z]*|[A-Z]*|v?\d{1,4})$/.test(part)) return true;
    const pieces = part.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/);
    if (pieces.some((piece) => /[bcdfghj-np-tv-xz]{5}|\d{5}/i.test(piece) || (piece.length > 3 && !/[aeiou\d]/i.test(piece)) || /^[A-Za-z]$/.test(piece)))
      return false;
    const letters = pieces.reduce((sum, piece) => sum + (/\d/.test(piece) ? Math.min(2, piece.length) : piece.length), 0);
    return letters / pieces.length >= average;
  });
}

/**
 * Whether a value has the look of something that a machine drew: long, no spaces, more than one class of characters, spread evenly.
 * Only asked of values that stand where a secret stands: a commit id or a UUID elsewhere is nothing.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 12 || value.length > 4096 || /\s/.test(value) || isWordy(value)) return false;
  if (!/\d/.test(value) && !(/[a-z]/.test(value) && /[A-Z]/.test(value) && value.length >= 14)) return false;
  return entropy(value) >= (value.length < 20 ? 2.8 : 3);
}

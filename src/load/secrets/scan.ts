import type { Span } from '../../model/origin.ts';
import { announced, type Dense, denseOf, longRuns, withPasswords } from './dense.ts';
import { FORMATS, type Format } from './formats.ts';
import { promisedBy } from './names.ts';
import { entropy, isPlaceholder, isWordy, looksRandom } from './placeholders.ts';

/** A credential in a text; offsets in that text. */
export interface Hit {
  readonly kind: string;
  readonly name?: string;
  readonly start: number;
  readonly end: number;
  readonly proof: 'format' | 'random' | 'plain';
  readonly test: boolean;
}

/** `command`: shell text, headers, flags. `prose`: Markdown, and `code`: programs, where only what is surely a credential counts. */
export type Kind = 'command' | 'prose' | 'code';

/** More in one text is a dump of credentials; whoever sees the first thousand needs no other. */
const MOST = 1000;

/** `whole`: read every line with every pattern, as `dense.ts` spares us for prose and code. */
export function scan(text: string, kind: Kind, whole: boolean = kind === 'command'): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (hit: Hit, shift = 0) => {
    const { start, end } = hit;
    if (hits.length < MOST && !hits.some((other) => start + shift < other.end && other.start < end + shift))
      hits.push(shift === 0 ? hit : { ...hit, start: start + shift, end: end + shift });
  };
  const runs = longRuns(text);
  // Nearly no run has the marks of anything: then they are not even put together.
  const holds = (mark: string) => runs.some(({ start, end }) => text.slice(start, end).includes(mark));
  let dense: Dense | undefined;
  const inRuns = (find: (part: string) => Iterable<Hit>) => {
    dense ??= denseOf(text, runs);
    for (const hit of find(dense.text)) add(hit, dense.original(hit.start) - hit.start);
  };
  const lines = whole ? [{ start: 0, end: text.length }] : announced(text, runs);
  const inLines = (spans: typeof lines, find: (part: string) => Iterable<Hit>) => {
    for (const { start, end } of spans) for (const hit of find(text.slice(start, end))) add(hit, start);
  };
  const present = formatsIn(text, runs, holds);
  if (present.size > 0) inRuns((part) => formats(part, present));
  for (const hit of privateKeys(text)) add(hit);
  if (holds('eyJ')) inRuns(signedTokens);
  if (whole) for (const hit of urlPasswords(text, kind)) add(hit);
  else if (holds('@')) inRuns((part) => urlPasswords(part, kind));
  inLines(lines, authorizations);
  if (kind === 'command') for (const hit of pathSegments(text)) add(hit);
  inLines(lines, (part) => assignments(part, kind));
  inLines(lines, (part) => logins(part, kind));
  if (kind === 'prose') inLines(whole ? lines : withPasswords(text, lines), sentences);
  return hits.sort((a, b) => a.start - b.start);
}

const compiled = new Map<Format, RegExp>();
/** Bytes that may not stand beside a token: it would be a part of something longer. */
function patternOf(format: Format): RegExp {
  let pattern = compiled.get(format);
  if (!pattern) {
    const left = /^\W|^[a-z]+\\\./.test(format.body) ? '(?<![A-Za-z0-9_])' : '(?<![A-Za-z0-9_-])';
    pattern = new RegExp(`${left}(?:${format.body})(?![A-Za-z0-9_-])`, 'g');
    compiled.set(format, pattern);
  }
  return pattern;
}

/** Formats by the first two characters of their leads, as a number; those whose lead is shorter lie at 0. */
let leads: ReadonlyMap<number, readonly Format[]> | undefined;
/** Whether there is one: looked up for each character. */
const isLead = new Uint8Array(128 * 128);
const pairAt = (text: string, at: number): number => {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return first < 128 && second < 128 ? first * 128 + second : 0;
};

function leadsByPair(): ReadonlyMap<number, readonly Format[]> {
  const table = new Map<number, Format[]>();
  for (const format of FORMATS) {
    const pair = format.lead.length < 2 ? 0 : pairAt(format.lead, 0);
    if (!table.get(pair)?.push(format)) table.set(pair, [format]);
    if (pair !== 0) isLead[pair] = 1;
  }
  return table;
}

/** The formats whose lead stands in the text: one pass finds them, where a search for each would be seventy. */
function formatsIn(text: string, runs: readonly Span[], holds: (mark: string) => boolean): ReadonlySet<Format> {
  leads ??= leadsByPair();
  const found = new Set<Format>();
  for (const { start, end } of runs) {
    for (let i = start; i + 1 < end; i++) {
      const pair = pairAt(text, i);
      if (isLead[pair] === 1) for (const format of leads.get(pair) ?? []) if (text.startsWith(format.lead, i)) found.add(format);
    }
  }
  for (const format of leads.get(0) ?? []) if (holds(format.lead)) found.add(format);
  return found;
}

function* formats(text: string, present: ReadonlySet<Format>): Generator<Hit> {
  for (const format of FORMATS) {
    if (!present.has(format)) continue;
    for (const match of text.matchAll(patternOf(format))) {
      const token = match[0];
      if (!format.structured && !isConvincing(token, format.lead)) continue;
      yield { kind: format.kind, start: match.index, end: match.index + token.length, proof: 'format', test: format.test === true };
    }
  }
}

/** The body after the prefix must be random: documentation is full of keys that nobody was ever given. */
function isConvincing(token: string, lead: string): boolean {
  const at = token.indexOf(lead);
  const body = at === 0 ? token.slice(lead.length) : token;
  if (isPlaceholder(body) || isPlaceholder(token) || (isWordy(body, 4) && !/^[A-Z0-9]+$/.test(body))) return false;
  return entropy(body) >= (body.length < 24 ? 2.5 : 2.9);
}

/** A private key in PEM: the head and at least one line of its body. In JSON strings the line end may stand escaped twice. */
function* privateKeys(text: string): Generator<Hit> {
  if (!text.includes('PRIVATE KEY')) return;
  // The body's lower bound keeps heads in documentation quiet; the smallest real key (Ed25519) has 64 characters.
  const head =
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\\n|\\r|[\s"',+])*(?:(?:Proc-Type|DEK-Info|Version|Comment):[^\n]{0,100}\s+){0,3}([A-Za-z0-9+/=]{40,80})/g;
  for (const match of text.matchAll(head)) {
    if (isPlaceholder(match[1] ?? '')) continue;
    const close = text.indexOf('PRIVATE KEY', match.index + match[0].length);
    const end = close > 0 && close - match.index < 20_000 ? text.indexOf('-----', close) + 5 : 0;
    yield { kind: 'private key', start: match.index, end: Math.max(end, match.index + match[0].length), proof: 'format', test: false };
  }
}

/** JSON Web Tokens. A token made for everyone (the anonymous role) and the one of every tutorial are none. */
function* signedTokens(text: string): Generator<Hit> {
  if (!text.includes('eyJ')) return;
  for (const match of text.matchAll(/(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{8,1000}\.(eyJ[A-Za-z0-9_-]{8,6000})\.[A-Za-z0-9_-]{20,1400}(?![A-Za-z0-9_-])/g)) {
    const payload = decoded(match[1] ?? '');
    if (/"role"\s*:\s*"anon"|"sub"\s*:\s*"1234567890"|John Doe/.test(payload) || isPlaceholder(match[0].slice(-40))) continue;
    yield { kind: 'JSON web token', start: match.index, end: match.index + match[0].length, proof: 'format', test: false };
  }
}

function decoded(base64url: string): string {
  try {
    return atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

/** Passwords that every example of a local database has. They open nothing that is not open anyway. */
const COMMON =
  /^(?:admin|administrator|root|user|username|guest|pass|passw(?:or)?d|pwd|secret|token|postgres|postgresql|mysql|mongo|mongodb|redis|rabbitmq|minio(?:admin)?|sa|dev|devel|development|local|localhost|db|database|app|default|letmein|qwerty|docker|neo4j|elastic|hello|supersecret|p[a@]ssw[o0]rd|(?:strong|secure|super|my|new|old|some|admin|user|db)[-_]?pass(?:word)?|string|value|required|optional|true|false|yes|no)[-_]?(?:admin|user|pass|passw(?:or)?d|secret|local|dev|db)?\d{0,4}[!@#$]?$/i;

function* urlPasswords(text: string, kind: Kind): Generator<Hit> {
  if (!text.includes('://')) return;
  for (const match of text.matchAll(
    /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}:\/\/([^\s:/@"'`<>]{0,100}):([^\s/@"'`<>]{1,200})@([A-Za-z0-9._-]{1,253}|\[)/g,
  )) {
    const [whole, user = '', password = '', host = ''] = match;
    const random = looksRandom(password);
    if (isPlaceholder(password) || isPlaceholder(user) || COMMON.test(password) || password === user) continue;
    // A host without a dot is a container or this machine; only a drawn password is worth a word there.
    if (!random && (kind !== 'command' || !host.includes('.') || /\.(?:local|localhost|internal|test)$|^127\./.test(host) || isWordy(password))) continue;
    if (password.length < 6) continue;
    const start = match.index + whole.indexOf(`:${password}@`) + 1;
    yield { kind: 'password in a URL', start, end: start + password.length, proof: random ? 'random' : 'plain', test: false };
  }
}

/** `user:password` of a Basic header. */
const isCommonLogin = (login: string): boolean => {
  const password = /^[\w.@-]{1,60}:([!-~]{1,100})$/.exec(login)?.[1];
  return password !== undefined && (COMMON.test(password) || isPlaceholder(password));
};

/** A part of a URL's path that follows its announcement: `/token/…/sse`. Ids of other things are not announced like this. */
function* pathSegments(text: string): Generator<Hit> {
  for (const match of text.matchAll(/\/(?:token|key|api-?key|secret|auth)s?\/([A-Za-z0-9_~.-]{20,400})(?=[/?#\s"'`)]|$)/gi)) {
    const value = match[1] ?? '';
    if (isPlaceholder(value) || !looksRandom(value)) continue;
    const start = match.index + match[0].length - value.length;
    yield { kind: 'credential in a URL', start, end: start + value.length, proof: 'random', test: false };
  }
}

function* authorizations(text: string): Generator<Hit> {
  const pattern = /(?:\bBearer\s{1,3}|\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:Basic|Token|Bot|ApiKey|Key)\s{1,3})?)([A-Za-z0-9._~+/=-]{16,4000})/gi;
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? '';
    if (isPlaceholder(value) || !looksRandom(value) || isCommonLogin(decoded(value))) continue;
    const start = match.index + match[0].length - value.length;
    yield { kind: 'authorization token', start, end: start + value.length, proof: 'random', test: false };
  }
}

/** `NAME=value`, `--flag value`, `"name": "value"`, `Header: value`. */
function* assignments(text: string, kind: Kind): Generator<Hit> {
  const pair =
    /(?<![\w.$-])(-{0,2}[A-Za-z_][\w.-]{1,80})(\\?["'])?(\s{0,2}[:=](?!\/\/)\s{0,2}|(?<=--[\w-]{1,80})\s{1,2})(?:(\\?["'])((?:(?!\4)[^\s"'`]){4,4000})\4|([^\s"'`;&|<>(){},\\]{4,4000}))/g;
  for (const match of text.matchAll(pair)) {
    const [whole, name = '', nameQuote, separator = '', quote, quoted, bare] = match;
    const value = quoted ?? bare ?? '';
    // In prose a bare word after a colon is a sentence; only quoted values and NAME=value are settings.
    if (kind !== 'command' && quote === undefined && !name.startsWith('--') && (separator !== '=' || !/^[A-Z][A-Z0-9_]+$/.test(name))) continue;
    // `secret:create` is the name of a command; a header has a space, and JSON has quotes.
    if (separator === ':' && nameQuote === undefined && quote === undefined) continue;
    const judged = judge(name.replace(/^-+/, ''), value);
    if (!judged || (kind !== 'command' && (judged !== 'random' || value.length < 20 || promisedBy(name) === 'maybe'))) continue;
    const start = match.index + whole.lastIndexOf(value);
    yield { kind: promisedBy(name) === 'password' ? 'password' : 'credential', name, start, end: start + value.length, proof: judged, test: false };
  }
}

function* logins(text: string, kind: Kind): Generator<Hit> {
  for (const login of LOGINS) {
    if (!text.includes(login.word)) continue;
    for (const match of text.matchAll(login.pattern)) {
      const value = match[1] ?? '';
      const judged = judge('password', value);
      if (!judged || (kind !== 'command' && (judged !== 'random' || value.length < 16))) continue;
      const start = match.index + match[0].length - value.length;
      yield { kind: 'password', start, end: start + value.length, proof: judged, test: false };
    }
  }
}

/** `-u user:password`, `sshpass -p value`: how programs take a password as an argument; the value is the last group. The gap before the option is bounded: a command has one line. */
const LOGINS: readonly { readonly word: string; readonly pattern: RegExp }[] = [
  { word: 'curl', pattern: /\bcurl\b[^\n|;]{0,600}?\s(?:-u|--user)[ =]?["']?[^\s:"']{1,100}:([^\s"'|;]{6,200})/g },
  { word: 'sshpass', pattern: /\bsshpass\s+-p\s?["']?([^\s"'|;]{6,200})/g },
  { word: 'mysql', pattern: /\bmysql(?:dump|admin)?\b[^\n|;]{0,400}?\s-p(?=[^\s-])["']?([^\s"'|;]{6,200})/g },
  { word: 'docker', pattern: /\bdocker\s+login\b[^\n|;]{0,300}?\s-p[ =]?["']?([^\s"'|;]{6,200})/g },
  { word: 'redis-cli', pattern: /\bredis-cli\b[^\n|;]{0,300}?\s-a\s+["']?([^\s"'|;]{6,200})/g },
  { word: 'secret', pattern: /\bsecrets?\s+set\b[^\n|;]{0,300}?\s(?:-b|--body)[ =]["']?([^\s"'|;]{6,400})/g },
  { word: 'pass:', pattern: /\s-pass(?:in|out)?\s+["']?pass:([^\s"'|;]{6,200})/g },
];

/** `The API key is \`…\``: prose that tells a credential to the model. Only a drawn value, or a password set as code that is no word, counts. */
function* sentences(text: string): Generator<Hit> {
  const pattern =
    /\b((?:api|access|secret|auth|private|bearer|personal access)[ _-](?:key|token)|passwor[dt]|passphrase|token|secret)\b[^\n"'`:=()[\]]{0,40}?(?:\bis\b|[:=])[ \t*_]{0,4}(["'`]?)([^\s"'`*]{8,200})\2/gi;
  for (const match of text.matchAll(pattern)) {
    const [whole, name = '', mark, raw = ''] = match;
    const value = raw.replace(/(?<![.,;:)])[.,;:)]+$/, '');
    const judged = judge(name, value);
    if (!judged) continue;
    const isPassword = /^pass/i.test(name) && mark === '`' && /\d/.test(value) && /[a-z]/i.test(value) && /[A-Z!@#$%^&*?+~]/.test(value);
    if (!isPassword && (judged !== 'random' || value.length < 20 || !/^[\w+/=.~-]+$/.test(value))) continue;
    const start = match.index + whole.lastIndexOf(raw);
    yield { kind: isPassword ? 'password' : 'credential', start, end: start + value.length, proof: judged, test: false };
  }
}

/** What a value under a name is: nothing, something drawn by a machine, or at least no placeholder. */
export function judge(name: string, value: string): 'random' | 'plain' | undefined {
  const promise = promisedBy(name);
  if (!promise || isPlaceholder(value) || COMMON.test(value) || isPlainWord(value) || isEncodedPhrase(value)) return undefined;
  if (looksRandom(value)) return 'random';
  if (promise === 'maybe' || value.length < (promise === 'password' ? 6 : 8) || /\s/.test(value)) return undefined;
  return 'plain';
}

/** Base64 of a sentence: what documentation encodes is no secret. */
const isEncodedPhrase = (value: string): boolean => /^[\w+/-]{12,}={0,2}$/.test(value) && /^[A-Za-z]+(?: [A-Za-z,.!']+)+$/.test(decoded(value));

/** Numbers, switches, paths, addresses, names of things, and code that fetches the value. */
function isPlainWord(value: string): boolean {
  return (
    isWordy(value) ||
    /^-?[\d.,:]+(?:ms|s|m|h|d|kb|mb|gb|k)?$/i.test(value) ||
    /^(?:~|\.{0,2})\/(?:[\w.@ -]+\/)*[\w.@ -]*$/.test(value) ||
    /^[A-Za-z]:[\\/]/.test(value) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ||
    /^(?:process\.env|os\.environ|import\.meta|env|secrets|config|settings|self|this|ctx|req|request|params?|options|args)[.[]/i.test(value) ||
    /^[A-Za-z_][\w.]*\(/.test(value) ||
    /[\w-]\.(?:json|ya?ml|pem|key|crt|cert|txt|sh|js|ts|py|md|env)$/i.test(value)
  );
}

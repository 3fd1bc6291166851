import type { Document } from '../../model/document.ts';
import type { KeyPath } from '../../model/origin.ts';
import { parseDotenv } from '../document/dotenv.ts';
import type { FoundSecret, Holdings } from './found.ts';
import { isPlaceholder, looksRandom } from './placeholders.ts';
import { type Hit, judge, type Kind, scan } from './scan.ts';

/** The credentials of a JSON file, by what each value is: structure first, then the vendors' forms anywhere. */
export function detectInJson(document: Document): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const root: unknown = document.file === '~/.claude.json' ? onlyServers(document.value) : document.value;
  const visit = (value: unknown, path: KeyPath, above: unknown) => {
    if (typeof value === 'string') found.push(...inString(document.file, value, path, above));
    else if (Array.isArray(value)) for (const [i, entry] of value.entries()) visit(entry, [...path, i], value);
    else if (typeof value === 'object' && value !== null) for (const [key, entry] of Object.entries(value)) visit(entry, [...path, key], value);
  };
  visit(root, [], undefined);
  return found;
}

/** The client keeps its own login in this file, as it must; only what the user put into server entries is of interest. */
function onlyServers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const { mcpServers, projects } = value as { mcpServers?: unknown; projects?: unknown };
  const ofProjects =
    typeof projects === 'object' && projects !== null
      ? Object.fromEntries(Object.entries(projects).map(([dir, project]: [string, unknown]) => [dir, serversOf(project)]))
      : undefined;
  return { mcpServers, projects: ofProjects };
}

const serversOf = (project: unknown) =>
  typeof project === 'object' && project !== null && 'mcpServers' in project ? { mcpServers: project.mcpServers } : undefined;

/** Objects whose entries are a name and its value. */
const TABLES = new Set(['env', 'headers', 'http_headers', 'httpHeaders', 'environment', 'environmentVariables']);

function inString(file: string, value: string, path: KeyPath, above: unknown): FoundSecret[] {
  const key = path.at(-1);
  const isRule = path[0] === 'permissions' && (path[1] === 'allow' || path[1] === 'deny' || path[1] === 'ask');
  const make = (hit: Hit, place: FoundSecret['place']): FoundSecret => ({
    kind: hit.kind,
    ...(hit.name !== undefined && { name: hit.name }),
    at: { file, path, within: { start: hit.start, end: hit.end } },
    length: hit.end - hit.start,
    proof: hit.proof,
    test: hit.test,
    place: isRule ? 'rule' : place,
  });
  const defaults = inDefaults(value, typeof key === 'string' ? key : '').map((hit) => make(hit, 'default'));
  if (defaults.length > 0) return defaults;
  const hits = scan(value, 'command').filter((hit) => !value.slice(0, hit.start).endsWith(':-'));
  if (hits.length > 0) return hits.map((hit) => make(hit, 'entry'));
  // The value as a whole, under its name or after its flag.
  const table = path.at(-2);
  const named = typeof key === 'string' ? key : flagBefore(above, key);
  if (named === undefined) return [];
  const printed = /helper$/i.test(named) ? (PRINTED.exec(value)?.[1] ?? '') : '';
  if (printed !== '' && looksRandom(printed) && !isPlaceholder(printed)) return [make(whole(named, value.lastIndexOf(printed), printed, 'random'), 'entry')];
  const bare = value.replace(SCHEME, '');
  const judged = judge(named, bare);
  const known = typeof key !== 'string' || (typeof table === 'string' && TABLES.has(table));
  if (!judged || (judged === 'plain' && !known)) return [];
  return [make(whole(named, value.length - bare.length, bare, judged), 'entry')];
}

const whole = (name: string, start: number, value: string, proof: Hit['proof']): Hit => ({
  kind: 'credential',
  name,
  start,
  end: start + value.length,
  proof,
  test: false,
});

/** A helper that prints what stands in its own command is none. */
const PRINTED = /\b(?:echo|printf)\s(?:[^|;&]{0,40}\s)?["']?([^\s"'|;&]{16,})["']?\s*$/;
/** The word before the credential in an authorization header. */
const SCHEME = /^(?:Bearer|Basic|Token|Bot|ApiKey|Api-Key|Key)\s+/i;

/** `["--api-key", "value"]`: the flag that stands before an element. */
function flagBefore(above: unknown, index: number | undefined): string | undefined {
  const before: unknown = Array.isArray(above) && index !== undefined ? above[index - 1] : undefined;
  return typeof before === 'string' && /^--?[A-Za-z][\w-]*$/.test(before) ? before.replace(/^-+/, '') : undefined;
}

/** `${VAR:-literal}` uses the literal wherever the variable is missing: it is a value, not a placeholder. */
function inDefaults(value: string, key: string): Hit[] {
  if (!value.includes(':-')) return [];
  return [...value.matchAll(/\$\{(\w+):-([^}]{1,1000})\}/g)].flatMap(({ 0: whole, 1: variable = '', 2: literal = '', index: start }): Hit[] => {
    const from = start + whole.length - 1 - literal.length;
    const inner = scan(literal, 'command');
    if (inner.length > 0) return inner.map((hit) => ({ ...hit, name: variable, start: from + hit.start, end: from + hit.end }));
    const judged = judge(variable, literal) ?? judge(key, literal);
    return judged ? [{ kind: 'credential', name: variable, start: from, end: from + literal.length, proof: judged, test: false }] : [];
  });
}

/**
 * The credentials of a text: a script or a broken file (`command`), Markdown (`prose`), whose front matter is made of names and values,
 * or a program (`code`), where only what is surely a credential counts, as in prose.
 */
export function detectInText(document: Document, kind: Kind): readonly FoundSecret[] {
  const head = kind === 'prose' ? (/^\ufeff?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(document.text)?.[0].length ?? 0) : 0;
  const ofHead = head > 0 ? scan(document.text.slice(0, head), 'command') : [];
  const ofBody = scan(document.text.slice(head), kind).map((hit) => ({
    ...hit,
    start: hit.start + head,
    end: hit.end + head,
  }));
  return [...ofHead, ...ofBody].map((hit) => ({
    kind: hit.kind,
    ...(hit.name !== undefined && { name: hit.name }),
    at: { file: document.file, path: [], within: { start: hit.start, end: hit.end } },
    length: hit.end - hit.start,
    proof: hit.proof,
    test: hit.test,
    place: kind === 'prose' ? 'prose' : 'entry',
  }));
}

/** The same text with every credential taken out and named: what may be printed. */
export function withoutSecrets(text: string): string {
  let result = '';
  let at = 0;
  for (const hit of scan(text, 'command')) {
    result += `${text.slice(at, hit.start)}[${hit.kind}]`;
    at = hit.end;
  }
  return result + text.slice(at);
}

/** What a file holds that is a secret file by its name; undefined: nothing but placeholders and public values. */
export function holdingsOf(text: string): Holdings | undefined {
  if (/-----BEGIN (?:[A-Z0-9]{1,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----|AGE-SECRET-KEY-1|PuTTY-User-Key-File/.test(text)) return { kind: 'key', names: [] };
  const entries = parseDotenv(text).filter(({ name, value }) => judge(name, value) !== undefined || scan(value, 'command').length > 0);
  if (entries.length > 0) return { kind: 'values', names: entries.map((entry) => entry.name) };
  const hits = scan(text, 'command');
  return hits.length > 0 ? { kind: 'values', names: hits.flatMap((hit) => (hit.name === undefined ? [] : [hit.name])) } : undefined;
}

import type { ClientStart, EntryWord, Wrapper } from '../../model/entry.ts';
import { type ClientWords, parseClientWords } from './client-flags.ts';
import { baseName } from './wrappers.ts';

export interface FoundClient extends ClientWords {
  /** The word that names the client. */
  readonly name: EntryWord;
  readonly package: ClientStart['package'];
}

/** `claude mcp add`, `claude update`: no session. */
const SUBCOMMANDS: ReadonlySet<string> = new Set([
  ...['mcp', 'config', 'update', 'upgrade', 'doctor', 'install', 'migrate-installer', 'setup-token', 'plugin', 'plugins', 'auth', 'agents', 'api'],
  ...['project', 'remote-control', 'rc', 'auto-mode', 'gateway', 'login', 'logout', 'whoami', 'completion'],
]);
const VARIABLE = /^["']?\$\{?(?:CLAUDE|CLAUDE_(?:BIN|CMD|CLI|PATH|EXE|COMMAND|BINARY)|claude|claude_(?:bin|cmd|cli|path|exe))\}?["']?$/;
const PACKAGE = /^@anthropic-ai\/claude-code(?:@(.+))?$/;

/** The client and its own words, where these words start a session of it. */
export function clientIn(words: readonly EntryWord[], wrappers: readonly Wrapper[]): FoundClient | undefined {
  const [name, ...rest] = words;
  if (!name) return undefined;
  const spec = PACKAGE.exec(name.value);
  const isClient = baseName(name.value) === 'claude' || VARIABLE.test(name.value) || (spec !== null && wrappers.length > 0);
  if (!isClient) return undefined;
  const parsed = parseClientWords(rest);
  if (rest[0] && SUBCOMMANDS.has(rest[0].value)) return undefined;
  if (parsed.flags.some((flag) => flag.name === 'version' || flag.name === 'help')) return undefined;
  return { ...parsed, name, package: spec ? { word: name, version: spec[1] } : undefined };
}

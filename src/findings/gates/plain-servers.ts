import { isBlanked } from '../../client/mcp-variables.ts';
import { asObject, asStrings } from '../../load/values.ts';
import type { McpFile, McpServer } from '../../model/harness.ts';
import type { Subject } from '../rule.ts';
import { consistsOf, isKebab } from './plain-text.ts';

/**
 * Whether every server is of a form about which there is nothing to say: reached by https or started by npx in one exact version, and
 * given its credentials as variables that are its own.
 */
export function plainServers({ harness: { mcpFiles, servers }, settings }: Subject): boolean {
  return (
    settings.vars === undefined &&
    mcpFiles.every(isPlainFile) &&
    servers.every(({ kind, name, value }) => kind === 'project' && isPlainName(name) && isPlain(value))
  );
}

/** `{ "mcpServers": { … } }` and nothing else. */
function isPlainFile({ kind, document }: McpFile): boolean {
  const root = asObject(document.value);
  if (kind !== 'project' || document.problems.length > 0 || !root || Object.keys(root).join() !== 'mcpServers') return false;
  const named = asObject(root['mcpServers']);
  return named !== undefined && Object.values(named).every((one) => asObject(one) !== undefined);
}

/** Names that the client keeps for itself. */
const RESERVED = ' workspace computer-use claude-in-chrome ';
const isPlainName = (name: string): boolean => isKebab(name) && !RESERVED.includes(` ${name} `);

const isPlain = (server: McpServer['value']): boolean => (server['url'] === undefined ? isPlainCommand(server) : isPlainAddress(server));

function isPlainAddress({ type, url, headers, ...more }: McpServer['value']): boolean {
  if ((type !== 'http' && type !== 'sse') || Object.keys(more).length > 0) return false;
  const isPlainUrl = typeof url === 'string' && url.startsWith('https://') && consistsOf(url.slice('https://'.length), '-_./');
  return isPlainUrl && (headers === undefined || areVariables(headers, '-'));
}

/** Packages of which an exact version may still be a bad one, or which are judged by what stands behind them. */
export const JUDGED =
  ' postmark-mcp mcp-remote @modelcontextprotocol/inspector @modelcontextprotocol/server-filesystem mcp-server-git figma-developer-mcp @cyanheads/git-mcp-server mcp-server-kubernetes @supabase/mcp-server-supabase ';

function isPlainCommand({ type, command, args, env, ...more }: McpServer['value']): boolean {
  if ((type !== undefined && type !== 'stdio') || command !== 'npx' || Object.keys(more).length > 0) return false;
  const words = asStrings(args);
  const [spec = ''] = words?.length === 2 && words[0] === '-y' ? words.slice(1) : words?.length === 1 ? words : [];
  const at = spec.lastIndexOf('@');
  const name = spec.slice(0, Math.max(0, at));
  return isPackage(name) && isVersion(spec.slice(at + 1)) && !JUDGED.includes(` ${name} `) && (env === undefined || areVariables(env, '_'));
}

const isPackage = (name: string): boolean => consistsOf(name.startsWith('@') ? name.slice(1) : name, '-/') && name === name.toLowerCase();

function isVersion(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 3 && parts.every((part) => part !== '' && part.length < 6 && Number.isInteger(Number(part)) && consistsOf(part, ''));
}

/** Header names or variables, each with `${NAME}` or `Bearer ${NAME}`. */
function areVariables(value: unknown, separator: string): boolean {
  const entries = asObject(value);
  return (
    entries !== undefined &&
    Object.keys(entries).every((key) => consistsOf(key, separator) && !SWITCHES.some((part) => key.includes(part)) && isVariable(entries[key]))
  );
}

/** Parts of the names of variables that are switches, and do something whatever they are set to. */
export const SWITCHES = ['SSL', 'ssl', 'TLS', 'HTTPS'];

function isVariable(value: unknown): boolean {
  if (typeof value !== 'string' || !value.endsWith('}')) return false;
  const start = value.startsWith('Bearer ${') ? 9 : value.startsWith('${') ? 2 : -1;
  const name = start < 0 ? '' : value.slice(start, -1);
  return consistsOf(name, '_') && name === name.toUpperCase() && !isBlanked(name) && !BELONGS.some((word) => name.includes(word));
}

/** Parts of names that say to whom a credential belongs, or that a rule asks about. */
const BELONGS = ['CLAUDE', 'SERVICE_ROLE', 'GITHUB', 'GH_', 'GITLAB', 'OPENAI', 'SLACK', 'AWS', 'DATABASE', 'PGPASSWORD', 'MYSQL'];

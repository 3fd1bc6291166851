import { closest } from '../src/findings/closest.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { violations } from '../src/load/schema/violations.ts';
import { nameOf } from '../src/load/settings-losses.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'skipped-mcp-server',
  title: 'MCP server that the client skips',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'A server whose entry does not fit is left out; the others start. A run without a terminal goes on without its tools and says nothing.',
  remedy: 'Correct the entry.',
  references: ['permissions-paths §7.4'],
  messages: {
    type: 'the client skips the server {name}: it has a url but no type, so it is read as stdio without a command',
    reserved: 'the client skips the server {name}: the name is reserved',
    wrong: 'the client skips the server {name}: {what}',
  },

  check({ harness }, report) {
    for (const { file, kind, document } of harness.mcpFiles) {
      const root = asObject(document.value);
      const wrapped = asObject(root?.['mcpServers']);
      const servers = wrapped ?? (kind === 'plugin' ? root : undefined);
      for (const [name, value] of Object.entries(servers ?? {})) {
        const at = { file, path: wrapped ? ['mcpServers', name] : [name], part: 'key' } as const;
        const server = asObject(value);
        if (kind === 'project' && RESERVED.has(name)) {
          report(at, 'reserved', { name }, { remedy: 'Rename it.' });
          continue;
        }
        const [first] = violations({ mcpServers: { [name]: value } }, 'mcp.json');
        if (!first) continue;
        if (server && typeof server['url'] === 'string' && server['type'] === undefined && server['command'] === undefined) {
          report(at, 'type', { name }, { remedy: 'Add `"type": "http"` (or sse, ws).' });
          continue;
        }
        const { path, message, allowed } = first;
        const inner = path.slice(2);
        const found = inner.length === 1 ? server?.[String(inner[0])] : undefined;
        const meant = allowed && typeof found === 'string' ? (MEANT.get(found.toLowerCase()) ?? closest(found, allowed)) : undefined;
        const what = inner.length === 0 ? `it ${message}` : `${nameOf(inner)} ${message}`;
        const there = inner.length > 0 && valueAt(server, inner) !== undefined;
        report(
          there ? { file, path: [...at.path, ...inner] } : at,
          'wrong',
          { name, what: meant === undefined ? what : `${what}; did you mean ${meant}?` },
          meant === undefined ? {} : { remedy: `Write ${meant}.` },
        );
      }
    }
  },
});

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (Array.isArray(inner) ? inner[Number(key)] : asObject(inner)?.[key]), value);

const RESERVED = new Set(['workspace', 'computer-use', 'claude-in-chrome', 'Claude Preview', '__proto__']);
/** Types of other clients. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['local', 'stdio'],
  ['remote', 'http'],
  ['websocket', 'ws'],
  ['streamablehttp', 'http'],
  ['http-stream', 'http'],
  ['streamable', 'http'],
]);

const servers = (text: string) => ({ '.mcp.json': `{ "mcpServers": { ${text} } }` });
export const examples = (): Examples => ({
  bad: [
    { title: 'A url without type', files: servers('«"wiki"»: { "url": "https://wiki.example.com/mcp" }') },
    { title: 'The type of another client', files: servers('"a": { "type": «"streamableHttp"», "url": "https://example.com" }') },
    { title: 'Arguments in one string', files: servers('"a": { "command": "node", "args": «"server.js"» }') },
    { title: 'A number in env', files: servers('"a": { "command": "node", "env": { "PORT": «80» } }') },
    { title: 'A timeout in quotes', files: servers('"a": { "command": "node", "timeout": «"5000"» }') },
    { title: 'A reserved name', files: servers('«"workspace"»: { "command": "node" }') },
    { title: 'A type that is a word of the language', files: servers('"a": { "type": «"constructor"», "url": "https://example.com" }') },
    { title: 'A server that is a string', files: servers('«"a"»: "node server.js"') },
  ],
  good: [
    { title: 'stdio without type', files: servers('"a": { "command": "node", "args": ["server.js"], "env": { "PORT": "80" } }') },
    {
      title: 'The types that there are',
      files: servers('"a": { "type": "streamable-http", "url": "https://example.com" }, "b": { "type": "ws", "url": "wss://example.com" }'),
    },
    { title: 'Unknown keys do not matter', files: servers('"a": { "command": "node", "disabled": true }') },
  ],
});

import { hostOf, isLoopback, isPrivate } from '../src/capability/hosts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'cleartext-server',
  title: 'MCP server is reached over an unencrypted connection',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'Over `http://` and `ws://` everybody on the way can read what the agent sends and change what the server answers; the answer steers the agent. A token in a header is readable with the first request.',
  remedy: 'Use `https://` (or `wss://`).',
  references: ['surfaces MCP-HTTP'],
  messages: {
    open: 'server {name} is reached at {host} without encryption: whoever is on the way reads its traffic and can change its answers, which the agent follows',
    token: 'server {name} sends its {header} header to {host} without encryption: the credential is readable on the way',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      const url = value['url'];
      if (typeof url !== 'string' || !/^(?:http|ws):\/\//i.test(url.trim())) continue;
      const host = hostOf(url);
      if (host === undefined || isLoopback(host)) continue;
      const at = { ...origin, path: [...origin.path, 'url'] };
      const header = Object.keys(asObject(value['headers']) ?? {}).find((h) =>
        /^(?:authorization|proxy-authorization|cookie|x-api-key|api-key)$|token|secret/i.test(h),
      );
      if (isPrivate(host)) report(at, 'open', { name, host }, { severity: 'note' });
      else if (header) report(at, 'token', { name, host, header }, { severity: 'error' });
      else report(at, 'open', { name, host });
    }
  },
});

const server = (json: string): Examples['bad'][number]['files'] => ({ '.mcp.json': `{ "mcpServers": { "wiki": ${json} } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A public host', files: server('{ "type": "http", "url": «"http://wiki.acme.dev/mcp"» }') },
    { title: 'With a token', files: server('{ "type": "http", "url": «"http://wiki.acme.dev/mcp"», "headers": { "Authorization": "Bearer ${WIKI_TOKEN}" } }') },
    { title: 'A machine next door: worth knowing', files: server('{ "type": "ws", "url": «"ws://10.0.0.7:9000/mcp"» }') },
  ],
  good: [
    { title: 'Encrypted', files: server('{ "type": "http", "url": "https://wiki.acme.dev/mcp" }') },
    { title: 'This machine', files: server('{ "type": "http", "url": "http://localhost:3845/mcp" }') },
    { title: 'The host is decided elsewhere', files: server('{ "type": "http", "url": "http://${WIKI_HOST}/mcp" }') },
  ],
});

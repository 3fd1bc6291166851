import { hostOf } from '../src/capability/hosts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

const LATIN = /[A-Za-z]/;
/** Letters of other scripts that look like Latin ones, and characters that show nothing. */
const LOOK_ALIKE = /[\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\uff21-\uff5a\u{1d400}-\u{1d7ff}]/u;
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff]|[\u{e0000}-\u{e007f}]/u;

export default defineRule({
  id: 'confusable-server',
  title: 'MCP server whose name or host looks like another',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  why: 'A letter of another alphabet, or one that shows nothing, makes a name that looks like a well-known one and is not. A reviewer approves `gіthub` for `github`; a request goes to another host.',
  remedy: 'Write names and hosts in plain letters. If the host is meant, compare its `xn--` form with the one that you know.',
  references: ['surfaces MCP-SHADOW, UNICODE-CONFUSABLE, MCP-HTTP'],
  messages: {
    name: 'server name "{name}" mixes letters that look alike but are not, or holds invisible ones: it is not the name that it seems to be',
    host: 'server {name} is reached at {host}, which mixes letters that look alike: it is not the host that it seems to be',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      if (INVISIBLE.test(name) || (LATIN.test(name) && LOOK_ALIKE.test(name))) report({ ...origin, part: 'key' }, 'name', { name: visible(name) });
      const host = typeof value['url'] === 'string' ? hostOf(value['url']) : undefined;
      if (host !== undefined && (INVISIBLE.test(host) || (LATIN.test(host.replace(/\.[a-z]+$/, '')) && LOOK_ALIKE.test(host)) || /(?:^|\.)xn--/.test(host)))
        report({ ...origin, path: [...origin.path, 'url'] }, 'host', { name: visible(name), host: visible(host) });
    }
  },
});

const visible = (text: string): string =>
  [...text].map((c) => (INVISIBLE.test(c) ? `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}` : c)).join('');

export const examples = (): Examples => ({
  bad: [
    { title: 'A Cyrillic letter', files: { '.mcp.json': '{ "mcpServers": { «"g\u0456thub"»: { "command": "x" } } }' } },
    { title: 'A host in disguise', files: { '.mcp.json': '{ "mcpServers": { "wiki": { "type": "http", "url": «"https://xn--gthub-n4a.example/mcp"» } } }' } },
  ],
  good: [
    { title: 'Plain letters', files: { '.mcp.json': '{ "mcpServers": { "github": { "command": "x" } } }' } },
    { title: 'A name in one script', files: { '.mcp.json': '{ "mcpServers": { "вики": { "command": "x" } } }' } },
    { title: 'An accent', files: { '.mcp.json': '{ "mcpServers": { "café": { "command": "x" } } }' } },
  ],
});

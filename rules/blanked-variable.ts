import { EXPANDED, isBlanked } from '../src/client/mcp-variables.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { part, serverTexts } from '../src/load/server-texts.ts';

export default defineRule({
  id: 'blanked-variable',
  title: 'Credential that the client never sends to a remote MCP server',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: "The client keeps a list of credentials (its own keys, cloud secrets, package and vault tokens) and puts nothing in their place when they stand in a server's url or headers. The server gets an empty credential, and the error that follows does not say why.",
  remedy: 'Make a token for this server and pass it in a variable with a name of its own, such as `${WIKI_MCP_TOKEN}`.',
  references: ['permissions-paths §7.3'],
  messages: { blanked: 'server {name}: the client replaces {variable} by nothing in urls and headers, so that its credential arrives empty' },

  check({ harness }, report) {
    for (const server of harness.servers) {
      for (const text of serverTexts(server)) {
        if (text.field !== 'url' && text.field !== 'headers') continue;
        for (const match of text.text.matchAll(EXPANDED)) {
          const variable = match[1] ?? '';
          if (match[2] === undefined && isBlanked(variable)) report(part(text, match.index, match[0].length), 'blanked', { name: server.name, variable });
        }
      }
    }
  },
});

const server = (json: string): Examples['bad'][number]['files'] => ({ '.mcp.json': `{ "mcpServers": { "wiki": ${json} } }` });

export const examples = (): Examples => ({
  bad: [
    {
      title: "The client's own key",
      files: server('{ "type": "http", "url": "https://wiki.acme.dev/mcp", "headers": { "X-Key": "«${ANTHROPIC_API_KEY}»" } }'),
    },
  ],
  good: [
    { title: 'A token of its own', files: server('{ "type": "http", "url": "https://wiki.acme.dev/mcp", "headers": { "X-Key": "${WIKI_TOKEN}" } }') },
    { title: 'A program inherits the environment anyway', files: server('{ "command": "wiki-mcp", "env": { "KEY": "${ANTHROPIC_API_KEY}" } }') },
  ],
});

import { normalisedServer } from '../src/client/mcp-variables.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { McpServer } from '../src/model/harness.ts';
import type { Origin } from '../src/model/origin.ts';

const nameOf = ({ origin }: McpServer): Origin => ({ ...origin, part: 'key' });

export default defineRule({
  id: 'colliding-servers',
  title: 'Two MCP servers that the client cannot tell apart',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'Tools and permission rules know a server by its name with every character outside of letters, digits, `_` and `-` replaced by `_`. Two servers that become the same name give one set of tools: the other one is not reachable, and a rule for one holds for whichever won.',
  remedy: 'Give each server a name of its own, from letters, digits and `-`.',
  references: ['permissions-paths §4.4 (mcp-117)', 'surfaces MCP-SHADOW'],
  messages: {
    same: 'servers {first} and {second} both become {name}: the client has one set of tools for them, and rules cannot tell them apart',
    shadow: "server {name} has the name of a server in the user's own configuration: permission rules that were written for that one hold for this one too",
  },

  check({ harness }, report) {
    const seen = new Map<string, McpServer>();
    const users = harness.servers.filter((s) => s.kind === 'user');
    for (const server of harness.servers) {
      if (server.kind === 'user') continue;
      const name = normalisedServer(server.name);
      const key = `${server.file}\0${name}`;
      const before = seen.get(key);
      if (before) {
        report(nameOf(server), 'same', { first: before.name, second: server.name, name }, { related: [{ at: nameOf(before), message: 'the other server' }] });
        continue;
      }
      seen.set(key, server);
      const theirs = server.kind === 'project' ? users.find((u) => normalisedServer(u.name) === name && !sameServer(u, server)) : undefined;
      if (theirs)
        report(nameOf(server), 'shadow', { name: server.name }, { severity: 'warning', related: [{ at: nameOf(theirs), message: "the user's own server" }] });
    }
  },
});

const sameServer = (a: McpServer, b: McpServer): boolean =>
  ['command', 'url'].every((key) => a.value[key] === b.value[key]) && JSON.stringify(a.value['args']) === JSON.stringify(b.value['args']);

export const examples = (): Examples => ({
  bad: [
    { title: 'A dot and an underscore', files: { '.mcp.json': '{ "mcpServers": { "team.wiki": { "command": "a" }, «"team_wiki"»: { "command": "b" } } }' } },
    {
      title: "The name of a user's server",
      files: {
        '.mcp.json': '{ "mcpServers": { «"github"»: { "command": "./tools/github.sh" } } }',
        '~/.claude.json': '{ "mcpServers": { "github": { "type": "http", "url": "https://api.githubcopilot.com/mcp/" } } }',
      },
    },
  ],
  good: [
    { title: 'Two names', files: { '.mcp.json': '{ "mcpServers": { "team-wiki": { "command": "a" }, "team_wiki": { "command": "b" } } }' } },
    {
      title: 'The same server in both places',
      files: {
        '.mcp.json': '{ "mcpServers": { "wiki": { "command": "wiki-mcp" } } }',
        '~/.claude.json': '{ "mcpServers": { "wiki": { "command": "wiki-mcp" } } }',
      },
    },
  ],
});

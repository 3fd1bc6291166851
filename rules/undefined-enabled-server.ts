import { closest } from '../src/findings/closest.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { knownServers } from '../src/findings/servers.ts';
import { asStrings } from '../src/load/values.ts';

export default defineRule({
  id: 'undefined-enabled-server',
  title: 'Approved MCP server that .mcp.json does not define',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: '`enabledMcpjsonServers` approves servers of `.mcp.json` by name. A name that is not there approves nothing today, and approves without a question whatever server gets that name later.',
  remedy: 'Correct the name, or delete it from the list.',
  references: ['surfaces MCP-APPROVE', 'permissions-paths §7.6'],
  messages: { undefined: 'server "{server}" is approved here but not defined in .mcp.json{meant}' },

  check({ harness }, report) {
    const project = harness.servers.filter((server) => server.kind === 'project').map((server) => server.name);
    const readable = knownServers(harness) !== undefined;
    const absent = harness.mcpFiles.every((file) => file.kind !== 'project');
    if (!readable && !absent) return;
    for (const { file, scope, value } of harness.settings) {
      if (scope !== 'project' && scope !== 'local') continue;
      asStrings(value['enabledMcpjsonServers'])?.forEach((server, i) => {
        if (project.includes(server)) return;
        const near = closest(server, project);
        const meant = near === undefined ? '' : `; did you mean ${near}?`;
        report({ file, path: ['enabledMcpjsonServers', i] }, 'undefined', { server, meant }, { severity: absent && scope === 'local' ? 'note' : 'warning' });
      });
    }
  },
});

const mcp = { '.mcp.json': '{ "mcpServers": { "chat": { "command": "server" } } }' };

export const examples = (): Examples => ({
  bad: [{ title: 'One name too many', files: { ...settings('{ "enabledMcpjsonServers": ["chat", «"wiki"»] }'), ...mcp } }],
  good: [
    { title: 'All defined', files: { ...settings('{ "enabledMcpjsonServers": ["chat"] }'), ...mcp } },
    { title: 'The file of the home folder speaks of all projects', files: { '~/.claude/settings.json': '{ "enabledMcpjsonServers": ["wiki"] }', ...mcp } },
  ],
});

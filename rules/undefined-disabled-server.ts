import { closest } from '../src/findings/closest.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { knownServers } from '../src/findings/servers.ts';
import { asStrings } from '../src/load/values.ts';

export default defineRule({
  id: 'undefined-disabled-server',
  title: 'Disabled MCP server that .mcp.json does not define',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: '`disabledMcpjsonServers` keeps servers of `.mcp.json` from starting, by their exact names. A name that is not there keeps nothing back: in a `-p` run, where only this list stops a server, the one that was meant starts.',
  remedy: 'Correct the name, or delete it from the list.',
  references: ['permissions-paths §7.6', 'surfaces MCP-WRONG-KEY'],
  messages: {
    typo: 'server "{server}" is disabled here but not defined in .mcp.json; {meant} is, and it still starts',
    undefined: 'server "{server}" is disabled here but not defined in .mcp.json: nothing is kept from starting',
  },

  check({ harness }, report) {
    const project = harness.servers.filter((server) => server.kind === 'project').map((server) => server.name);
    const absent = harness.mcpFiles.every((file) => file.kind !== 'project');
    if (knownServers(harness) === undefined && !absent) return;
    for (const { file, scope, value, inForce } of harness.settings) {
      if ((scope !== 'project' && scope !== 'local') || !inForce) continue;
      const list = asStrings(value['disabledMcpjsonServers']) ?? [];
      list.forEach((server, i) => {
        if (project.includes(server)) return;
        const at = { file, path: ['disabledMcpjsonServers', i] };
        const meant = closest(
          server,
          project.filter((name) => !list.includes(name)),
        );
        if (meant !== undefined) report(at, 'typo', { server, meant });
        // The client writes the local list itself, and leaves names of servers in it that are gone.
        else report(at, 'undefined', { server }, scope === 'local' || absent ? { severity: 'note' } : {});
      });
    }
  },
});

const mcp = { '.mcp.json': '{ "mcpServers": { "chat": { "command": "server" }, "wiki": { "command": "server" } } }' };

export const examples = (): Examples => ({
  bad: [
    { title: 'A slip', files: { ...settings('{ "disabledMcpjsonServers": ["chat", «"wikki"»] }'), ...mcp } },
    { title: 'A server of nobody', files: { ...settings('{ "disabledMcpjsonServers": [«"tickets"»] }'), ...mcp } },
    { title: 'One that is gone: worth knowing', files: { '.claude/settings.local.json': '{ "disabledMcpjsonServers": [«"tickets"»] }', ...mcp } },
  ],
  good: [
    { title: 'A server that is there', files: { ...settings('{ "disabledMcpjsonServers": ["wiki"] }'), ...mcp } },
    { title: 'The file of the home folder speaks of all projects', files: { '~/.claude/settings.json': '{ "disabledMcpjsonServers": ["tickets"] }', ...mcp } },
    { title: 'A file that cannot be read defines who knows what', files: { ...settings('{ "disabledMcpjsonServers": ["wiki"] }'), '.mcp.json': '{' } },
  ],
});

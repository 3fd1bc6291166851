import { isMcpName, normalizeMcpPart } from '../src/client/tools.ts';
import { closest } from '../src/findings/closest.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { definedElsewhere, knownServers, ofServer, serverOf } from '../src/findings/servers.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'undefined-mcp-server',
  title: 'Permission rule for an MCP server that no file defines',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'grants',
  why: 'The rule matches the tools of a server by its name. If the server is called differently, or is gone, the rule decides nothing: allowed tools are asked for (refused without a terminal), denied tools run. And whoever adds a server of that name later inherits the grant.',
  remedy: 'Correct the server name, define the server in `.mcp.json`, or delete the rule.',
  references: ['surfaces PERM-INERT', 'permissions-paths §4.4'],
  messages: {
    undefined: 'no server "{server}" is defined here (there is {known}): for whoever has none of that name, {rule} matches nothing{meant}',
  },

  check({ harness }, report) {
    const servers = knownServers(harness);
    if (servers === undefined) return;
    const names = [...new Set(servers)];
    for (const grant of loadedGrants(harness)) {
      const { rule, origin } = grant;
      // `unmatchable-mcp-name` speaks of names that no server can have.
      if (!isMcpName(rule.tool) || !/^[\w*-]+$/.test(rule.tool) || !isJudged(grant, harness.user)) continue;
      const server = serverOf(rule.tool);
      if (server === '' || server.includes('*') || definedElsewhere(server) || names.some((name) => ofServer(rule.tool, name))) continue;
      const near = closest(server, names) ?? names.find((name) => name.startsWith(server) || server.startsWith(name));
      const known = names.length === 0 ? 'none' : names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
      const milder = near === undefined && (grant.effect !== 'allow' || grant.scope !== 'project');
      report(
        origin,
        'undefined',
        {
          server: shorten(server, 40),
          known: shorten(known, 80),
          rule: shorten(rule.text, 60),
          meant: near === undefined ? '' : `; did you mean ${normalizeMcpPart(near)}?`,
        },
        { severity: milder ? 'note' : 'warning', ...aboutGrant(grant) },
      );
    }
  },
});

/** A personal file may speak of servers of the home folder, which is only known when that was read. */
const isJudged = (grant: Grant, user: boolean): boolean => grant.scope === 'project' || (grant.scope === 'local' && user);

const mcp = (name: string) => ({ '.mcp.json': `{ "mcpServers": { "${name}": { "command": "server" } } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A server that is called differently', files: { ...allow('«"mcp__chat__post"»'), ...mcp('chatbot') } },
    { title: 'A server that is not there', files: { ...allow('«"mcp__wiki"»'), ...mcp('chat') } },
  ],
  good: [
    { title: 'Defined', files: { ...allow('"mcp__chat__post"'), ...mcp('chat') } },
    { title: 'Defined under a name that the client normalises', files: { ...allow('"mcp__my_chat__post"'), ...mcp('my chat') } },
    {
      title: 'A connector, a plugin, the editor',
      files: { ...allow('"mcp__claude_ai_Notion__search"', '"mcp__plugin_a_b__c"', '"mcp__ide__getDiagnostics"'), ...mcp('chat') },
    },
    { title: 'Without an .mcp.json the servers are elsewhere', files: allow('"mcp__github__get_issue"') },
    { title: 'Every server', files: { ...settings('{ "permissions": { "deny": ["mcp__*__delete"] } }'), ...mcp('chat') } },
  ],
});

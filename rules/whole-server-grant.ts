import { isMcpName } from '../src/client/tools.ts';
import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { definedElsewhere, knownServers, ofServer } from '../src/findings/servers.ts';

export default defineRule({
  id: 'whole-server-grant',
  title: 'Permission for every tool of an MCP server',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The rule allows all tools that the server has, those that write or delete included, and all tools that a later version of it brings.',
  remedy: 'List the tools that the job needs, `mcp__server__tool` each; a common start such as `mcp__server__get_*` works too.',
  references: ['permissions-paths §4.4', 'surfaces PERM-MCP-SERVER'],
  messages: { whole: '{rule} allows every tool of the server without a prompt, write tools and future tools included' },

  check({ harness }, report) {
    const known = knownServers(harness);
    for (const grant of loadedGrants(harness)) {
      const { rule, effect, origin } = grant;
      if (effect !== 'allow' || !isMcpName(rule.tool)) continue;
      const server = /^mcp__(.+?)(?:__\*+)?$/.exec(rule.tool)?.[1];
      if (server === undefined || server === '' || server.includes('*') || server.includes('__')) continue;
      // A name that no server can have after normalisation matches nothing; `unmatchable-mcp-name` says so.
      if (/[^\w-]/.test(server)) continue;
      // A server that is not there has no tools; `undefined-mcp-server` says so.
      if (grant.scope === 'project' && known !== undefined && !definedElsewhere(server) && !known.some((name) => ofServer(rule.tool, name))) continue;
      report(origin, 'whole', { rule: shorten(rule.text) }, aboutGrant(grant));
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'The server', files: allow('«"mcp__github"»', '«"mcp__wiki__*"»') }],
  good: [
    { title: 'Named tools', files: allow('"mcp__github__get_issue"', '"mcp__wiki__get_*"') },
    {
      title: 'A server that no file defines: another rule says so',
      files: { ...allow('"mcp__wiki"'), '.mcp.json': '{ "mcpServers": { "chat": { "command": "server" } } }' },
    },
    { title: 'A name that matches nothing', files: allow('"mcp__a.b"') },
    { title: 'Other lists', files: settings('{ "permissions": { "deny": ["mcp__github"], "ask": ["mcp__wiki"] } }') },
  ],
});

import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'auto-approved-servers',
  title: 'Every present and future MCP server of the project is approved in advance',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: 'A server in `.mcp.json` is a program that starts with the session. `enableAllProjectMcpServers` answers the question about it for every entry that anybody will ever add: a pull request that touches `.mcp.json` then runs its command on the machine of everybody who pulls it.',
  remedy: 'List the servers that you have looked at: `"enabledMcpjsonServers": ["chat", "wiki"]`.',
  references: ['surfaces MCP-AUTOENABLE', 'CVE-2025-59536', 'CVE-2026-47751', 'permissions-paths §7.6'],
  messages: {
    shared:
      'enableAllProjectMcpServers approves every server of .mcp.json, also each one added in future, for everybody who uses this project, without a question',
    everywhere: 'enableAllProjectMcpServers in {scope} settings approves every server of every repository that is opened, without a question',
    personal: 'enableAllProjectMcpServers approves every server of .mcp.json, also each one that a later commit adds, without a question',
  },

  check({ harness }, report) {
    for (const { file, scope, value } of harness.settings) {
      if (value['enableAllProjectMcpServers'] !== true) continue;
      const at = { file, path: ['enableAllProjectMcpServers'] };
      if (scope === 'project') report(at, 'shared');
      else if (scope === 'local') report(at, 'personal', {}, { severity: 'note' });
      else report(at, 'everywhere', { scope });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'In a shared file', files: settings('{ "enableAllProjectMcpServers": «true» }') },
    { title: 'For every repository', files: { '~/.claude/settings.json': '{ "enableAllProjectMcpServers": «true» }' } },
    { title: 'A personal answer: worth knowing', files: { '.claude/settings.local.json': '{ "enableAllProjectMcpServers": «true» }' } },
  ],
  good: [
    { title: 'A list of names', files: settings('{ "enabledMcpjsonServers": ["wiki"] }') },
    { title: 'The question is asked', files: settings('{ "enableAllProjectMcpServers": false }') },
  ],
});

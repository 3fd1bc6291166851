import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'name-only-server-list',
  title: 'List of permitted MCP servers that checks only their names',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'environment',
  why: 'A name is whatever the file that defines the server says. A repository that calls its own program `github` passes a list that permits `github`; a forbidden server passes a list of forbidden names under another one.',
  remedy: 'Match what is started: `"serverCommand": ["npx", "-y", "name@1.2.3"]` or `"serverUrl": "https://host/*"`.',
  references: ['surfaces MCP-NAME-ALLOWLIST'],
  messages: {
    allowed: 'allowedMcpServers matches only names ({names}): any program or host can bear them',
    denied: 'deniedMcpServers matches only names ({names}): the same server under another name passes',
  },

  check({ harness }, report) {
    for (const { file, scope, value } of harness.settings) {
      if (scope !== 'managed') continue;
      for (const [key, id] of [
        ['allowedMcpServers', 'allowed'],
        ['deniedMcpServers', 'denied'],
      ] as const) {
        const list = value[key];
        if (!Array.isArray(list) || list.length === 0) continue;
        const entries = list.map((entry: unknown) => asObject(entry) ?? {});
        const names = entries.flatMap((entry) =>
          typeof entry['serverName'] === 'string' && !entry['serverCommand'] && !entry['serverUrl'] ? [entry['serverName']] : [],
        );
        if (names.length > 0) report({ file, path: [key] }, id, { names: names.slice(0, 5).join(', ') }, id === 'denied' ? { severity: 'note' } : {});
      }
    }
  },
});

const managed = (json: string): Examples['bad'][number]['files'] => ({ '/managed/managed-settings.json': `{ "allowedMcpServers": ${json} }` });

export const examples = (): Examples => ({
  bad: [{ title: 'A name', files: managed('«[{ "serverName": "github" }]»') }],
  good: [
    { title: 'A host', files: managed('[{ "serverUrl": "https://api.githubcopilot.com/*" }]') },
    { title: 'A command', files: managed('[{ "serverCommand": ["npx", "-y", "chat-mcp@1.2.3"] }]') },
    { title: 'None at all', files: managed('[]') },
  ],
});

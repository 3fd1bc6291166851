import { flagNamed } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';
import { asObject } from '../src/load/values.ts';
import type { McpServer } from '../src/model/harness.ts';

export default defineRule({
  id: 'unbounded-server',
  title: 'MCP servers of a scheduled job without a limit for a call',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'A call to a server that does not answer holds the whole run, and nobody is there to press Escape. The job then ends by the limit of the whole run, without a report, or still runs when the next one starts.',
  remedy: 'Give each server a `"timeout"` in milliseconds, or set `MCP_TOOL_TIMEOUT` (calls) and `MCP_TIMEOUT` (start) for the run.',
  references: ['surfaces SCRIPT-NO-TIMEOUT'],
  messages: { waits: 'the job in {starter} waits for {servers} as long as the client does: no limit for a call is set' },

  check({ harness }, report) {
    const starts = entriesOf(harness).starts.filter(({ flags }) => flagNamed(flags, 'print'));
    const [start] = starts;
    if (!start) return;
    const isSet = (name: string): boolean =>
      starts.some(({ variables, text }) => variables.has(name) || text?.text.includes(name) === true) ||
      harness.settings.some(({ value }) => asObject(value['env'])?.[name] !== undefined);
    if (isSet('MCP_TOOL_TIMEOUT')) return;
    const open = harness.servers.filter(({ kind, value }) => kind === 'project' && value['timeout'] === undefined);
    for (const [first, ...others] of byFile(open)) {
      if (!first) continue;
      const names = [first, ...others].map(({ name }) => name);
      report({ ...first.origin, part: 'key' }, 'waits', {
        starter: start.file,
        servers: names.length === 1 ? `the server ${first.name}` : `${names.length} servers (${names.slice(0, 3).join(', ')}${names.length > 3 ? ' …' : ''})`,
      });
    }
  },
});

function byFile(servers: readonly McpServer[]): readonly (readonly McpServer[])[] {
  const table = new Map<string, McpServer[]>();
  for (const server of servers) table.set(server.file, [...(table.get(server.file) ?? []), server]);
  return [...table.values()];
}

const servers = (more = '', mark = '«"chat"»'): Examples['bad'][number]['files'] => ({
  '.mcp.json': `{ "mcpServers": { ${mark}: { "command": "chat-mcp"${more} } } }`,
});
const job = (head = ''): Examples['bad'][number]['files'] => ({ 'brief.sh': `#!/bin/bash\n${head}claude -p "/brief"\n` });
export const examples = (): Examples => ({
  bad: [{ title: 'A job whose server may hang', files: { ...servers(), ...job() } }],
  good: [
    { title: 'A limit at the server', files: { ...servers(', "timeout": 30000', '"chat"'), ...job() } },
    { title: 'A limit for the run', files: { ...servers('', '"chat"'), ...job('export MCP_TOOL_TIMEOUT=60000\n') } },
    { title: 'A limit in the settings', files: { ...servers('', '"chat"'), ...job(), '.claude/settings.json': '{ "env": { "MCP_TOOL_TIMEOUT": "60000" } }' } },
    { title: 'A person sits there', files: servers('', '"chat"') },
  ],
});

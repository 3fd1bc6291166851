import { launched } from '../src/capability/launchers.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { serverTexts } from '../src/load/server-texts.ts';
import { asStrings, asText } from '../src/load/values.ts';

const WRITES =
  /^--(?:allow-(?:write|writes|write-operations|dangerous|destructive|ddl|dml)|enable-writes?|write|access-mode=unrestricted|read-?only=false|no-read-?only)$/i;
const SERVES_DATA =
  /postgres|mysql|mariadb|sqlite|mongo|redis|database|\bdb\b|(?:^|[-_/])db(?:[-_@]|$)|supabase|bigquery|snowflake|clickhouse|mssql|sqlserver|neon|prisma|dbhub|toolbox/;

export default defineRule({
  id: 'writing-database-server',
  title: 'Database server of the agent that may write',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'servers',
  why: 'What the agent reads can tell it what to do: a support ticket or a row of a table that holds instructions made an agent dump and change tables through such a server. A server that only reads cannot destroy, and a role without rights cannot be talked into using them.',
  remedy: 'Start the server in its read-only mode, with a database role of its own that may read what the job needs.',
  references: ['surfaces MCP-DB-WRITE', 'Supabase MCP'],
  messages: {
    flag: 'server {name} lets the agent write to the database ({flag})',
    open: 'server {name} reaches every project of the account with write access: neither --read-only nor a single project is named',
    admin: "server {name} gives the agent the database's administrative key ({variable})",
  },

  check({ harness }, report) {
    for (const server of harness.servers) {
      const { name, origin, value } = server;
      const args = asStrings(value['args']) ?? [];
      const spec = args.length > 0 && typeof value['command'] === 'string' ? launched(value['command'], args) : undefined;
      const about = `${name} ${asText(value['command'])} ${spec?.spec ?? ''}`;
      // A remote server tells nothing about what it may do.
      if ((args.length === 0 && value['env'] === undefined) || !SERVES_DATA.test(about.toLowerCase())) continue;
      for (const [i, arg] of args.entries()) {
        const joined = arg === '--access-mode' || arg === '--read-only' || arg === '--readonly' ? `${arg}=${args[i + 1] ?? ''}` : arg;
        if (WRITES.test(joined)) report({ ...origin, path: [...origin.path, 'args', i] }, 'flag', { name, flag: joined });
      }
      if (spec?.name === '@supabase/mcp-server-supabase' && !args.some((a) => /^--(?:read-only|project-ref)\b/.test(a)))
        report({ ...origin, path: [...origin.path, ...(spec.at < 0 ? ['command'] : ['args', spec.at])] }, 'open', { name });
      for (const { text, at } of serverTexts(server)) {
        const variable = /\$\{((?:(?!SERVICE_ROLE)\w)*SERVICE_ROLE\w*)\}/.exec(text)?.[1];
        if (variable !== undefined) report(at, 'admin', { name, variable });
      }
    }
  },
});

const server = (json: string): Examples['bad'][number]['files'] => ({ '.mcp.json': `{ "mcpServers": { "db": { "command": "npx", ${json} } } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'Writing switched on', files: server('"args": ["-y", "postgres-mcp@1.2.3", «"--access-mode=unrestricted"»]') },
    { title: 'A whole account', files: server('"args": ["-y", «"@supabase/mcp-server-supabase@0.5.5"»]') },
    { title: 'The administrative key', files: server('"args": ["-y", "supabase-mcp@1.0.0"], "env": { "KEY": «"${SUPABASE_SERVICE_ROLE_KEY}"» }') },
  ],
  good: [
    { title: 'Reading only', files: server('"args": ["-y", "@supabase/mcp-server-supabase@0.5.5", "--read-only", "--project-ref=abc"]') },
    { title: 'A mode that reads', files: server('"args": ["-y", "postgres-mcp@1.2.3", "--access-mode", "restricted"]') },
    { title: 'A file server writes files', files: { '.mcp.json': '{ "mcpServers": { "files": { "command": "files-mcp", "args": ["--allow-write"] } } }' } },
  ],
});

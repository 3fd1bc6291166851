import { launched } from '../src/capability/launchers.ts';
import { ADVISORIES, isAffected } from '../src/client/server-advisories.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asStrings } from '../src/load/values.ts';

export default defineRule({
  id: 'known-bad-package',
  title: 'MCP server in a version with a published advisory',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'The version that is named here has a known hole, or the package was published to do harm. A pinned version stays what it is: nothing will replace it until somebody does.',
  remedy: 'Raise the version to a fixed one and read what it changed.',
  references: ['surfaces MCP-KNOWN-BAD'],
  messages: {
    vulnerable: 'server {name} runs {spec}: {effect} ({id}, fixed in {fixed})',
    malicious: 'server {name} runs {spec}: {effect} ({id})',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      const one = typeof value['command'] === 'string' ? launched(value['command'], asStrings(value['args']) ?? []) : undefined;
      const advisory = one && ADVISORIES.find((a) => a.name === one.name && isAffected(a, one.pinned ? one.version : undefined));
      if (!one || !advisory) continue;
      const at = { ...origin, path: [...origin.path, ...(one.at < 0 ? ['command'] : ['args', one.at])] };
      const { effect, id, fixed } = advisory;
      if (fixed === undefined)
        report(at, 'malicious', { name, spec: one.spec, effect, id }, { remedy: 'Remove the server, and replace every credential that it could read.' });
      else report(at, 'vulnerable', { name, spec: one.spec, effect, id, fixed }, { remedy: `Use ${fixed} or newer.` });
    }
  },
});

const server = (spec: string): Examples['bad'][number]['files'] => ({
  '.mcp.json': `{ "mcpServers": { "mail": { "command": "npx", "args": ["-y", ${spec}, "https://x.acme.dev"] } } }`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'A version with a hole', files: server('«"mcp-remote@0.1.15"»') },
    { title: 'A package made to do harm', files: server('«"postmark-mcp@1.0.12"»') },
  ],
  good: [
    { title: 'The fixed version', files: server('"mcp-remote@0.1.16"') },
    { title: 'Older than the hole', files: server('"mcp-remote@0.0.4"') },
    { title: 'The newest one has the fix', files: server('"mcp-remote"') },
    { title: 'Another package of a similar name', files: server('"@acme/mcp-remote@0.1.0"') },
  ],
});

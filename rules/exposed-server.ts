import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject, asStrings, asText } from '../src/load/values.ts';

const ANY_ADDRESS = /^(?:0\.0\.0\.0|::|\[::\]|\*)(?::\d+)?$/;
const ADDRESS_FLAG = /^--?(?:host|hostname|bind|bind-address|listen|address|addr|ip|b|h)$/i;
const NO_AUTH =
  /^--(?:no-auth|noauth|disable-auth|without-auth|skip-auth|insecure-no-auth|allow-unauthenticated|no-authentication)(?:=true)?$|^--auth=(?:none|off|false|disabled)$/i;
const ANY_ORIGIN = /^--(?:allow(?:ed)?-origins?|cors(?:-origin)?|cors-allow-origin)=\*$/i;
const ANY_HOST = /^--allowed-hosts?=\*$/i;

export default defineRule({
  id: 'exposed-server',
  title: 'MCP server that listens to the network or asks nobody who they are',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'servers',
  why: 'A server that listens on all addresses, or that a web page may call, offers its tools to everybody in the same network and to every site that is open in a browser. Without authentication the tools run for them as they run for the agent.',
  remedy: 'Bind to `127.0.0.1`, keep authentication on and name the origins that may call.',
  references: ['surfaces MCP-BIND-ALL', 'CVE-2025-49596', 'CVE-2025-66414'],
  messages: {
    address: 'server {name} listens on every address ({flag}): its tools are open to the whole network',
    auth: 'server {name} runs without authentication ({flag}): whoever reaches it uses its tools',
    origin: 'server {name} accepts calls from every web page ({flag})',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      const args = asStrings(value['args']) ?? [];
      if (args.length === 0 && value['env'] === undefined) continue;
      // In a container the address is that of the container.
      if (/(?:^|[/\\])(?:docker|podman|nerdctl)$/.test(asText(value['command']))) continue;
      for (const [i, arg] of args.entries()) {
        const at = { ...origin, path: [...origin.path, 'args', i] };
        const [flag = '', joined] = arg.split('=', 2);
        if (joined !== undefined && ADDRESS_FLAG.test(flag) && ANY_ADDRESS.test(joined)) report(at, 'address', { name, flag: arg });
        else if (ANY_ADDRESS.test(arg) && ADDRESS_FLAG.test(args[i - 1] ?? '') && arg !== '*') report(at, 'address', { name, flag: `${args[i - 1]} ${arg}` });
        else if (NO_AUTH.test(arg)) report(at, 'auth', { name, flag: arg });
        else if (ANY_ORIGIN.test(arg) || ANY_HOST.test(arg)) report(at, 'origin', { name, flag: arg });
        else if (arg === '*' && /^--(?:allow(?:ed)?-(?:origins?|hosts?)|cors(?:-origin)?)$/i.test(args[i - 1] ?? ''))
          report(at, 'origin', { name, flag: `${args[i - 1]} *` });
      }
      for (const [key, text] of Object.entries(asObject(value['env']) ?? {})) {
        const at = { ...origin, path: [...origin.path, 'env', key] };
        if (key === 'DANGEROUSLY_OMIT_AUTH' && /^(?:true|1)$/i.test(asText(text))) report(at, 'auth', { name, flag: key });
        else if (/^(?:MCP_|FASTMCP_)?HOST$/.test(key) && ANY_ADDRESS.test(asText(text))) report(at, 'address', { name, flag: `${key}=${asText(text)}` });
      }
    }
  },
});

const server = (json: string): Examples['bad'][number]['files'] => ({ '.mcp.json': `{ "mcpServers": { "db": { "command": "db-mcp", ${json} } } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'Every address', files: server('"args": ["--host", «"0.0.0.0"»]') },
    { title: 'No authentication', files: server('"args": [«"--no-auth"», "--port=9000"]') },
    { title: 'Every web page', files: server('"args": [«"--allow-origin=*"»]') },
    { title: 'By a variable', files: server('"env": { "MCP_HOST": «"0.0.0.0"» }') },
  ],
  good: [
    { title: 'This machine only', files: server('"args": ["--host", "127.0.0.1"]') },
    { title: 'A host to talk to', files: server('"args": ["--host", "db.acme.dev"]') },
    {
      title: 'Inside a container',
      files: { '.mcp.json': '{ "mcpServers": { "db": { "command": "docker", "args": ["run", "acme/db:1.2.3", "--host", "0.0.0.0"] } } }' },
    },
  ],
});

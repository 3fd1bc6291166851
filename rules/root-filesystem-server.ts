import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asStrings } from '../src/load/values.ts';

/** Servers that give file tools for the folders in their arguments. */
const SERVES_FILES =
  /(?:^|[/@:-])(?:server-filesystem|mcp-filesystem|filesystem-mcp|filesystem-mcp-server|mcp-server-filesystem|fast-filesystem-mcp|rust-mcp-filesystem|mcp-filesystem-server)(?:@|==|:|$|\.)/;
const ROOT = /^(?:\/|[A-Za-z]:[\\/]?)$/;
const HOME = /^(?:~\/?|\$\{?HOME\}?\/?|\$\{?USERPROFILE\}?|\/(?:home|Users)(?:\/[^/]+)?\/?|\/root\/?|[A-Za-z]:[\\/]Users(?:[\\/][^\\/]+)?[\\/]?)$/;
const SECRETS = /(?:^|[/\\])\.(?:ssh|aws|gnupg|kube|docker|config|claude|netrc)\/?$|^\/etc\/?$/;

export default defineRule({
  id: 'root-filesystem-server',
  title: 'File server of the agent that serves far more than the project',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: "A file server answers outside of the client's path rules: `Read(~/.ssh/**)` in a deny list does not bind it. Rooted at `/` or at the home folder it hands every key, token and start-up file of its user to the agent, for reading and for writing.",
  remedy: 'Name the folders that the job needs, inside the project.',
  references: ['surfaces MCP-FS-ROOT', 'CVE-2025-53109'],
  messages: {
    root: 'server {name} serves the whole file system ({path}): every file that its user can read or write, past all deny rules on paths',
    home: 'server {name} serves a whole home folder ({path}): keys, tokens and shell start-up files, past all deny rules on paths',
    secrets: 'server {name} serves {path}, where credentials and configuration lie',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      const args = asStrings(value['args']) ?? [];
      const at = args.findIndex((arg) => SERVES_FILES.test(arg));
      const own = typeof value['command'] === 'string' && SERVES_FILES.test(value['command']);
      if (at < 0 && !own) continue;
      for (const [i, path] of args.entries()) {
        if (i <= at) continue;
        const id = ROOT.test(path) ? 'root' : HOME.test(path) ? 'home' : SECRETS.test(path) ? 'secrets' : undefined;
        if (id) report({ ...origin, path: [...origin.path, 'args', i] }, id, { name, path }, id === 'root' ? {} : { severity: 'warning' });
      }
    }
  },
});

const server = (folders: string): Examples['bad'][number]['files'] => ({
  '.mcp.json': `{ "mcpServers": { "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem@2026.1.14", ${folders}] } } }`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Everything', files: server('«"/"»') },
    { title: 'The home folder, among others', files: server('"./data", «"${HOME}"»') },
    { title: 'Keys', files: server('«"/home/ana/.ssh"»') },
  ],
  good: [
    { title: 'Folders of the project', files: server('"./data", "/srv/reports"') },
    { title: 'A folder in the home folder', files: server('"${HOME}/notes"') },
    { title: 'Another kind of server', files: { '.mcp.json': '{ "mcpServers": { "x": { "command": "x-mcp", "args": ["/"] } } }' } },
  ],
});

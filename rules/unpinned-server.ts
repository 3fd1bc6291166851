import { launched } from '../src/capability/launchers.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asStrings } from '../src/load/values.ts';

export default defineRule({
  id: 'unpinned-server',
  title: 'MCP server that is fetched anew in whatever version there is',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'Without an exact version the newest release of the package runs at the next start, with your rights and your environment variables. Whoever takes over the package or the image, or publishes one under a mistyped name, runs code on every machine that uses this file. A published server turned malicious this way after fifteen good versions.',
  remedy: 'Name one exact version (`npx -y name@1.2.3`, `uvx name==1.2.3`), an image digest (`image@sha256:…`) or a commit, and raise it on purpose.',
  references: ['surfaces MCP-UNPINNED', 'postmark-mcp'],
  messages: {
    package: 'server {name} runs {spec} in whatever version is newest at start: {launcher} fetches code that nobody has looked at',
    image: 'server {name} runs image {spec} without a fixed version or digest: its publisher can replace what runs here',
    git: 'server {name} runs {spec} from wherever its branch stands at start: no commit is named',
  },

  check({ harness }, report) {
    for (const { name, origin, value } of harness.servers) {
      const { command } = value;
      const args = asStrings(value['args']) ?? [];
      if (typeof command !== 'string') continue;
      // `"command": "npx -y x"` without args is a mistake of its own, but says the same.
      const [program = '', ...more] = value['args'] === undefined ? command.trim().split(/\s+/) : [command];
      const one = launched(program, value['args'] === undefined ? more : args);
      if (!one || one.pinned || one.local) continue;
      const at =
        value['args'] === undefined || one.at < 0 ? { ...origin, path: [...origin.path, 'command'] } : { ...origin, path: [...origin.path, 'args', one.at] };
      report(at, one.kind, { name, spec: one.spec, ...(one.kind === 'package' ? { launcher: one.launcher } : {}) } as {
        name: string;
        spec: string;
        launcher: string;
      });
    }
  },
});

const server = (command: string, args: string): Examples['bad'][number]['files'] => ({
  '.mcp.json': `{ "mcpServers": { "chat": { "type": "stdio", "command": ${command}, "args": [${args}] } } }`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'No version', files: server('"npx"', '"-y", «"@acme/chat-mcp"»') },
    { title: 'A moving tag', files: server('"npx"', '«"@acme/chat-mcp@latest"»') },
    { title: 'A range is no version', files: server('"bunx"', '«"chat-mcp@^1.2.0"»') },
    { title: 'Python', files: server('"uvx"', '"--from", «"chat-mcp"», "serve"') },
    { title: 'An image by its tag', files: server('"docker"', '"run", "-i", "--rm", "-e", "TOKEN", «"ghcr.io/acme/chat:latest"»') },
    { title: 'A branch', files: server('"uvx"', '"--from", «"git+https://git.example.com/acme/chat"», "chat"') },
    { title: 'Behind a shell', files: server('"cmd"', '"/c", "npx", "-y", «"chat-mcp"»') },
  ],
  good: [
    { title: 'An exact version', files: server('"npx"', '"-y", "@acme/chat-mcp@2.4.1"') },
    { title: 'An exact Python version', files: server('"uvx"', '"chat-mcp==1.4.0"') },
    { title: 'A digest', files: server('"docker"', `"run", "-i", "--rm", "ghcr.io/acme/chat@sha256:${'0f'.repeat(32)}"`) },
    { title: 'A commit', files: server('"uvx"', `"--from", "git+https://git.example.com/acme/chat@${'0f'.repeat(20)}", "chat"`) },
    { title: 'A program that is installed', files: server('"chat-mcp"', '"--stdio"') },
    { title: "The project's own tool runs the project's own file", files: server('"npx"', '"tsx", "src/server.ts"') },
    { title: 'An image built here', files: server('"docker"', '"run", "-i", "chat-server"') },
    { title: 'The version comes from outside', files: server('"npx"', '"-y", "chat-mcp@${CHAT_VERSION}"') },
  ],
});

import { describe, expect, test } from 'vitest';
import { launched } from '../../src/capability/launchers.ts';

const look = (line: string) => {
  const [command = '', ...args] = line.split(' ');
  const one = launched(command, args);
  return one && `${one.name} ${one.version ?? '-'} ${one.pinned ? 'pinned' : one.local ? 'local' : 'floating'} ${args[one.at] ?? ''}`;
};
const digest = `sha256:${'0f'.repeat(32)}`;
const commit = '0f'.repeat(20);

describe('what a command line fetches and runs', () => {
  test.each([
    ['npx -y @acme/chat-mcp@2.4.1', '@acme/chat-mcp 2.4.1 pinned @acme/chat-mcp@2.4.1'],
    ['npx -y a@latest', 'a latest floating a@latest'],
    ['npx --registry https://r.example a', 'a - floating a'],
    ['npx -p @a/b@1.2.3 bin', '@a/b 1.2.3 pinned @a/b@1.2.3'],
    ['npx prettier', 'prettier - local prettier'],
    ['npx -y github:a/b', 'github:a/b - floating github:a/b'],
    ['pnpm dlx a@1', 'a 1 floating a@1'],
    ['bunx a@1.0.0', 'a 1.0.0 pinned a@1.0.0'],
    ['uvx --from a==1.2 b', 'a 1.2 pinned a==1.2'],
    ['uvx --with x --python 3.12 a', 'a - floating a'],
    [`uvx --from git+https://h/a/b@${commit} b`, `git+https://h/a/b@${commit} - pinned git+https://h/a/b@${commit}`],
    ['pipx run a', 'a - floating a'],
    ['docker run -i --rm -e X -v /a:/b ghcr.io/a/b:latest serve', 'ghcr.io/a/b latest floating ghcr.io/a/b:latest'],
    [`docker run --network host ghcr.io/a/b@${digest}`, `ghcr.io/a/b ${digest} pinned ghcr.io/a/b@${digest}`],
    ['docker run localhost:5000/a:1.2.3', 'localhost:5000/a 1.2.3 pinned localhost:5000/a:1.2.3'],
    ['docker run built-here', 'built-here - local built-here'],
    ['cmd /c npx -y a', 'a - floating a'],
    ['deno run -A npm:a@1.2.3', 'a 1.2.3 pinned npm:a@1.2.3'],
  ])('%s', (line, expected) => expect(look(line)).toBe(expected));

  test.each([
    'node server.js',
    'npx --no-install a',
    'npx -y ./local',
    'npx -y ${PACKAGE}',
    'npm run x',
    'docker compose up',
    'uv run server.py',
    'python -m a',
    'npx',
  ])('nothing: %s', (line) => expect(look(line)).toBeUndefined());
});

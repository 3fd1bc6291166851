import { describe, expect, test } from 'vitest';
import { discover } from '../../../src/load/discover.ts';
import { load } from '../../../src/load/load.ts';
import { type Files, memoryWorld } from '../../../src/world/memory.ts';

/** Files that others name are secret files by being named; each with the place that does. */
const named = (files: Files): string[] => {
  const world = memoryWorld(files);
  return load(world, discover(world)).secretFiles.flatMap(({ file, namedAt }) =>
    namedAt ? [`${file} by ${namedAt.file} ${namedAt.path.join('.')}`.trimEnd()] : [],
  );
};
const there: Files = Object.fromEntries(
  ['a.secret', 'conf/b.secret', '~/.secrets/token', '~/.ssh/agent', '/etc/agent/env', '/srv/key.txt'].map((file) => [file, 'x\n']),
);
const settings = (value: object): Files => ({ ...there, '.claude/settings.json': JSON.stringify(value) });
const server = (value: object): Files => ({ ...there, '.mcp.json': JSON.stringify({ mcpServers: { a: value } }) });
const script = (text: string): Files => ({ ...there, 'run.sh': text });

describe('a file is a secret file because it is named', () => {
  test.each<[string, Files, string[]]>([
    [
      'by a variable of settings',
      settings({ env: { GOOGLE_APPLICATION_CREDENTIALS: '~/.secrets/token' } }),
      ['~/.secrets/token by .claude/settings.json env.GOOGLE_APPLICATION_CREDENTIALS'],
    ],
    ['by a variable that promises a secret', settings({ env: { SIGNING_KEY: './a.secret' } }), ['a.secret by .claude/settings.json env.SIGNING_KEY']],
    [
      'by a variable for the name of such a file',
      settings({ env: { DB_PASSWORD_FILE: 'conf/b.secret' } }),
      ['conf/b.secret by .claude/settings.json env.DB_PASSWORD_FILE'],
    ],
    ['by certificates', settings({ env: { NODE_EXTRA_CA_CERTS: '/etc/agent/env' } }), ['/etc/agent/env by .claude/settings.json env.NODE_EXTRA_CA_CERTS']],
    ['by one of several', settings({ env: { KUBECONFIG: '/nowhere:/srv/key.txt' } }), ['/srv/key.txt by .claude/settings.json env.KUBECONFIG']],
    ['by a helper that prints it', settings({ apiKeyHelper: 'cat ~/.secrets/token' }), ['~/.secrets/token by .claude/settings.json apiKeyHelper']],
    [
      'by a helper that loads it',
      settings({ awsAuthRefresh: '. /etc/agent/env && aws sso login' }),
      ['/etc/agent/env by .claude/settings.json awsAuthRefresh'],
    ],
    [
      'by a hook',
      settings({ hooks: { Stop: [{ hooks: [{ type: 'command', command: 'source "$CLAUDE_PROJECT_DIR/conf/b.secret" && notify' }] }] } }),
      ['conf/b.secret by .claude/settings.json hooks.Stop.0.hooks.0.command'],
    ],
    ['by an option of a server', server({ command: 'docker', args: ['run', '--env-file', 'a.secret', 'x'] }), ['a.secret by .mcp.json mcpServers.a.args.2']],
    ['by an option with its value', server({ command: 'node', args: ['--env-file=/srv/key.txt', 'x.js'] }), ['/srv/key.txt by .mcp.json mcpServers.a.args.0']],
    [
      'by the shell of a server',
      server({ command: 'bash', args: ['-c', 'set -a; . ~/.secrets/token; exec srv'] }),
      ['~/.secrets/token by .mcp.json mcpServers.a.args.1'],
    ],
    ['by a key of other clients', server({ command: 'srv', envFile: '${HOME}/.secrets/token' }), ['~/.secrets/token by .mcp.json mcpServers.a.envFile']],
    [
      'by the environment of a server',
      server({ command: 'srv', env: { SERVICE_CREDENTIALS: '/srv/key.txt' } }),
      ['/srv/key.txt by .mcp.json mcpServers.a.env.SERVICE_CREDENTIALS'],
    ],
    [
      'by a headers helper',
      server({ type: 'http', url: 'https://a.dev', headersHelper: 'cat /srv/key.txt' }),
      ['/srv/key.txt by .mcp.json mcpServers.a.headersHelper'],
    ],
    ['by a script that loads it', script('. /etc/agent/env\n'), ['/etc/agent/env by run.sh']],
    ['by a script that reads it into a variable', script('export CHAT_TOKEN="$(cat "$HOME/.secrets/token")"\n'), ['~/.secrets/token by run.sh']],
    ['by a shorter way to read it', script('API_KEY=$(<~/.secrets/token)\n'), ['~/.secrets/token by run.sh']],
    ['by a script that logs in with it', script('ssh -p 22 -i ~/.ssh/agent host id\n'), ['~/.ssh/agent by run.sh']],
    ['by a loop', script('while IFS= read -r line; do export "$line"; done < a.secret\n'), ['a.secret by run.sh']],
    ['by a program that loads it', script('dotenvx run -f conf/b.secret -- claude -p x\n'), ['conf/b.secret by run.sh']],
  ])('%s', (_, files, expected) => expect(named(files)).toEqual(expected));

  test.each<[string, Files]>([
    ['a value, not a path', settings({ env: { API_KEY: '${API_KEY}', A_TOKEN_LIMIT: '/srv/key.txt', DOCS_URL: 'file:///srv/key.txt' } })],
    ['a file that is not there', settings({ env: { DB_PASSWORD_FILE: '/nowhere' } })],
    ['what a command prints', settings({ hooks: { Stop: [{ hooks: [{ type: 'command', command: 'cat a.secret | wc -l' }] }] } })],
    ['a share or a device', script('. //host/share/env\n. /net/host/env\n. /proc/self/environ\nsource /dev/stdin\n')],
    ['what the system lays down', script('. /etc/profile\n. /usr/share/x\n')],
    ['an option of another kind', server({ command: 'srv', args: ['--environment', 'a.secret', '--key', 'conf/b.secret'] })],
  ])('nothing: %s', (_, files) => expect(named(files)).toEqual([]));

  test('outside of the project only with the home folder', () => {
    const { '~/.secrets/token': token, '~/.ssh/agent': agent, ...rest } = there;
    expect([token, agent]).toEqual(['x\n', 'x\n']);
    expect(named({ ...rest, 'run.sh': '. /etc/agent/env\n. ~/.secrets/token\nsource a.secret\n' })).toEqual(['a.secret by run.sh']);
  });
});

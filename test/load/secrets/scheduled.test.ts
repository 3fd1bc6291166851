import { expect, test } from 'vitest';
import { discover } from '../../../src/load/discover.ts';
import { load } from '../../../src/load/load.ts';
import { memoryWorld } from '../../../src/world/memory.ts';

/** Files that are there, and the words that name them. */
function named(file: string, text: string, ...there: readonly string[]): Readonly<Record<string, string>> {
  const world = memoryWorld({ [file]: text, '~/.profile': '', ...Object.fromEntries(there.map((one) => [one, 'A=1\n'])) });
  const { secretFiles } = load(world, discover(world));
  return Object.fromEntries(
    secretFiles.flatMap(({ file: secret, namedAt }) =>
      namedAt?.file === file && namedAt.within ? [[secret, text.slice(namedAt.within.start, namedAt.within.end)]] : [],
    ),
  );
}

test.each([
  ['0 6 * * * . $HOME/.env.agent && claude -p brief\n', { '~/.env.agent': '$HOME/.env.agent' }],
  ['0 6 * * * . .env.agent; claude -p brief\n', { '~/.env.agent': '.env.agent' }],
  ['0 6 * * * cd /opt/agent && set -a && . ./.env && claude -p brief\n', { '.env': './.env' }],
  ['BASH_ENV=/opt/agent/env\n0 6 * * * claude -p brief\n', { '/opt/agent/env': 'BASH_ENV=/opt/agent/env' }],
  ['@daily env $(cat ~/.env.agent) claude -p brief\n', { '~/.env.agent': '~/.env.agent' }],
  ['# . $HOME/.env.agent\n0 6 * * * claude -p brief\n', {}],
])('a crontab: %j', (text, expected) => {
  expect(named('crontab', text, '~/.env.agent', '.env', '/opt/agent/env')).toEqual(expected);
});

test.each([
  ['EnvironmentFile=/etc/agent/env', { '/etc/agent/env': '/etc/agent/env' }],
  ['EnvironmentFile=-%h/.env.agent', { '~/.env.agent': '%h/.env.agent' }],
  ['LoadCredential=token:/etc/agent/env', { '/etc/agent/env': '/etc/agent/env' }],
  ['Environment=A=b GOOGLE_APPLICATION_CREDENTIALS=/etc/agent/env', { '/etc/agent/env': '/etc/agent/env' }],
  ['ExecStart=-/bin/sh -c ". /etc/agent/env; claude -p brief"', { '/etc/agent/env': '/etc/agent/env' }],
  ['ExecStart=/bin/sh -c "true; . /etc/agent/env; claude -p brief"', { '/etc/agent/env': '/etc/agent/env' }],
  ['EnvironmentFile=env', {}],
])('a unit: %s', (line, expected) => {
  expect(named('agent.service', `[Unit]\nDescription=x\n[Service]\n${line}\n`, '~/.env.agent', '/etc/agent/env')).toEqual(expected);
});

test('an env file: the files that its variables name', () => {
  const text = 'GOOGLE_APPLICATION_CREDENTIALS=./conf/prod.json\nDB_PASSWORD_FILE="db"\nLOG_FILE=out.log\nAPI_KEY=x\n';
  const world = memoryWorld({ '.env': text, 'conf/prod.json': '{}', db: 'x', 'out.log': 'x' });
  const { secretFiles } = load(world, discover(world));
  expect(secretFiles.map(({ file, why, namedAt }) => [file, why, namedAt?.file])).toEqual([
    ['.env', 'name', undefined],
    ['conf/prod.json', 'sourced', '.env'],
    ['db', 'sourced', '.env'],
  ]);
});

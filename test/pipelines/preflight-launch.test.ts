import { describe, expect, test } from 'vitest';
import { collect } from '../../src/pipelines/preflight/failure.ts';
import { type Launch, launchOf } from '../../src/pipelines/preflight/launch.ts';
import type { RunMachine } from '../../src/pipelines/preflight/machine.ts';
import { startsIn } from '../../src/pipelines/preflight/script.ts';

const SCRIPT = '/opt/agent/run.sh';

/** A machine with these files; every folder above one is there. */
function machine(files: Readonly<Record<string, string>>): RunMachine {
  const isFolder = (path: string) => path === '/' || Object.keys(files).some((file) => file.startsWith(`${path}/`));
  const look = (path: string) =>
    files[path] !== undefined
      ? ({ kind: 'file', mode: 0o700, uid: 0, gid: 0 } as const)
      : isFolder(path)
        ? ({ kind: 'directory', mode: 0o755, uid: 0, gid: 0 } as const)
        : undefined;
  return {
    kind: (path) => look(path)?.kind,
    target: () => undefined,
    look,
    text: (path) => files[path],
    head: (path) => files[path],
    mayRun: () => true,
    mayWrite: () => true,
    uid: 0,
  };
}

interface Told {
  readonly launch: Launch;
  readonly doubts: readonly string[];
}

function follow(
  text: string,
  env: Readonly<Record<string, string>> = { HOME: '/home/agent', PATH: '/usr/bin:/bin' },
  files: Readonly<Record<string, string>> = {},
): Told {
  const here = machine({ [SCRIPT]: `#!/usr/bin/env bash\n${text}\n`, '/home/agent/x': '', '/opt/agent/jobs/x': '', ...files });
  const results = collect();
  const [start] = startsIn(SCRIPT, here, results);
  const launch = launchOf(start, SCRIPT, { env, folder: '/var/spool/cron', varsFiles: [] }, here, results);
  return { launch, doubts: results.failures().map(({ check, message }) => `${check}: ${message}`) };
}

describe('the folder of the run', () => {
  test.each([
    ['claude -p x', '/var/spool/cron'],
    ['cd /opt/agent\nclaude -p x', '/opt/agent'],
    ['cd /opt/agent && claude -p x', '/opt/agent'],
    ['cd /opt/agent || { echo no >&2; exit 1; }\nclaude -p x', '/opt/agent'],
    ['if ! cd /opt/agent; then exit 1; fi\nclaude -p x', '/opt/agent'],
    ['cd "$(dirname "$0")"\nclaude -p x', '/opt/agent'],
    ['cd -- "$(dirname -- "${BASH_SOURCE[0]}")"\nclaude -p x', '/opt/agent'],
    ['cd "$(dirname "$(readlink -f "$0")")"\nclaude -p x', '/opt/agent'],
    ['cd "${0%/*}"\nclaude -p x', '/opt/agent'],
    ['cd "$(dirname "$0")/jobs"\nclaude -p x', '/opt/agent/jobs'],
    ['DIR="$( cd "$( dirname "${BASH_SOURCE[0]}" )" && pwd )"\ncd "$DIR/jobs"\nclaude -p x', '/opt/agent/jobs'],
    ['ROOT="$(cd "$(dirname "$0")/.." >/dev/null 2>&1 && pwd)"\ncd "$ROOT"\nclaude -p x', '/opt'],
    ['cd\nclaude -p x', '/home/agent'],
    ['cd ~\nclaude -p x', '/home/agent'],
    ['cd ~/jobs\nclaude -p x', '/home/agent/jobs'],
    ['cd "$HOME"/jobs\nclaude -p x', '/home/agent/jobs'],
    ['export HOME=/home/agent\ncd "$HOME"\nclaude -p x', '/home/agent'],
    ['cd /opt\ncd agent/jobs\nclaude -p x', '/opt/agent/jobs'],
    ['cd /opt/agent\ncd ..\nclaude -p x', '/opt'],
    ['pushd /opt/agent > /dev/null\nclaude -p x', '/opt/agent'],
    ['(cd /tmp && ls)\ncd /opt/agent\nclaude -p x', '/opt/agent'],
    ['(cd /opt/agent && claude -p x)', '/opt/agent'],
    ['main() { cd /opt/agent; claude -p "$1"; }\nmain x', '/opt/agent'],
    ["bash -c 'cd /opt/agent && claude -p x'", '/opt/agent'],
    ['readonly PROJECT=/opt/agent\nlocal_log="$PROJECT/logs"\ncd "${PROJECT}"\nclaude -p x', '/opt/agent'],
    ['cd "${PROJECT:-/opt/agent}"\nclaude -p x', '/opt/agent'],
    ['env -C /opt/agent claude -p x', '/opt/agent'],
  ])('%s', (text, folder) => {
    const { launch, doubts } = follow(text);
    expect([launch.cwd, doubts]).toEqual([folder, []]);
  });

  test.each(['cd "$1"\nclaude -p x', 'cd "$(mktemp -d)"\nclaude -p x', '[ -d /opt/agent ] && cd /opt/agent\nclaude -p x', 'cd $WHERE\nclaude -p x'])(
    'nobody can tell: %s',
    (text) => {
      expect(follow(text).doubts).toEqual([expect.stringContaining('environment: could not check in which folder')]);
    },
  );
});

describe('the environment of the run', () => {
  const value = (text: string, name: string, files = {}, env = { HOME: '/home/agent', PATH: '/usr/bin:/bin' }) => follow(text, env, files).launch.env.get(name);
  test.each([
    ['export PATH=/usr/local/bin:/usr/bin\nclaude -p x', 'PATH', '/usr/local/bin:/usr/bin'],
    ['export PATH="/usr/local/bin:$PATH"\nclaude -p x', 'PATH', '/usr/local/bin:/usr/bin:/bin'],
    ['PATH=$HOME/bin:$PATH\nclaude -p x', 'PATH', '/home/agent/bin:/usr/bin:/bin'],
    ['HOME=/home/agent PATH=/x claude -p x', 'PATH', '/x'],
    ['A=1\nclaude -p x', 'A', undefined],
    ['A=1\nexport A\nclaude -p x', 'A', '1'],
    ['export A=1 B=2\nclaude -p x', 'B', '2'],
    ['set -a\nA=1\nset +a\nclaude -p x', 'A', '1'],
    ['export A=1\nunset A\nclaude -p x', 'A', undefined],
    ['declare -x A=1\nclaude -p x', 'A', '1'],
    ['declare A=1\nclaude -p x', 'A', undefined],
    ['A=1\ndeclare -rx A\nclaude -p x', 'A', '1'],
    ['A=1 claude -p x', 'A', '1'],
    ['env A=1 claude -p x', 'A', '1'],
    ['env -u HOME claude -p x', 'HOME', undefined],
    ['env -i A=1 claude -p x', 'HOME', undefined],
    ['timeout 5m env A="$HOME" claude -p x', 'A', '/home/agent'],
    ['export A="$(date)"\nclaude -p x', 'A', undefined],
  ])('%s: %s', (text, name, expected) => expect(value(text, name)).toBe(expected));

  test.each([
    ['set -a; source /etc/agent.env; set +a\nclaude -p x', 'TOKEN', 'a b'],
    ['source /etc/agent.env\nclaude -p x', 'TOKEN', undefined],
    ['source /etc/agent.env\nclaude -p x', 'OTHER', '2'],
    ['. /etc/agent.env\nexport TOKEN\nclaude -p x', 'TOKEN', 'a b'],
    ['cd /etc\nset -a\n. ./agent.env\nclaude -p x', 'TOKEN', 'a b'],
    ['[ -f /etc/agent.env ] && { set -a; . /etc/agent.env; set +a; }\nclaude -p x', 'TOKEN', 'a b'],
    ['export $(grep -v "^#" /etc/agent.env | xargs)\nclaude -p x', 'TOKEN', 'a b'],
    ['dotenv -e /etc/agent.env -- claude -p x', 'TOKEN', 'a b'],
    ['export $(cat /etc/agent.env)\nclaude -p x', 'TOKEN', 'a b'],
    ['env $(cat /etc/agent.env) claude -p x', 'TOKEN', 'a b'],
    ['F=/etc/agent.env\nexport $(xargs < "$F")\nclaude -p x', 'TOKEN', 'a b'],
    ['set -a; source /etc/agent.env; set +a\nclaude -p x', 'PATH', '/usr/bin:/bin:/opt/x'],
    ['set -a; source /etc/agent.env; set +a\nclaude -p x', 'LITERAL', '$HOME'],
  ])('%s: %s', (text, name, expected) =>
    expect(value(text, name, { '/etc/agent.env': "TOKEN='a b'\nexport OTHER=2\nPATH=$PATH:/opt/x\nLITERAL='$HOME'\n" })).toBe(expected),
  );
});

describe('a unit', () => {
  const unit = '/opt/agent/agent.service';
  const run = (lines: string, files = {}) => {
    const here = machine({ [unit]: `[Service]\n${lines}\nExecStart=%h/bin/claude -p x\n`, '/home/agent/x': '', ...files });
    const results = collect();
    const [start] = startsIn(unit, here, results);
    const around = { env: { HOME: '/home/agent', PATH: '/usr/bin' }, folder: '/var', varsFiles: [] };
    const launch = launchOf(start, unit, around, here, results);
    return { launch, told: results.failures().map(({ message }) => message) };
  };
  const file = { '/home/agent/.env.agent': 'TOKEN=abc\n' };

  test('hands over the variables of its files, and starts in its folder', () => {
    const { launch, told } = run(
      'Environment=PATH=%h/bin:/usr/bin A=1\nEnvironmentFile=%h/.env.agent\nEnvironmentFile=-/etc/none\nWorkingDirectory=%h/job',
      file,
    );
    expect([...launch.env]).toEqual(Object.entries({ HOME: '/home/agent', PATH: '/home/agent/bin:/usr/bin', A: '1', TOKEN: 'abc' }));
    expect([launch.cwd, launch.files.map(({ file: one, sourced }) => [one, sourced]), told]).toEqual([
      '/home/agent/job',
      [['/home/agent/.env.agent', false]],
      [],
    ]);
  });
  test('starts with no file that an empty entry took away', () =>
    expect(run('EnvironmentFile=%h/.env.agent\nEnvironmentFile=', file).launch.files).toEqual([]));
  test('of a name that only systemd knows, it says so', () =>
    expect(run('EnvironmentFile=/etc/%i.env').told).toEqual(['could not check which variables /etc/%i.env holds']));
});

test('programs that give variables', () => {
  expect(follow('doppler run -- claude -p x').launch.givers).toEqual(['doppler']);
  expect(follow('timeout 5m op run --env-file=x -- claude -p x').launch.givers).toEqual(['op']);
});
test('variables that nobody can tell', () => {
  const { launch, doubts } = follow('export $(secret-tool lookup all)\nexport $(cat "$(ls -t /etc/*.env | head -1)")\nclaude -p x');
  expect(launch.partly).toBe(true);
  expect(doubts).toEqual([expect.stringContaining('variables: could not check which variables')]);
});

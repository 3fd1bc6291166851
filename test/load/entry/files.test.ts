import { expect, test } from 'vitest';
import type { ClientStart } from '../../../src/model/entry.ts';
import type { Files } from '../../../src/world/memory.ts';
import { entries, redirectsOf, stateOf, wordsOf, wrappersOf } from './model.ts';

const only = (files: Files): ClientStart => {
  const { starts } = entries(files);
  expect(starts).toHaveLength(1);
  return starts[0] as ClientStart;
};

/** The text that a place names, in a file of plain text. */
const at = (text: string, { at: { within } }: ClientStart): string => text.slice(within?.start, within?.end);

test('lines of a crontab, with its variables and how often they come', () => {
  const text = [
    '# agent',
    'PATH=/usr/bin:/bin',
    '*/5 * * * * cd /opt/a && timeout 9m claude -p hi >> /var/log/x 2>&1',
    '0 6 * * 1-5 claude -p "for $(date +\\%F)"%stdin',
    '@hourly echo no client',
  ].join('\n');
  const { starts } = entries({ crontab: text });
  expect(starts.map((start) => [start.via, at(text, start), start.schedule?.by, start.schedule?.minutes, start.variables.get('PATH')?.value?.value])).toEqual([
    ['crontab line', 'claude', 'crontab line', 5, '/usr/bin:/bin'],
    ['crontab line', 'claude', 'crontab line', 1440, '/usr/bin:/bin'],
  ]);
  expect(starts.map(wordsOf)).toEqual(['--print "hi"', '--print "for $(date +%F)?"']);
  expect(starts.map(wrappersOf)).toEqual(['timeout 9m', '']);
  expect(starts.map(redirectsOf)).toEqual(['>>/var/log/x 2>&1', '']);
});

test.each(['crontab', 'ops/agent.cron', 'deploy/cron.d/agent', 'etc/crontab', 'crontab.txt'])('%s is a crontab', (file) => {
  const user = /cron\.d|etc\//.test(file) ? 'root ' : '';
  expect(only({ [file]: `0 6 * * * ${user}claude -p x\n` }).schedule?.by).toBe('crontab line');
});

test("the column of a system's crontab names the user", () => {
  expect(only({ 'etc/cron.d/agent': '0 6 * * * root claude -p x\n' }).user?.value).toBe('root');
  expect(only({ crontab: '0 6 * * * claude -p x\n' }).user).toBeUndefined();
});

test('a script has the schedule of the line that calls it', () => {
  const files = { crontab: '0 6 * * * timeout 30m /opt/agent/run.sh >> cron.log\n', 'run.sh': 'claude -p x\n' };
  const start = only(files);
  expect([start.file, start.schedule?.by, start.schedule?.minutes]).toEqual(['run.sh', 'crontab line', 1440]);
  expect(start.text?.callers.map(({ text, command }) => [text.file, command.wrappers.map(({ name }) => name)])).toEqual([['crontab', ['timeout']]]);
});

test('a script that another script calls', () => {
  const start = only({ crontab: '@daily /opt/bin/all.sh\n', 'bin/all.sh': 'set -e\n./job.sh\n', 'bin/job.sh': 'claude -p x\n' });
  expect(start.schedule?.minutes).toBe(1440);
});

test('scripts without an ending, where scripts lie', () => {
  expect(only({ 'bin/brief': '#!/usr/bin/env bash\nclaude -p x\n' }).via).toBe('shell script');
  expect(entries({ 'bin/brief': '#!/usr/bin/env python3\nclaude -p x\n', 'docs/brief': '#!/bin/sh\nclaude -p x\n' }).starts).toEqual([]);
  const daily = only({ 'etc/cron.daily/brief': '#!/bin/sh\nclaude -p x\n' });
  expect([daily.schedule?.minutes, daily.user?.value]).toEqual([1440, 'root']);
});

test('a remark says that it is scheduled', () => {
  expect(only({ 'run.sh': '#!/bin/sh\n# Started by cron on weekdays.\nclaude -p x\n' }).schedule?.by).toBe('remark');
  expect(only({ 'run.sh': '#!/bin/sh\n# Not for cron.\nclaude -p x\n' }).schedule).toBeUndefined();
});

test('a unit and its timer', () => {
  const unit = [
    '[Service]',
    'Type=oneshot',
    'User=agent',
    'UMask=0077',
    'Environment=HOME=/home/agent "PATH=/usr/bin:/bin"',
    'TimeoutStartSec=20min',
    'ExecStart=-/usr/local/bin/claude -p --max-turns 9 \\',
    '  --permission-mode dontAsk "brief"',
  ].join('\n');
  const start = only({ 'agent.service': unit, 'agent.timer': '[Timer]\nOnCalendar=hourly\n' });
  expect(wordsOf(start)).toBe('--print --max-turns 9 --permission-mode dontAsk "brief"');
  expect([start.user?.value, start.command?.state.umask?.value, start.schedule?.by, start.exclusive, start.limits.length]).toEqual([
    'agent',
    '0077',
    'systemd timer',
    true,
    1,
  ]);
  expect(start.variables.get('PATH')?.value?.value).toBe('/usr/bin:/bin');
  expect(at(unit, start)).toBe('/usr/local/bin/claude');
});

test('a unit that runs for ever has no limit', () => {
  expect(only({ 'a.service': '[Service]\nTimeoutStartSec=infinity\nType=oneshot\nExecStart=claude -p x\n' }).limits).toEqual([]);
  expect(only({ 'a.service': '[Service]\nTimeoutStartSec=20\nExecStart=claude -p x\n' }).limits).toEqual([]);
});

test('scripts of npm and targets of make', () => {
  const npm = only({ 'package.json': '{ "scripts": { "ai": "FOO=1 claude -p \\"fix it\\"", "test": "vitest" } }' });
  expect([npm.via, wordsOf(npm), npm.at.path]).toEqual(['npm script', '--print "fix it"', ['scripts', 'ai']]);
  const make = only({ Makefile: 'P = hi\nai:\n\t@claude -p "$(P)" \\\n\t  --max-turns 3; echo $$?\n' });
  expect([make.via, wordsOf(make)]).toEqual(['make target', '--print --max-turns 3 "hi"']);
});

const WORKFLOW = `on:
  pull_request_target:
permissions:
  contents: read
env:
  TOKEN: \${{ secrets.TOKEN }}
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 9
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - run: |
          set -x
          claude -p "Review \${{ github.event.pull_request.title }}" --max-turns 5
`;

test('a step of a workflow', () => {
  const start = only({ '.github/workflows/a.yml': WORKFLOW });
  expect([start.via, stateOf(start), start.limits.length]).toEqual(['workflow step', 'errexit xtrace', 1]);
  expect(start.prompt.flatMap(({ holes }) => holes)).toEqual(['github.event.pull_request.title']);
  expect([...(start.job?.triggers.keys() ?? [])]).toEqual(['pull_request_target']);
  expect(start.job?.checkouts.map(({ ref }) => ref)).toEqual(['${{ github.event.pull_request.head.sha }}']);
  expect(start.job?.permissions?.get('contents')).toBe('read');
  expect(start.job?.environment.get('TOKEN')).toBe('${{ secrets.TOKEN }}');
});

test('a shell that is asked for by name fails with the first part of a pipe', () => {
  const step = (shell: string) => only({ '.github/workflows/a.yml': `on: push\njobs:\n  a:\n    steps:\n      - run: claude -p x | tee y\n${shell}` });
  expect([stateOf(step('')), stateOf(step('        shell: bash\n'))]).toEqual(['errexit', 'errexit pipefail']);
});

const action = (inputs: string) =>
  only({
    '.github/workflows/a.yml': `on: issues\njobs:\n  a:\n    steps:\n      - uses: anthropics/claude-code-action@v1\n        with:\n${inputs.replace(/^/gm, '          ')}\n`,
  });

test('inputs of the official action', () => {
  const start = action(
    'prompt: triage ${{ github.event.issue.number }}\nclaude_args: |\n  # the tools\n  --allowedTools "Bash(git log:*),Read"\n  --max-turns 5',
  );
  expect([start.via, start.at.path.at(-1)]).toEqual(['official action', 'uses']);
  expect(start.flags.map(({ name, values }) => [name, ...values.map(({ value }) => value)])).toEqual([
    ['allowedTools', 'Bash(git log:*),Read'],
    ['max-turns', '5'],
  ]);
  expect(start.prompt.flatMap(({ holes }) => holes)).toEqual(['github.event.issue.number']);
  expect([...start.inputs.keys()]).toEqual(['prompt', 'claude_args']);
});

test('inputs of its first version are options too', () => {
  const start = action('direct_prompt: go\nallowed_tools: "Bash,Edit"\nmax_turns: 5\ntimeout_minutes: "10"');
  expect(start.flags.map(({ name, values }) => [name, ...values.map(({ value }) => value)])).toEqual([
    ['allowedTools', 'Bash,Edit'],
    ['max-turns', '5'],
  ]);
  expect(start.limits).toHaveLength(1);
});

test('files that name no client are not parsed', () => {
  const { starts, texts } = entries({
    'package.json': '{ "scripts": { "a": "vitest" } }',
    crontab: '@daily date\n',
    'a.sh': 'date\n',
    Makefile: 'a:\n\tdate\n',
  });
  expect([starts, texts]).toEqual([[], []]);
});

test('broken files lead nowhere', () => {
  for (const [file, text] of [
    ['package.json', '{ "scripts": { "ai": "claude -p'],
    ['.github/workflows/a.yml', 'on: [\njobs:\n  a: claude -p x'],
    ['.github/workflows/b.yml', 'jobs: { a: { steps: claude } }'],
    ['agent.service', '[Service\nExecStart=\n= claude -p'],
    ['crontab', '* * claude -p x\n@@ claude -p\n'],
  ] as const)
    expect(entries({ [file]: text }).starts, file).toEqual([]);
});

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Failed, Job, workshop } from './preflight-job.ts';

const { scratch, cli, build, clear } = workshop();
beforeAll(() => {
  build();
});
afterAll(clear);

const isRoot = process.getuid?.() === 0;
const hasTracer = spawnSync('strace', ['-V']).status === 0;
if (!hasTracer) console.warn('preflight: no strace here, so what it starts and connects to is not looked at');
const hasLists = spawnSync('setfacl', ['--version']).status === 0;
if (!isRoot) console.warn('preflight: not root, so foreign owners and other users are not tried');
if (!hasLists) console.warn('preflight: no setfacl here, so access lists are not tried');

type Change = (job: Job) => void;
type Path = (job: Job) => string;

const all =
  (...changes: readonly Change[]): Change =>
  (job) => {
    for (const change of changes) change(job);
  };
const saved =
  (change: Change): Change =>
  (job) => {
    change(job);
    job.save();
  };
const permissions = (job: Job) => job.settings['permissions'] as { allow: string[]; deny?: string[]; defaultMode?: string };
const inScript =
  (from: string | Path, to: string | Path): Change =>
  (job) => {
    const old = typeof from === 'string' ? from : from(job);
    expect(job.script).toContain(old);
    job.script = job.script.replace(old, typeof to === 'string' ? to : to(job));
    job.save();
  };
/** Options of the client. */
const option = (words: string | Path): Change => inScript('-p --max', (job) => `-p ${typeof words === 'string' ? words : words(job)} --max`);
const server = (value: unknown): Change => saved((job) => Object.assign(job.servers, { chat: value }));
const command = (words: Readonly<Record<string, unknown>>): Change => server({ env: { CHAT_TOKEN: '${CHAT_TOKEN}' }, ...words });
const setting = (values: Readonly<Record<string, unknown>>): Change => saved((job) => Object.assign(job.settings, values));
const allow = (...rules: readonly string[]): Change => saved((job) => void permissions(job).allow.push(...rules));
const only = (...rules: readonly string[]): Change => saved((job) => Object.assign(permissions(job), { allow: rules }));
const deny = (...rules: readonly string[]): Change => saved((job) => Object.assign(permissions(job), { deny: rules }));
const vars = (text: string): Change => saved((job) => Object.assign(job, { vars: text }));
const skill = (change: (text: string) => string): Change => saved((job) => Object.assign(job, { skill: change(job.skill) }));
const called =
  (by: (job: Job) => Partial<Pick<Job, 'args' | 'env' | 'cwd'>>): Change =>
  (job) =>
    void Object.assign(job, by(job));
const write =
  (file: Path, text: string | Path, mode?: number): Change =>
  (job) =>
    job.write(file(job), typeof text === 'string' ? text : text(job), mode);
const remove =
  (file: Path): Change =>
  (job) =>
    job.remove(file(job));
const mode =
  (file: Path, bits: number): Change =>
  (job) =>
    chmodSync(file(job), bits);
const folder =
  (file: Path, bits = 0o700): Change =>
  (job) => {
    mkdirSync(file(job));
    chmodSync(file(job), bits);
  };
const trusted =
  (key: Path, more: Readonly<Record<string, unknown>> = {}): Change =>
  (job) =>
    job.state({ [key(job)]: { hasTrustDialogAccepted: true, ...more } });
const hook = (command: string, matcher = 'Bash'): Change => setting({ hooks: { PreToolUse: [{ matcher, hooks: [{ type: 'command', command }] }] } });

const here: Path = (job) => job.job;
const envFile: Path = (job) => `${job.home}/.env.agent`;
const script: Path = (job) => `${job.job}/run.sh`;
const logs: Path = (job) => `${job.job}/logs`;
const client: Path = (job) => `${job.bin}/claude`;
const program: Path = (job) => `${job.package}/cli.js`;
const manifest: Path = (job) => `${job.package}/package.json`;
const state: Path = (job) => `${job.home}/.claude.json`;
const userSettings: Path = (job) => `${job.home}/.claude/settings.json`;
const cd: Path = (job) => `cd ${job.job} || exit 1`;
const withGrants = (text: string): string => text.replace('asked for.\n', 'asked for.\nallowed-tools: mcp__chat__read_channel mcp__chat__post_message\n');
/** Only an env file is given. */
const fileOnly: Change = called((job) => ({ args: ['--vars-file', envFile(job)] }));

describe('ready: one line, exit code 0', () => {
  const GOOD: readonly (readonly [title: string, change: Change])[] = [
    ['as it is', () => {}],
    ['without script and skill, with an env file', fileOnly],
    ['the variables in the environment', called((job) => ({ args: [], env: { ...job.env, CHAT_TOKEN: 'x' } }))],
    ['called elsewhere', called((job) => ({ cwd: '/', args: [...job.args, job.job] }))],
    ['the script names everything, the caller nothing', called(() => ({ cwd: '/', env: { HOME: '/', PATH: '/usr/bin:/bin' } }))],
    [
      'the script finds its own folder',
      all(
        inScript(cd, 'cd "$(dirname "${BASH_SOURCE[0]}")"'),
        called(() => ({ cwd: '/' })),
      ),
    ],
    ['in one assignment', inScript(cd, 'here="$(cd "$(dirname "$0")" && pwd)"\ncd "$here"')],
    ['step by step', inScript(cd, (job) => `cd ${job.root}\ncd job`)],
    ['paths through variables', inScript(cd, (job) => `ROOT=${job.root}\nPROJECT="$ROOT/job"\ncd "$PROJECT"`)],
    ['a dated log behind tee', inScript('>> logs/run.log 2>&1', '2>&1 | sed -E "s/a/b/" | tee -a "logs/$(date +%F).log"')],
    [
      'a filter that is a function of the script',
      all(inScript('set -a\n', 'redact() { sed s/a/b/; }\nset -a\n'), inScript('>> logs/run.log 2>&1', '2>&1 | redact >> logs/run.log')),
    ],
    ['a private log folder that is there', folder(logs)],
    ['nothing is kept', inScript('>> logs/run.log 2>&1', '> /dev/null 2>&1')],
    ['all output to one file', inScript('set -a\n', 'exec >> logs/all.log 2>&1\nset -a\n')],
    [
      'programs by their paths',
      all(
        inScript('lock" claude', (job) => `lock" ${job.bin}/claude`),
        inScript((job) => `export PATH=${job.bin}:`, 'export PATH='),
        (job) => command({ command: `${job.bin}/mcp-chat` })(job),
      ),
    ],
    [
      'PATH extends the one that cron gives',
      inScript(
        (job) => `export PATH=${job.bin}:/usr/bin:/bin`,
        (job) => `export PATH="${job.bin}:$PATH"`,
      ),
    ],
    ['env -i around the client', inScript('lock" claude', 'lock" env -i HOME="$HOME" PATH="$PATH" CHAT_TOKEN="$CHAT_TOKEN" claude')],
    [
      'the client of the native installer',
      all(
        remove(client),
        write((job) => `${job.home}/.local/share/claude/versions/2.1.330`, '\u007fELF', 0o755),
        (job) => symlinkSync(`${job.home}/.local/share/claude/versions/2.1.330`, client(job)),
      ),
    ],
    [
      'a starter in front of the client',
      all(
        remove(client),
        write(client, (job) => `#!/bin/bash\nexec "${job.package}/cli.js" "$@"\n`, 0o755),
      ),
    ],
    ['a folder in no repository', remove((job) => `${job.job}/.git`)],
    [
      'a folder below the top of its repository',
      all(
        remove((job) => `${job.job}/.git`),
        (job) => void execFileSync('git', ['init', '-q', job.root]),
        trusted((job) => job.root),
      ),
    ],
    [
      'a link to the folder',
      all(
        (job) => symlinkSync(job.job, `${job.root}/link`),
        inScript(cd, (job) => `cd ${job.root}/link || exit 1`),
      ),
    ],
    [
      'the state of the client elsewhere',
      all(
        inScript('set -a\n', (job) => `export CLAUDE_CONFIG_DIR=${job.root}/state\nset -a\n`),
        folder((job) => `${job.root}/state`),
        (job) => renameSync(state(job), `${job.root}/state/.claude.json`),
      ),
    ],
    ['a remote server', server({ type: 'http', url: 'https://chat.acme.dev/mcp', headers: { Authorization: 'Bearer ${CHAT_TOKEN}' } })],
    ['a server that is fetched', command({ command: 'npx', args: ['-y', '@acme/mcp-chat@2.4.1'] })],
    ['values as shells know them', vars(`A=1 B=2\nC='a b' # c\nD=x # y\nE="$HOME/a b"\nCHAT_TOKEN=x\nPATH=$PATH:/opt/x\n[ -z "$F" ] && G=1\n`)],
    ['a default', server({ command: 'mcp-chat', env: { CHAT_TOKEN: '${CHAT_TOKEN}', PORT: '${CHAT_PORT:-80}' } })],
    ['a variable of user settings', all(write(userSettings, '{ "env": { "CHAT_TOKEN": "x" } }', 0o600), vars('OTHER=x\n'))],
    ['an env file that is loaded if it is there', inScript('set +a\n', '[ -f "$HOME/.env.more" ] && source "$HOME/.env.more"\nset +a\n')],
    [
      'servers from the command line',
      all(
        write(
          (job) => `${job.root}/servers.json`,
          (job) => JSON.stringify({ mcpServers: job.servers }),
        ),
        option((job) => `--strict-mcp-config --mcp-config ${job.root}/servers.json`),
        remove((job) => `${job.job}/.mcp.json`),
      ),
    ],
    ['rules from the command line', all(only('mcp__chat'), option('--allowedTools "Bash(npm run report)"'))],
    ['settings from the command line', all(only('mcp__chat'), option(`--settings '{"permissions":{"allow":["Bash(npm run report)"]}}'`))],
    [
      'a server that is off and of no use',
      saved((job) => Object.assign(job.servers, { old: { command: 'gone' } }) && setting({ disabledMcpjsonServers: ['old'] })(job)),
    ],
    [
      'a hook whose script is there',
      all(
        write((job) => `${job.job}/.claude/hooks/guard.sh`, '#!/bin/sh\nexit 0\n', 0o755),
        hook('"$CLAUDE_PROJECT_DIR"/.claude/hooks/guard.sh'),
      ),
    ],
    ['front matter grants, and the prompt calls the skill', all(only('Bash(npm run report)'), skill(withGrants))],
    ['front matter grants what settings grant', all(skill(withGrants), inScript('"/brief"', '"Run the brief skill"'))],
    [
      'a secret file for a service group, by configuration',
      all(
        write((job) => `${job.job}/.grantlint.jsonc`, '{ "secrets": [{ "file": "~/.env.agent", "mode": "640" }] }'),
        mode(envFile, 0o640),
      ),
    ],
    [
      'a crontab',
      all(
        write(
          (job) => `${job.root}/agent.crontab`,
          (job) => `HOME=${job.home}\nPATH=${job.bin}:/usr/bin:/bin\nCHAT_TOKEN=x\n0 6 * * 1-5 cd ${job.job} && claude -p /brief > /dev/null 2>&1\n`,
        ),
        called((job) => ({ cwd: '/', env: {}, args: ['--script', `${job.root}/agent.crontab`, '--for', 'brief'] })),
      ),
    ],
    ['credentials of the client', write((job) => `${job.home}/.claude/.credentials.json`, '{ "claudeAiOauth": { "accessToken": "x" } }', 0o600)],
    [
      'what somebody answers for',
      all(
        allow('Write(/opt/x/**)'),
        write(
          (job) => `${job.job}/.grantlint.jsonc`,
          '{ "accept": [{ "rule": "unconsulted-rule", "grant": "Write(/opt/x/**)", "reason": "OPS-1", "owner": "@ops" }] }',
        ),
      ),
    ],
    [
      'a library of shell functions that everybody may read',
      all(
        write((job) => `${job.job}/lib.sh`, 'say() { echo "$1"; }\n'),
        inScript('set -a\n', 'source ./lib.sh\nset -a\n'),
      ),
    ],
  ];
  test.each(GOOD)('%s', (_, change) => {
    const job = new Job(scratch);
    change(job);
    const { code, lines } = job.text(cli);
    expect(lines).toEqual([expect.stringMatching(/^ready: /)]);
    expect(code).toBe(0);
  });

  test.runIf(isRoot)('as another user than root', () => {
    const { failures, code, runs } = new Job(scratch).run(cli, { as: 1234 });
    expect([failures, code]).toEqual([[], 0]);
    expect(runs).toMatchObject([{ client: { version: '2.1.329' }, mode: 'dontAsk', servers: ['chat'] }]);
  });

  test('the script that the README shows', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = /## Before a scheduled run[\s\S]*?```bash\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const job = new Job(scratch);
    job.script = shown.replaceAll('/home/agent', job.home).replaceAll('/opt/agent/daily-brief', job.job).replaceAll('/usr/local/bin', job.bin);
    job.script = job.script.replaceAll('"/daily-brief"', '"/brief"');
    job.save();
    expect(job.text(cli)).toEqual({ code: 0, lines: [expect.stringMatching(/^ready: /)] });
  });

  test('what was left out is named', () => {
    const job = new Job(scratch);
    job.args = [];
    job.env['CHAT_TOKEN'] = 'x';
    expect(job.run(cli).notChecked.map(({ what }) => what)).toEqual(['the log folder', 'whether the client is logged in', 'what a skill needs']);
  });
});

describe('not ready: the cause, and nothing but the cause', () => {
  /** `check`, what the message or place must hold, and whether it is established. */
  type Broken = readonly [title: string, change: Change, check: string, says: RegExp, unknown?: 'unknown'];
  const BROKEN: readonly Broken[] = [
    ['no script', remove(script), 'script', /run\.sh is not there/],
    ['a folder for a script', all(remove(script), folder(script)), 'script', /run\.sh is no file/],
    ['a script that is not executable', mode(script, 0o644), 'script', /not executable/],
    ['a script that everybody can rewrite', mode(script, 0o777), 'script', /rewritten by every user/],
    ['a script that starts no client', saved((job) => Object.assign(job, { script: '#!/bin/sh\necho hi\n' })), 'script', /starts no client/],
    ['a broken script', inScript('set -e\nexit', 'if true; then\nexit'), 'script', /could not check all of/, 'unknown'],
    ['a lock program that is not there', inScript('flock -n', 'lckdo -w 1'), 'script', /lckdo/],
    ['a filter that is not there', inScript('>> logs/run.log 2>&1', '2>&1 | my-redactor >> logs/run.log'), 'script', /my-redactor/],
    ['no HOME', called((job) => ({ args: [], env: { PATH: job.env['PATH'] ?? '', CHAT_TOKEN: 'x' } })), 'environment', /HOME is not set/],
    ['a HOME that is not there', called((job) => ({ args: [], env: { ...job.env, HOME: '/nonexistent' } })), 'environment', /\/nonexistent is not there/],
    [
      'a HOME known only at run time',
      inScript((job) => `HOME=${job.home}`, 'HOME=$(getent passwd agent | cut -d: -f6)'),
      'environment',
      /which HOME/,
      'unknown',
    ],
    ['a folder that is not there', inScript(cd, (job) => `cd ${job.root}/nowhere`), 'environment', /nowhere is not there/],
    ['the root of the disk', inScript(cd, 'cd /'), 'environment', /starts in \/, so the whole disk/],
    ['a folder known only at run time', inScript(cd, 'cd "$(cat /etc/agent-folder)"'), 'environment', /in which folder/, 'unknown'],
    ['a folder in some cases only', inScript(cd, (job) => `[ -n "$X" ] && cd ${job.job}`), 'environment', /some cases/, 'unknown'],
    ['another user', inScript('claude -p --max-turns 20 "/brief"', `su somebody-else -c 'claude -p "/brief"'`), 'environment', /somebody-else/, 'unknown'],
    ['no client', remove(client), 'client', /claude is in no folder of the run's PATH/],
    ['a client that is not executable', mode(program, 0o644), 'client', /may not be run/],
    ['a link to a client that is gone', remove((job) => job.package), 'client', /claude/],
    ['no interpreter for the client', write(program, '#!/usr/bin/env node-of-nowhere\n', 0o755), 'client', /node-of-nowhere/],
    ['an old client', write(manifest, '{ "name": "@anthropic-ai/claude-code", "version": "2.1.100" }'), 'client', /2\.1\.100.*older than 2\.1\.196/],
    ['a client of unknown version', all(remove(client), write(client, '#!/bin/sh\n', 0o755)), 'client', /version of the client/, 'unknown'],
    ['a client that everybody can replace', mode(program, 0o777), 'client', /can replace the client/],
    ['a client that npx picks', inScript('lock" claude', 'lock" npx -y @anthropic-ai/claude-code'), 'client', /version of the client/, 'unknown'],
    [
      'a PATH without the client',
      all(
        inScript((job) => `PATH=${job.bin}:`, 'PATH='),
        (job) => command({ command: `${job.bin}/mcp-chat` })(job),
      ),
      'client',
      /claude is in no folder of the run's PATH/,
    ],
    ['not trusted', (job) => job.state({}), 'trust', /nobody has trusted/],
    ['another folder trusted', trusted((job) => job.root), 'trust', /nobody has trusted/],
    ['trust that is a text', trusted(here, { hasTrustDialogAccepted: 'true' }), 'trust', /nobody has trusted/],
    ['no state of the client', remove(state), 'trust', /has never been started/],
    ['a broken state of the client', write(state, '{ "projects":', 0o600), 'trust', /is no JSON/],
    ['another state file wins', write((job) => `${job.home}/.claude/.config.json`, '{}', 0o600), 'trust', /nobody has trusted/],
    ['a state file that is a folder', all(remove(state), folder(state)), 'trust', /whether .* is trusted/, 'unknown'],
    [
      'settings that are no JSON',
      write((job) => `${job.job}/.claude/settings.json`, '{ "permissions": { "allow": ["Bash(ls)"], } }'),
      'settings',
      /settings\.json/,
    ],
    ['settings of a wrong type', saved((job) => Object.assign(permissions(job), { defaultMode: 'acceptAll' })), 'settings', /acceptAll|defaultMode/],
    ['user settings that are no JSON', write(userSettings, '{', 0o600), 'settings', /settings\.json/],
    ['a key that looks like a control', setting({ enabledMcpServers: ['chat'] }), 'settings', /enabledMcpServers/],
    ['settings of the command line that are not there', option('--settings ci.json'), 'settings', /ci\.json: the file is not there/],
    ['settings of the command line that are no JSON', option(`--settings '{"a":'`), 'settings', /no JSON/],
    [
      'a file of settings on the command line that is dropped',
      all(
        write((job) => `${job.job}/ci.json`, '{ "permissions": 1 }'),
        option('--settings ci.json'),
      ),
      'settings',
      /ci\.json/,
    ],
    ['a source of settings that does not exist', option('--setting-sources user,project,local,team'), 'settings', /team/],
    ['settings that everybody can rewrite', mode((job) => `${job.job}/.claude/settings.json`, 0o666), 'settings', /rewrite/],
    ['a rule that is never consulted', (job) => allow(`Write(/${job.job}/reports/**)`)(job), 'rules', /never consulted/],
    ['a rule that can match nothing', allow('Bash(npm :*)'), 'rules', /never matches/],
    ['a rule of a server that does not exist', allow('mcp__wiki__search'), 'rules', /wiki/],
    ['a rule that the client drops', allow('bash(ls)'), 'rules', /skips this allow rule/],
    ['a variable that is not set', vars('OTHER=1\n'), 'variables', /CHAT_TOKEN, which is not set/],
    ['a variable that is empty', vars('CHAT_TOKEN=\n'), 'variables', /CHAT_TOKEN, which is set and empty/],
    ['a variable that is not exported', inScript('set -a\n', ''), 'variables', /CHAT_TOKEN, which is not set/],
    ['a variable of project settings', all(vars('OTHER=1\n'), setting({ env: { CHAT_TOKEN: 'x' } })), 'variables', /only the env of project settings/],
    ['a variable in a form that is not expanded', server({ command: 'mcp-chat', env: { CHAT_TOKEN: '$CHAT_TOKEN' } }), 'variables', /as it stands/],
    ['an env file with lines of Windows', vars('CHAT_TOKEN=x\r\nOTHER=y\r\n'), 'variables', /end as on Windows/],
    ['a value with a blank', vars('CHAT_TOKEN=x\nWIKI_NAME=Acme wiki\n'), 'variables', /WIKI_NAME has a value with a blank/],
    [
      'an empty variable with a default',
      all(vars('CHAT_TOKEN=x\nCHAT_PORT=\n'), server({ command: 'mcp-chat', env: { PORT: '${CHAT_PORT:-80}' } })),
      'variables',
      /default counts only/,
    ],
    ['an env file that is not there', remove(envFile), 'secrets', /\.env\.agent is not there/],
    [
      'an env file without which the script ends',
      all(inScript('source "$HOME/.env.agent"', 'if [ -f "$HOME/.env.agent" ]; then source "$HOME/.env.agent"; else exit 1; fi'), remove(envFile)),
      'secrets',
      /\.env\.agent is not there/,
    ],
    ['an env file of --vars-file that is not there', all(fileOnly, remove(envFile)), 'secrets', /\.env\.agent is not there/],
    ['an env file that everybody can read', mode(envFile, 0o644), 'secrets', /\.env\.agent/],
    ['an env file for the group', mode(envFile, 0o640), 'secrets', /\.env\.agent/],
    ['--vars-file that everybody can read', all(fileOnly, mode(envFile, 0o644)), 'secrets', /mode 644/],
    ['an env file that is a folder', all(remove(envFile), folder(envFile)), 'secrets', /no regular file/],
    [
      'an env file behind a link',
      (job) => {
        renameSync(envFile(job), `${job.home}/agent`);
        chmodSync(`${job.home}/agent`, 0o644);
        symlinkSync('agent', envFile(job));
      },
      'secrets',
      /agent/,
    ],
    ['an env file known only at run time', inScript('source "$HOME/.env.agent"', 'source "$(cat /etc/which)"'), 'secrets', /what the script loads/, 'unknown'],
    ['a server that is not installed', remove((job) => `${job.bin}/mcp-chat`), 'servers', /mcp-chat is in no folder/],
    ['a server that is not executable', mode((job) => `${job.bin}/mcp-chat`, 0o644), 'servers', /mcp-chat/],
    ['a server with arguments in its command', command({ command: 'mcp-chat --quiet' }), 'servers', /name of a program/],
    [
      'a server with a PATH of its own',
      server({ command: 'mcp-chat', env: { PATH: '/usr/bin', CHAT_TOKEN: '${CHAT_TOKEN}' } }),
      'servers',
      /PATH that it gets \(\/usr\/bin\)/,
    ],
    ['a PATH of project settings', setting({ env: { PATH: '/usr/bin:/bin' } }), 'servers', /PATH that it gets \(\/usr\/bin:\/bin\)/],
    ['a server whose script is not built', command({ command: 'sh', args: ['dist/server.sh'] }), 'servers', /dist\/server\.sh/],
    ['a server without command', server({ args: ['x'] }), 'servers', /chat/],
    ['servers that are no JSON', write((job) => `${job.job}/.mcp.json`, '{ "mcpServers": {'), 'servers', /no server of this file starts/],
    ['a server that settings switch off', setting({ disabledMcpjsonServers: ['chat'] }), 'servers', /disabledMcpjsonServers/],
    ['a server that was refused in a dialog', trusted(here, { disabledMcpjsonServers: ['chat'] }), 'servers', /disabledMcpjsonServers of this folder/],
    ['a server that was switched off', trusted(here, { disabledMcpServers: ['chat'] }), 'servers', /disabledMcpServers of this folder/],
    ['a server kept for the folder stands in the way', trusted(here, { mcpServers: { chat: { command: 'mcp-of-long-ago' } } }), 'servers', /mcp-of-long-ago/],
    ['a file of --mcp-config that is not there', option('--mcp-config more.json'), 'servers', /more\.json: the file is not there/],
    ['a text of --mcp-config without servers', option(`--mcp-config '{"chat":{}}'`), 'servers', /mcpServers/],
    ['a hook without its script', hook('$CLAUDE_PROJECT_DIR/.claude/hooks/guard.sh'), 'hooks', /guard\.sh/],
    ['a hook without its program', hook('guard-of-nowhere --strict'), 'hooks', /guard-of-nowhere/],
    [
      'several hooks without their program',
      setting({
        hooks: Object.fromEntries(
          ['PreToolUse', 'Stop', 'Notification'].map((event) => [event, [{ hooks: [{ type: 'command', command: `guard-of-nowhere ${event}` }] }]]),
        ),
      }),
      'hooks',
      /the PreToolUse hook, the Stop hook cannot run: guard-of-nowhere/,
    ],
    ['a hook that never fires', hook('true', 'bash'), 'hooks', /bash/],
    ['a helper without its program', setting({ apiKeyHelper: '/opt/nowhere/key' }), 'hooks', /apiKeyHelper/],
    ['a log folder that others can read', folder(logs, 0o755), 'logs', /mode 755/],
    ['a log folder that others can write', folder(logs, 0o777), 'logs', /mode 777/],
    ['a log folder that is a file', write(logs, 'x', 0o600), 'logs', /no folder/],
    ['a log folder that nobody makes', inScript('mkdir -p logs\n', ''), 'logs', /is not there/],
    ['a log folder without a umask', inScript('umask 077\n', ''), 'logs', /others can read it/],
    [
      'an old log that others can read',
      all(
        folder(logs),
        write((job) => `${job.job}/logs/run.log`, 'x'),
      ),
      'logs',
      /run\.log has mode 644/,
    ],
    ['a log known only at run time', inScript('>> logs/run.log', '>> "$(mktemp)"'), 'logs', /where the script writes/, 'unknown'],
    ['a log in /tmp', inScript('>> logs/run.log', '>> /tmp/no-such-brief.log'), 'logs', /\/tmp has mode/],
    ['no such skill', called((job) => ({ args: [...job.args.slice(0, 3), 'brieff'] })), 'skill', /no session here loads a skill brieff: there is brief/],
    ['a skill of a plugin', called((job) => ({ args: [...job.args.slice(0, 3), 'tools:brief'] })), 'skill', /plugin/, 'unknown'],
    ['front matter that is no YAML', skill((text) => text.replace('name: brief', 'name: "brief')), 'skill', /front matter/],
    ['a tool that nobody grants', skill((text) => `${text}4. Remove drafts with \`mcp__chat__delete_message\`.\n`), 'skill', /mcp__chat__delete_message/],
    ['a tool of a server that there is not', skill((text) => `${text}4. Search with \`mcp__wiki__search\`.\n`), 'skill', /no server wiki/],
    ['a command that nobody grants', skill((text) => `${text}4. Then\n\n\`\`\`bash\nnpm publish\n\`\`\`\n`), 'skill', /npm publish/],
    [
      'a grant that a deny rule takes',
      all(only('mcp__chat__read_channel', 'Bash(npm run report)'), deny('mcp__chat__post_message')),
      'skill',
      /post_message.*denies/,
    ],
    ['a grant that user settings take', write(userSettings, '{ "permissions": { "deny": ["Bash(npm run *)"] } }', 0o600), 'skill', /npm run report.*denies/],
    [
      'grants of front matter that do not count',
      all(only('Bash(npm run report)'), skill(withGrants), inScript('"/brief"', '"Write the daily brief"')),
      'skill',
      /does not begin with \/brief/,
    ],
    [
      'a skill of a source that is not read',
      all(option('--setting-sources user'), (job) => job.write(`${job.home}/.claude/settings.json`, '{}', 0o600)),
      'skill',
      /no session here loads a skill brief/,
    ],
    ['bypass', option('--dangerously-skip-permissions'), 'mode', /bypasses all permissions/],
    ['plan mode', called((job) => ({ args: ['--mode', 'plan', ...job.args.slice(0, 2)] })), 'mode', /plan mode/],
    ['no such mode', option('--permission-mode acceptAll'), 'mode', /no such mode/],
    ['a mode known only at run time', option('--permission-mode "$(cat mode)"'), 'mode', /permission mode/, 'unknown'],
    ['options known only at run time', inScript('-p --max', '-p $EXTRA_OPTIONS --max'), 'script', /all options of the client/, 'unknown'],
    ['a run that leaves things out', option('--safe-mode'), 'settings', /--safe-mode/, 'unknown'],
  ];
  test.each(BROKEN.map(([title, change, check, says, unknown]) => ({ title, change, check, says, established: unknown === undefined })))(
    '$title',
    ({ change, check, says, established }) => {
      const job = new Job(scratch);
      change(job);
      const { failures, code, ready } = job.run(cli);
      expect(failures, JSON.stringify(failures, undefined, 1)).toHaveLength(1);
      const [first] = failures as readonly [Failed];
      expect(first).toMatchObject({ check, established });
      expect(`${first.message} ${first.file}`).toMatch(says);
      expect(first.remedy.length).toBeGreaterThan(5);
      expect([ready, code]).toEqual([false, established ? 1 : 3]);
    },
  );

  test('as text: a head, then cause and remedy of each', () => {
    const job = new Job(scratch);
    job.state({});
    inScript('>> logs/run.log', '>> "$(mktemp)"')(job);
    const { code, lines } = job.text(cli);
    expect(lines[0]).toBe(`not ready: ${job.job}: 2 failures, 1 of them because something could not be checked`);
    expect(lines[1]).toMatch(/^trust: .*nobody has trusted .*\/job: under -p/);
    expect(lines[2]).toBe(`  Start \`claude\` once in ${job.job} as the user of the job and accept the dialog.`);
    expect(lines[3]).toMatch(/^logs: could not check where the script writes its log/);
    expect(lines[5]).toMatch(/^not checked: whether the client is logged in/);
    expect(lines).toHaveLength(6);
    expect(code).toBe(3);
  });

  test('what the README shows is what is printed', () => {
    const job = new Job(scratch);
    all(
      (j) => j.state({}),
      allow('Write(/opt/agent/daily-brief/**)'),
      remove((j) => `${j.bin}/mcp-chat`),
      skill((text) => `${text}4. Remove drafts with \`mcp__chat__delete_message\`.\n`),
      mode(envFile, 0o644),
    )(job);
    const { lines } = job.text(cli);
    const names: readonly (readonly [string, string])[] = [
      [job.home, '/home/agent'],
      [job.job, '/opt/agent/daily-brief'],
      [job.bin, '/usr/local/bin'],
    ];
    const shown = names.reduce((text, [from, to]) => text.replaceAll(from, to), lines.join('\n')).replaceAll(/\bbrief\b(?=\/SKILL| needs)/g, 'daily-brief');
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(/<!-- output of preflight -->\n```\n([\s\S]*?)\n```/.exec(readme)?.[1]).toBe(shown);
  });

  test('could not check counts more than a failure, and both are told', () => {
    const job = new Job(scratch);
    job.state({});
    inScript('>> logs/run.log', '>> "$(mktemp)"')(job);
    const { failures, code } = job.run(cli);
    expect(failures.map(({ check, established }) => [check, established])).toEqual([
      ['trust', true],
      ['logs', false],
    ]);
    expect(code).toBe(3);
  });

  test('values of variables are not shown', () => {
    const job = new Job(scratch);
    job.vars += 'TOOL_FOLDER=/opt/hunter2\nCONF_FILE=/etc/hunter3.json\n';
    all(
      command({ command: '${TOOL_FOLDER}/mcp-chat' }),
      (one) => Object.assign(one.servers, { wiki: { command: 'sh', args: ['${TOOL_FOLDER}/wiki.sh'] } }),
      option('--settings "$CONF_FILE"'),
    )(job);
    const { failures } = job.run(cli);
    expect(failures.map(({ check, message }) => [check, message])).toEqual([
      ['settings', '--settings "$CONF_FILE": the file is not there, and the client ends at once (exit 1)'],
      ['servers', 'server chat cannot start: its command ${TOOL_FOLDER}/mcp-chat is not there'],
      ['servers', expect.stringContaining('server wiki cannot start: ${TOOL_FOLDER}/wiki.sh, which sh should run, is not there')],
    ]);
    expect(JSON.stringify(failures)).not.toContain('hunter');
  });

  test.runIf(hasTracer)('nothing but git and getfacl is started, nothing is connected to, nothing written', () => {
    const job = new Job(scratch);
    mode(envFile, 0o640)(job);
    const log = `${scratch}/trace`;
    const done = spawnSync(
      'strace',
      ['-f', '-o', log, '-e', 'trace=execve,network,open,openat,creat,mkdir,unlink,rename', process.execPath, cli, 'preflight', ...job.args],
      {
        cwd: job.cwd,
        env: { ...job.env, GRANTLINT_NO_COMPILED: '1' },
        encoding: 'utf8',
      },
    );
    expect(done.status).toBe(1);
    const calls = readFileSync(log, 'utf8').split('\n');
    const started = calls.flatMap((line) => /execve\("([^"]+)".*= 0$/.exec(line)?.[1] ?? []).map((file) => file.slice(file.lastIndexOf('/') + 1));
    expect(started.slice(1).filter((name) => name !== 'git' && name !== 'getfacl')).toEqual([]);
    expect(calls.filter((line) => /\b(?:connect|bind|sendto)\(/.test(line))).toEqual([]);
    expect(
      calls.filter((line) => /O_(?:WRONLY|RDWR|CREAT)|\b(?:creat|mkdir|unlink|rename)\(/.test(line) && !line.includes('"/dev/') && !line.includes('ENOENT')),
    ).toEqual([]);
  });

  test('every call of the client in the script', () => {
    const job = new Job(scratch);
    inScript('exit "$status"', 'claude -p --dangerously-skip-permissions "clean up" > /dev/null\nexit "$status"')(job);
    const { failures, runs } = job.run(cli);
    expect(failures.map(({ check }) => check)).toEqual(['mode']);
    expect(runs).toHaveLength(2);
  });

  test.runIf(isRoot)('files of somebody else', () => {
    for (const [file, check] of [
      [(job: Job) => `${job.home}/.env.agent`, 'secrets'],
      [(job: Job) => `${job.job}/run.sh`, 'script'],
    ] as const) {
      const job = new Job(scratch);
      chownSync(file(job), 1234, 1234);
      expect(job.run(cli).failures).toMatchObject([{ check }]);
    }
  });

  test.runIf(isRoot)('folders in which the user of the job may not write', () => {
    for (const [path, says] of [
      [here, /cannot make the log folder/],
      [logs, /cannot write to the log folder/],
    ] as const) {
      const job = new Job(scratch);
      folder(logs)(job);
      if (path === here) remove(logs)(job);
      execFileSync('chown', ['-R', '1234:1234', job.root]);
      chownSync(path(job), 0, 0);
      if (path === logs) chmodSync(logs(job), 0o755);
      const { failures } = job.run(cli, { as: 1234, owned: true });
      expect(failures).toMatchObject([{ check: 'logs', message: expect.stringMatching(says) }]);
    }
  });

  test.runIf(isRoot)('a user whom the system does not know, without HOME', () => {
    const job = new Job(scratch);
    called(() => ({ args: [], env: { PATH: job.env['PATH'] ?? '', CHAT_TOKEN: 'x' } }))(job);
    expect(job.run(cli, { as: 54321 }).failures).toMatchObject([{ check: 'environment', message: expect.stringContaining('HOME is not set') }]);
  });

  test.runIf(isRoot)('settings that the user of the job may not read', () => {
    const job = new Job(scratch);
    execFileSync('chown', ['-R', '1234:1234', job.root]);
    chownSync(`${job.job}/.claude/settings.json`, 0, 0);
    chmodSync(`${job.job}/.claude/settings.json`, 0o600);
    const { failures, code } = job.run(cli, { as: 1234, owned: true });
    expect(failures.map(({ check }) => check)).toEqual(['settings']);
    expect(code).toBeGreaterThan(0);
  });

  test.runIf(isRoot)('as a user who may not look', () => {
    const job = new Job(scratch);
    execFileSync('chown', ['-R', '1234:1234', job.root]);
    chownSync(`${job.home}/.env.agent`, 0, 0);
    const { failures, code } = job.run(cli, { as: 1234, owned: true });
    expect(failures).toMatchObject([{ check: 'secrets', established: false, message: expect.stringContaining('could not be read') }]);
    expect(code).toBe(3);
  });

  test.runIf(hasLists)('access lists', () => {
    const file = new Job(scratch);
    execFileSync('setfacl', ['-m', 'u:nobody:r', `${file.home}/.env.agent`]);
    expect(file.run(cli).failures).toMatchObject([{ check: 'secrets' }]);
    const folder = new Job(scratch);
    mkdirSync(`${folder.job}/logs`, { mode: 0o700 });
    execFileSync('setfacl', ['-d', '-m', 'o::r', `${folder.job}/logs`]);
    expect(folder.run(cli).failures).toMatchObject([{ check: 'logs' }]);
  });
});

describe('usage', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [cli, 'preflight', ...args], { cwd: scratch, env: { HOME: scratch }, encoding: 'utf8' });
  test('an unknown option', () => expect(run('--frobnicate')).toMatchObject({ status: 2, stderr: expect.stringContaining("unknown option '--frobnicate'") }));
  test('two folders', () => expect(run('a', 'b')).toMatchObject({ status: 2 }));
  test('an unknown mode', () => expect(run('--mode', 'fast')).toMatchObject({ status: 2 }));
  test('help names exit codes and an example', () => expect(run('--help').stdout).toMatch(/--script "\$0"[\s\S]*could not be checked/));
});

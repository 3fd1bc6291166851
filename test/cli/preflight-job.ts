import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { answerOf } from './answers.ts';

const project = new URL('../../', import.meta.url).pathname;

/** Fake, and put together here so that nothing takes the file for a leak. */
export const TOKEN = `xoxb${'-587200492943-242920896772-TqPfSrcg92Dh4FdvQrPE71Kw'}`;

export interface Failed {
  readonly check: string;
  readonly established: boolean;
  readonly message: string;
  readonly remedy: string;
  readonly file?: string;
  readonly line?: number | null;
  readonly rule?: string;
}
export interface Answer {
  readonly code: number | null;
  readonly ready: boolean;
  readonly failures: readonly Failed[];
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
  readonly runs: readonly {
    readonly folder: string;
    readonly client: { readonly version: string | null } | null;
    readonly servers: readonly string[] | null;
    readonly mode: string | null;
  }[];
}

/** Where all jobs of a test file and the built program lie; other users may look in. */
export function workshop() {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'preflight-')));
  chmodSync(scratch, 0o755);
  const dist = join(scratch, 'dist');
  return {
    scratch,
    cli: join(dist, 'cli.js'),
    build: () => execFileSync(process.execPath, ['build.mjs'], { cwd: project, env: { ...process.env, GRANTLINT_DIST: dist } }),
    clear: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

let made = 0;

/** A scheduled job that is as it should be: a test breaks one thing of it. */
export class Job {
  readonly root: string;
  readonly home: string;
  readonly job: string;
  readonly bin: string;
  readonly package: string;
  settings: Record<string, unknown> = {
    permissions: { defaultMode: 'dontAsk', allow: ['mcp__chat__read_channel', 'mcp__chat__post_message', 'Bash(npm run report)'] },
  };
  servers: Record<string, unknown> = { chat: { command: 'mcp-chat', args: ['--quiet'], env: { CHAT_TOKEN: '${CHAT_TOKEN}' } } };
  skill = `---
name: brief
description: Writes the daily brief from the chat. Use when the daily brief is asked for.
---

1. Read the channel with \`mcp__chat__read_channel\`.
2. Run the report:

\`\`\`bash
npm run report
\`\`\`

3. Post it with \`mcp__chat__post_message\`.
`;
  script: string;
  vars = `CHAT_TOKEN=${TOKEN}\n`;
  env: Record<string, string>;
  args: string[];
  /** Where the command is called. */
  cwd: string;

  constructor(workshop: string) {
    this.root = join(workshop, `j${++made}`);
    this.home = join(this.root, 'home');
    this.job = join(this.root, 'job');
    this.bin = join(this.root, 'bin');
    this.package = join(this.root, 'lib/node_modules/@anthropic-ai/claude-code');
    for (const folder of [this.home, this.job, this.bin]) mkdirSync(folder, { recursive: true });
    chmodSync(this.home, 0o700);
    this.write(`${this.package}/package.json`, '{ "name": "@anthropic-ai/claude-code", "version": "2.1.329" }');
    // Whoever runs one of these leaves a trace.
    this.write(`${this.package}/cli.js`, `#!/bin/sh\ntouch ${this.root}/RAN\n`, 0o755);
    symlinkSync(`${this.package}/cli.js`, join(this.bin, 'claude'));
    this.write(`${this.bin}/mcp-chat`, `#!/bin/sh\ntouch ${this.root}/RAN\n`, 0o755);
    this.script = `#!/usr/bin/env bash
set -euo pipefail
umask 077
export HOME=${this.home}
export PATH=${this.bin}:/usr/bin:/bin
cd ${this.job} || exit 1
mkdir -p logs
set -a
source "$HOME/.env.agent"
set +a
set +e
timeout 20m flock -n "$HOME/lock" claude -p --max-turns 20 "/brief" >> logs/run.log 2>&1
status=$?
set -e
exit "$status"
`;
    this.env = { HOME: this.home, PATH: `${this.bin}:/usr/bin:/bin` };
    this.args = ['--script', `${this.job}/run.sh`, '--for', 'brief'];
    this.cwd = this.job;
    this.state({ [this.job]: { hasTrustDialogAccepted: true } });
    this.save();
    this.write(`${this.job}/.gitignore`, 'logs/\n.env*\n');
    execFileSync('git', ['init', '-q', this.job], { env: { PATH: process.env['PATH'] ?? '', HOME: this.home } });
  }

  /** `projects` of the client's own file. */
  state(projects: Readonly<Record<string, unknown>>): void {
    this.write(`${this.home}/.claude.json`, JSON.stringify({ projects }), 0o600);
  }

  /** Writes what a test changed. */
  save(): this {
    this.write(`${this.job}/.claude/settings.json`, JSON.stringify(this.settings, undefined, 2));
    this.write(`${this.job}/.mcp.json`, JSON.stringify({ mcpServers: this.servers }, undefined, 2));
    this.write(`${this.job}/.claude/skills/brief/SKILL.md`, this.skill);
    this.write(`${this.job}/run.sh`, this.script, 0o755);
    this.write(`${this.home}/.env.agent`, this.vars, 0o600);
    return this;
  }

  write(file: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, mode);
  }

  remove(file: string): void {
    rmSync(file, { recursive: true, force: true });
  }

  /** json-v1. `as`: number of another user and group, who then owns the whole job, unless a test has said who owns what. */
  run(cli: string, { as, owned }: { readonly as?: number; readonly owned?: boolean } = {}): Answer {
    if (as !== undefined && !owned) execFileSync('chown', ['-R', `${as}:${as}`, this.root]);
    const { status, stdout } = this.start(cli, ['--format', 'json-v1'], as);
    return { code: status, ...(answerOf('preflight', stdout) as Omit<Answer, 'code'>) };
  }

  /** What a log of cron would hold. */
  text(cli: string): { readonly code: number | null; readonly lines: readonly string[] } {
    const { status, stdout } = this.start(cli, []);
    return { code: status, lines: stdout.replace(/\n$/, '').split('\n') };
  }

  private start(cli: string, more: readonly string[], as?: number) {
    const prefix = as === undefined ? [] : ['setpriv', `--reuid=${as}`, `--regid=${as}`, '--clear-groups', '--'];
    const [program = '', ...args] = [...prefix, process.execPath, cli, 'preflight', ...this.args, ...more];
    const before = treeOf(this.root);
    const done = spawnSync(program, args, { cwd: this.cwd, env: this.env, encoding: 'utf8', timeout: 60_000 });
    expect(existsSync(join(this.root, 'RAN')), 'something of the job ran').toBe(false);
    expect(treeOf(this.root), 'something was written').toEqual(before);
    expect(done.stdout + done.stderr).not.toContain(TOKEN.slice(0, 20));
    expect(done.stderr).toBe('');
    return done;
  }
}

const treeOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${lstatSync(join(folder, name)).mtimeMs}`)
    .sort();

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/* One repository in which every command has something to do, and that would run a program wherever git is asked carelessly. */

const GIT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

export function buildBounded(at: string): void {
  const write = (file: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), text);
    chmodSync(join(at, file), mode);
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: at, env: GIT, stdio: 'pipe' });
  mkdirSync(at, { recursive: true });
  git('init', '-q', '-b', 'main');
  write('.claude/settings.json', '{"permissions":{"allow":["Bash(ls:*)"]}}\n');
  git('add', '-A');
  git('commit', '-qm', 'one');
  write('.claude/settings.json', '{"permissions":{"allow":["Bash(*)","WebFetch"]},"hooks":{"Stop":[{"hooks":[{"type":"command","command":"./hook.sh"}]}]}}\n');
  write('.mcp.json', '{"mcpServers":{"s":{"command":"npx","args":["-y","x"],"env":{"T":"${TOKEN}"}}}}\n');
  write('.claude/skills/brief/SKILL.md', '---\nname: brief\ndescription: d\n---\nRun `curl https://example.com` with $TOKEN.\n');
  write('run.sh', '#!/bin/bash\nset -euo pipefail\numask 077\nset -a; . ./.env; set +a\nclaude -p /brief > run.log\n', 0o755);
  write('hook.sh', '#!/bin/sh\nexit 0\n', 0o755);
  git('add', '-A');
  git('commit', '-qm', 'two');
  write('.env', 'TOKEN=abc\n', 0o600);
  write('.gitignore', '*.log\n');
  write('payload.sh', `#!/bin/sh\ntouch ${at}/RAN\n`, 0o755);
  for (const [key, value] of [
    ['core.fsmonitor', `${at}/payload.sh`],
    ['diff.external', `${at}/payload.sh`],
    ['core.hooksPath', at],
    ['filter.x.clean', `${at}/payload.sh`],
    ['core.sshCommand', `${at}/payload.sh`],
  ] as const) {
    git('config', key, value);
  }
  write('.gitattributes', '* filter=x diff=x\n');
  write('.claude/settings.local.json', '{}\n');
}

/** A line of arguments and what it may write, relative to the repository. */
export interface Line {
  readonly args: readonly string[];
  readonly writes?: readonly string[];
}

/** Every command of the program, in the forms that touch most. */
export const BOUNDED: readonly Line[] = [
  { args: ['check', '--verbose'] },
  { args: ['check', '--user', '--format', 'sarif', '--output-file', 'out.sarif'], writes: ['out.sarif'] },
  { args: ['check', '--staged', '--changed', 'HEAD~1'] },
  { args: ['check', '--hostile-repo', '--commit', 'HEAD'] },
  { args: ['show', '--user'] },
  { args: ['can', 'Bash(npm test)'] },
  { args: ['can', '--batch', '-'] },
  { args: ['diff', '--verbose'] },
  { args: ['diff', '--hostile-repo', 'HEAD~1...HEAD', '--format', 'markdown'] },
  { args: ['history', '--format', 'csv', '--output-file', 'out.csv'], writes: ['out.csv'] },
  { args: ['usage', '.'] },
  { args: ['preflight', '--for', 'brief', '--script', 'run.sh', '--vars-file', '.env'] },
  { args: ['baseline'], writes: ['.grantlint-baseline.json'] },
  { args: ['baseline', '--check'] },
  { args: ['rules'] },
  { args: ['explain', 'Bash(*)'] },
  { args: ['help', 'check'] },
];

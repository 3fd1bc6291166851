import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gitIn, repository, write } from './repository.ts';

const dist = mkdtempSync(join(tmpdir(), 'grantlint-test-hook-'));
beforeAll(() => {
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: new URL('../..', import.meta.url).pathname, env: { ...process.env, GRANTLINT_DIST: dist } });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}, 120_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

const allow = (rule: string) => JSON.stringify({ permissions: { allow: [rule] } });
const SETTINGS = '.claude/settings.json';

/** A repository whose pre-commit hook is the built program, as a user would set it up. */
function hooked(below = ''): string {
  const folder = repository({ [`${below}${SETTINGS}`]: allow('Bash(npm test)'), [`${below}CLAUDE.md`]: '# Notes\n', 'other.txt': 'one' });
  const run = `cd ./${below || '.'} && exec '${process.execPath}' '${dist}/cli.js' check --staged --format json-v1`;
  write(folder, { '.git/hooks/pre-commit': `#!/bin/sh\n(${run}) > "$(git rev-parse --absolute-git-dir)/report.json"\nexit 0\n` });
  chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
  return folder;
}

interface Report {
  readonly findings: readonly { readonly rule: string; readonly grant?: string }[];
  readonly incomplete: readonly unknown[];
}
/** The grants that the hook complained of while this commit was made. */
function seenBy(folder: string, gitDir: string, ...commit: readonly string[]): readonly string[] {
  gitIn(folder, 'commit', '-q', '-m', 'x', ...commit);
  const report = JSON.parse(readFileSync(join(gitDir, 'report.json'), 'utf8')) as Report;
  expect(report.incomplete).toEqual([]);
  return [...new Set(report.findings.filter((f) => f.rule === 'unrestricted-shell').map((f) => f.grant ?? ''))];
}

test.each(['', 'packages/app/'])('a real pre-commit hook sees what is committed (in "%s")', (below) => {
  const folder = hooked(below);
  const gitDir = join(folder, '.git');
  const file = `${below}${SETTINGS}`;
  const seen = (...commit: readonly string[]) => seenBy(folder, gitDir, ...commit);
  // Staged bad, edited good again since: the commit holds the bad one.
  write(folder, { [file]: allow('Bash') });
  gitIn(folder, 'add', file);
  write(folder, { [file]: allow('Bash(ls)') });
  expect(seen()).toEqual(['Bash']);
  // Staged good, edited bad since.
  gitIn(folder, 'add', file);
  write(folder, { [file]: allow('Bash(*)'), 'other.txt': 'two' });
  gitIn(folder, 'add', 'other.txt');
  expect(seen()).toEqual([]);
  // `commit -a` takes the work tree.
  expect(seen('-a')).toEqual(['Bash(*)']);
  // `commit -- path` leaves what is staged elsewhere behind.
  write(folder, { [file]: allow('Bash(ls)'), 'other.txt': 'three' });
  gitIn(folder, 'add', file);
  expect(seen('--', 'other.txt')).toEqual(['Bash(*)']);
  expect(seen('--', file)).toEqual([]);
});

test('in a linked work tree', () => {
  const folder = hooked();
  const linked = join(folder, '../', `${folder.split('/').at(-1)}-linked`);
  gitIn(folder, 'worktree', 'add', '-q', linked);
  try {
    const gitDir = gitIn(linked, 'rev-parse', '--absolute-git-dir').trim();
    write(linked, { [SETTINGS]: allow('Bash') });
    expect(seenBy(linked, gitDir, '-a')).toEqual(['Bash']);
    write(linked, { [SETTINGS]: allow('Bash(ls)'), 'other.txt': 'two' });
    expect(seenBy(linked, gitDir, '--', 'other.txt')).toEqual(['Bash']);
  } finally {
    rmSync(linked, { recursive: true, force: true });
  }
});

test('where the repository and its work tree are named, as for files of a home folder', () => {
  const folder = repository({});
  const data = join(folder, 'data.git');
  const home = join(folder, 'home');
  gitIn(folder, 'init', '-q', '--bare', data);
  write(home, { [SETTINGS]: allow('Bash'), 'notes/a.txt': 'a' });
  const run = (place: string, options: string) => `(cd ${place} && '${process.execPath}' '${dist}/cli.js' check --staged ${options} --format json-v1)`;
  write(data, { 'hooks/pre-commit': `#!/bin/sh\n${run('.', '')} > ../data.git/one.json\n${run('.', '--hostile-repo')} > ../data.git/two.json\nexit 0\n` });
  chmodSync(join(data, 'hooks/pre-commit'), 0o755);
  gitIn(home, '--git-dir=../data.git', '--work-tree=.', 'add', '-A');
  gitIn(home, '--git-dir=../data.git', '--work-tree=.', 'commit', '-q', '-m', 'x');
  for (const name of ['one.json', 'two.json']) {
    const report = JSON.parse(readFileSync(join(data, name), 'utf8')) as Report;
    expect([name, report.findings.map(({ rule }) => rule)]).toEqual([name, expect.arrayContaining(['unrestricted-shell'])]);
  }
});

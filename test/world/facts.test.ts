import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCommit, openIndex, openWork } from '../../src/world/open.ts';
import { gitIn, opened, options, repository, temporary, textOf, write } from './repository.ts';

const FILES = {
  '.gitignore': '*.log\n!keep.log\n/secrets/\n',
  'a/.gitignore': 'local\n',
  'a/b/keep.txt': 'x',
  'tracked.log': 'forced',
};
const forced = () => {
  const folder = repository({});
  write(folder, FILES);
  gitIn(folder, 'add', '-f', '.');
  gitIn(folder, 'commit', '-qm', 'two');
  return folder;
};

describe('what git ignores and tracks', () => {
  test('in a work tree, also seen from below', () => {
    const folder = forced();
    write(folder, { 'x.log': '', '.git/info/exclude': '# mine\nmine.txt\n' });
    const git = opened(openWork(folder, options(folder))).git;
    git?.prime(['x.log', 'keep.log', 'tracked.log', 'secrets/key', 'a/b/local', 'a/b/keep.txt', 'mine.txt', 'no.txt']);
    expect(git?.ignoredBy('x.log')).toEqual({ source: '.gitignore', line: 1, pattern: '*.log', personal: false });
    expect(git?.ignoredBy('keep.log')).toBeUndefined();
    expect(git?.ignoredBy('tracked.log')).toBeUndefined();
    expect(git?.ignoredBy('secrets/key')).toMatchObject({ line: 3, pattern: '/secrets/' });
    expect(git?.ignoredBy('a/b/local')).toMatchObject({ source: 'a/.gitignore' });
    expect(git?.ignoredBy('mine.txt')).toEqual({ source: '.git/info/exclude', line: 2, pattern: 'mine.txt', personal: true });
    expect(['x.log', 'tracked.log', 'a/b/keep.txt', 'no.txt', 'mine.txt'].map((path) => git?.tracked(path))).toEqual([false, true, true, false, false]);
    expect(git?.problems?.()).toEqual([]);
    const root = join(folder, 'a/b');
    const below = opened(openWork(root, options(root))).git;
    expect(below?.ignoredBy('local')).toMatchObject({ source: '../.gitignore' });
    expect(below?.ignoredBy('../../x.log')).toMatchObject({ source: '../../.gitignore' });
    expect(below?.tracked('../../tracked.log')).toBe(true);
    expect(below?.tracked('keep.txt')).toBe(true);
    expect(below?.tracked('../../../beyond')).toBeUndefined();
    expect(below?.ignoredBy('/etc/passwd')).toBeUndefined();
    expect(below?.problems?.()).toEqual([]);
  });
  test('for thousands of paths with odd names', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `d${i % 7}/n ${i}\n*?[é\\.txt`);
    const folder = repository({ [names[0] ?? '']: 'x', ':(top)x': 'magic', '.gitignore': 'd3/\n' });
    const git = opened(openWork(folder, options(folder))).git;
    git?.prime([...names, ':(top)x', '']);
    expect(git?.tracked(names[0] ?? '')).toBe(true);
    expect(git?.tracked(':(top)x')).toBe(true);
    expect(names.filter((name) => git?.ignoredBy(name)).length).toBe(names.filter((name) => name.startsWith('d3/')).length);
    expect(git?.problems?.()).toEqual([]);
  });
  test('beyond a link, in a submodule and in a nested repository git has no say, and says the rest', () => {
    const folder = repository({ 'real/x.txt': 'x', link: { link: 'real' }, '.gitignore': '*.log\n' });
    const inner = join(folder, 'module');
    mkdirSync(inner);
    gitIn(inner, 'init', '-q');
    gitIn(inner, 'commit', '-q', '--allow-empty', '-m', 'x');
    gitIn(folder, 'add', 'module');
    const git = opened(openWork(folder, options(folder))).git;
    git?.prime(['module/a', 'link/x.txt', 'b.log', 'link/y.log', 'module/b', 'real/x.txt']);
    expect(git?.ignoredBy('b.log')).toMatchObject({ line: 1 });
    expect(git?.tracked('real/x.txt')).toBe(true);
    expect(git?.tracked('module/a')).not.toBe(true);
    expect(git?.tracked('link/x.txt')).not.toBe(true);
    expect(git?.problems?.()).toEqual([]);
  });
  test('in index and commit the ignore files that they hold decide', () => {
    const folder = forced();
    write(folder, { '.gitignore': 'staged.txt\n', 'a/.gitignore': 'deep\n' });
    gitIn(folder, 'add', '.gitignore', 'a/.gitignore');
    write(folder, { '.gitignore': 'worktree.txt\n', '.git/info/exclude': 'mine.txt\n' });
    const scratch = temporary();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = scratch;
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    const index = opened(openIndex(folder, options(folder))).git;
    index?.prime(['staged.txt', 'worktree.txt', 'a/deep', 'tracked.log', 'mine.txt', 'a/b/c/deep/x']);
    expect(index?.ignoredBy('staged.txt')).toEqual({ source: '.gitignore', line: 1, pattern: 'staged.txt', personal: false });
    expect(index?.ignoredBy('worktree.txt')).toBeUndefined();
    expect(index?.ignoredBy('a/deep')).toMatchObject({ source: 'a/.gitignore' });
    expect(index?.ignoredBy('a/b/c/deep/x')).toMatchObject({ source: 'a/.gitignore' });
    expect(index?.ignoredBy('mine.txt')).toMatchObject({ source: '.git/info/exclude', personal: true });
    expect(index?.ignoredBy('tracked.log')).toBeUndefined();
    expect(index?.tracked('tracked.log')).toBe(true);
    const commit = opened(openCommit(folder, 'HEAD', options(folder))).git;
    expect(commit?.ignoredBy('staged.txt')).toBeUndefined();
    expect(commit?.ignoredBy('x.log')).toMatchObject({ pattern: '*.log' });
    const root = join(folder, 'a/b');
    const below = opened(openIndex(root, options(root))).git;
    expect(below?.ignoredBy('deep')).toMatchObject({ source: '../.gitignore' });
    expect(below?.ignoredBy('../../staged.txt')).toMatchObject({ source: '../../.gitignore' });
    expect(readdirSync(scratch)).toEqual([]);
  });
  test('an ignore file that is not there any more in the index does not count', () => {
    const folder = forced();
    gitIn(folder, 'rm', '-q', '--cached', '.gitignore');
    expect(opened(openIndex(folder, options(folder))).git?.ignoredBy('x.log')).toBeUndefined();
    expect(opened(openWork(folder, options(folder))).git?.ignoredBy('x.log')).toBeDefined();
  });
});

describe('the user’s own excludes', () => {
  test('count only with the home folder, and as personal', () => {
    const folder = repository({ 'a.txt': 'one', 'tracked.txt': 'x' });
    const home = temporary();
    const rule = (more = {}) => opened(openWork(folder, options(folder, more))).git?.ignoredBy('.claude/settings.local.json');
    write(home, { '.config/git/ignore': '**/.claude/settings.local.json\ntracked.txt\n' });
    expect(rule({ env: { PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: join(home, '.config') } })).toBeUndefined();
    expect(rule({ home })).toMatchObject({ source: join(home, '.config/git/ignore'), line: 1, personal: true });
    expect(opened(openWork(folder, options(folder, { home }))).git?.tracked('tracked.txt')).toBe(true);
    write(home, { '.gitconfig': '[user]\n\tname = x\n[core]\n\texcludesFile = ~/mine\n', mine: '\n*.local.json\n' });
    expect(rule({ home })).toMatchObject({ source: join(home, 'mine'), line: 2, personal: true });
    write(folder, { '.gitignore': '.claude/settings.local.json\n' });
    expect(rule({ home })).toMatchObject({ source: '.gitignore', personal: false });
  });
});

describe('in a hook', () => {
  /** A repository whose pre-commit hook keeps the environment it got. */
  const hooked = () => {
    const folder = repository({ 'a.txt': 'one', 'b.txt': 'one', 'sub/c.txt': 'one' });
    write(folder, { '.git/hooks/pre-commit': '#!/bin/sh\nenv -0 > .git/seen\ncp "$GIT_INDEX_FILE" .git/kept-index\nexit 1\n' });
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    // What the hook saw, with the index that git takes away afterwards.
    const seen = (...args: readonly string[]) => {
      gitIn(folder, 'update-index', '-q', '--refresh');
      expect(() => gitIn(folder, ...args)).toThrow();
      const env = Object.fromEntries(
        textOf(opened(openWork(folder, options(folder))), '.git/seen')
          ?.split('\0')
          .flatMap((line) => (line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const] : [])) ?? [],
      );
      return { ...env, GIT_INDEX_FILE: '.git/kept-index' };
    };
    return { folder, seen };
  };
  test.each([
    [['commit', '-m', 'x'], 'staged', 'one'],
    [['commit', '-a', '-m', 'x'], 'edited', 'edited'],
    [['commit', '-m', 'x', '--', 'b.txt'], 'one', 'edited'],
  ] as const)('git %j hands over its own index', (args, a, b) => {
    const { folder, seen } = hooked();
    write(folder, { 'a.txt': 'staged' });
    gitIn(folder, 'add', 'a.txt');
    write(folder, { 'a.txt': 'edited', 'b.txt': 'edited' });
    const world = opened(openIndex(folder, { cwd: folder, env: seen(...args) }));
    expect([textOf(world, 'a.txt'), textOf(world, 'b.txt')]).toEqual([a, b]);
    const sub = join(folder, 'sub');
    const below = opened(openIndex(sub, { cwd: folder, env: seen(...args) }));
    expect(textOf(below, '../b.txt')).toBe(b);
  });
  test('another repository than the hook’s is not read through the hook’s index', () => {
    const { folder, seen } = hooked();
    write(folder, { 'a.txt': 'staged' });
    gitIn(folder, 'add', 'a.txt');
    const env = { ...seen('commit', '-m', 'x'), GIT_DIR: join(folder, '.git'), GIT_WORK_TREE: folder };
    const other = repository({ 'a.txt': 'other' });
    expect(textOf(opened(openIndex(other, { cwd: folder, env })), 'a.txt')).toBe('other');
    expect(textOf(opened(openIndex(folder, { cwd: folder, env })), 'a.txt')).toBe('staged');
    const stray = { ...env, GIT_INDEX_FILE: join(other, '.git/index'), GIT_DIR: join(other, '.git') };
    expect(textOf(opened(openIndex(folder, { cwd: folder, env: stray })), 'a.txt')).toBe('staged');
  });
});
describe.skipIf(process.getuid?.() !== 0)('a repository of another owner (needs root to make one)', () => {
  const foreign = () => {
    const folder = repository({ 'a.txt': 'one', '.gitignore': 'x\n' });
    const own = (path: string) => {
      chownSync(path, 12345, 12345);
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (entry.isDirectory()) own(join(path, entry.name));
        else chownSync(join(path, entry.name), 12345, 12345);
      }
    };
    own(folder);
    return folder;
  };
  test('is refused with words, and read when it is allowed', () => {
    const folder = foreign();
    for (const result of [openIndex(folder, options(folder)), openCommit(folder, 'HEAD', options(folder))]) {
      expect(result.failure).toMatchObject({ kind: 'foreign-owner', remedy: expect.stringContaining('--git-safe-directory') });
    }
    const world = opened(openWork(folder, options(folder)));
    expect(textOf(world, 'a.txt')).toBe('one');
    expect(world.git?.available).toBe(false);
    expect(world.git?.tracked('a.txt')).toBeUndefined();
    expect(world.git?.problems?.()).toHaveLength(1);
    const allowed = options(folder, { safeDirectory: true });
    expect(textOf(opened(openIndex(folder, allowed)), 'a.txt')).toBe('one');
    expect(textOf(opened(openCommit(folder, 'HEAD', allowed)), 'a.txt')).toBe('one');
    expect(opened(openWork(folder, allowed)).git?.tracked('a.txt')).toBe(true);
    write(folder, { '.gitignore': 'y\n' });
    expect(opened(openIndex(folder, allowed)).git?.ignoredBy('x')).toBeDefined();
  });
  test('SUDO_UID lets root read the repository of who called sudo, as git does', () => {
    const folder = foreign();
    const env = { ...options(folder).env, SUDO_UID: '12345' };
    expect(textOf(opened(openIndex(folder, { cwd: folder, env })), 'a.txt')).toBe('one');
  });
});

test.each(['.gitignore', 'a/.gitignore', '.git/info/exclude', '.git/config', '.git/index'])('a pipe in the place of %s does not make us wait', (name) => {
  const folder = repository({ 'a/x.txt': 'one' });
  rmSync(join(folder, name), { force: true });
  execFileSync('mkfifo', [join(folder, name)]);
  const started = Date.now();
  const git = opened(openWork(folder, options(folder))).git;
  // Of a tracked file no ignore file is asked.
  expect(git?.ignoredBy('a/new.txt')).toBeUndefined();
  expect(git?.problems?.()).toMatchObject([{ message: expect.stringContaining('not a regular file') }]);
  if (name.startsWith('.git/')) expect(openIndex(folder, options(folder)).failure?.kind).toBe('damaged');
  expect(Date.now() - started).toBeLessThan(5000);
});

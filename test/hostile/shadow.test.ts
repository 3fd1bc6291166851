import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { gitIn } from '../world/repository.ts';
import { buildHostile, type Hostile, SETTINGS } from './repositories.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-shadow-')));
const dist = join(folder, 'dist');
const temporary = join(folder, 'tmp');
const bin = join(folder, 'bin');
const log = join(folder, 'calls');
let hostile: Hostile;

beforeAll(() => {
  hostile = buildHostile(join(folder, 'repositories'));
  mkdirSync(temporary);
  mkdirSync(bin);
  // Stands before git in PATH and writes down how git is called.
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nprintf '%s|%s\\n' "$GIT_DIR" "$*" >> '${log}'\nexec '${real}' "$@"\n`);
  chmodSync(join(bin, 'git'), 0o755);
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: new URL('../..', import.meta.url).pathname, env: { ...process.env, GRANTLINT_DIST: dist } });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  hostile.clear();
  rmSync(log, { force: true });
});

const run = (cwd: string, line: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [join(dist, 'cli.js'), ...line.split(' ')], {
    cwd,
    env: { PATH: `${bin}:${process.env['PATH']}`, HOME: folder, TMPDIR: temporary, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
const calls = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

/** Every command that asks git. */
const COMMANDS = [
  'check',
  'check --user',
  'check --staged --format json-v1',
  'check --changed HEAD~1 --base-ref HEAD',
  'diff',
  'diff --staged',
  'history --all-commits --since HEAD~1',
  'show --commit HEAD',
];

test.each(COMMANDS.map((line, i) => [line, i] as const))(
  'git sees nothing but the shadow, and nothing runs: %s',
  (line, i) => {
    // Every repository with two of the commands, every third with the others: each run starts a process or more.
    const isWhole = process.env['GRANTLINT_ROUNDS'] !== undefined || line.startsWith('history') || line.startsWith('check --staged');
    for (const name of isWhole ? hostile.names : hostile.names.filter((_, n) => n % 3 === i % 3)) {
      const root = join(hostile.folder, name);
      writeFileSync(join(root, 'f.txt'), `touched ${Math.random()}\n`);
      const { status, stderr } = run(root, `${line} --hostile-repo`);
      expect([name, status !== null && status < 20]).toEqual([name, true]);
      expect(stderr).not.toMatch(/internal error|\n\s+at /);
    }
    expect(hostile.marks()).toEqual([]);
    const seen = calls();
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.filter((call) => !call.startsWith(temporary))).toEqual([]);
    // Nothing of the shadows is left.
    expect(readdirSync(temporary)).toEqual([]);
  },
  240_000,
);

const settings = (rule: string) => JSON.stringify({ permissions: { allow: [rule] } });

/** A repository with three commits and something staged. */
function plain(name: string, ...init: readonly string[]): string {
  const root = join(folder, name);
  mkdirSync(join(root, '.claude'), { recursive: true });
  gitIn(root, 'init', '-q', '-b', 'main', ...init);
  for (const rule of ['Bash(ls)', 'Bash(git log)', 'Bash']) {
    writeFileSync(join(root, SETTINGS), settings(rule));
    gitIn(root, 'add', '-A');
    gitIn(root, 'commit', '-q', '-m', rule);
  }
  writeFileSync(join(root, '.gitignore'), '*.log\n');
  writeFileSync(join(root, SETTINGS), settings('Bash(curl:*)'));
  gitIn(root, 'add', '-A');
  return root;
}

const SAME = [
  'check --format json-v1',
  'check --staged --format json-v1',
  'diff HEAD~1 --format json-v1',
  'diff --staged --format json-v1',
  'history --all-commits --format json-v1',
];

function expectSame(root: string): void {
  for (const line of SAME) {
    const [without, shadow] = [run(root, line), run(root, `${line} --hostile-repo`)];
    expect([root, line, shadow.status, shadow.stderr]).toEqual([root, line, without.status, without.stderr]);
    expect([root, line, shadow.stdout]).toEqual([root, line, without.stdout]);
  }
}

test('an honest repository reads the same through the shadow, however it is stored', () => {
  const root = plain('plain');
  expect(run(root, 'diff --staged --hostile-repo').stdout).toContain('curl');
  expectSame(root);
  gitIn(root, 'pack-refs', '--all');
  gitIn(root, 'gc', '-q');
  gitIn(root, 'multi-pack-index', 'write');
  gitIn(root, 'commit-graph', 'write', '--reachable');
  expectSame(root);
  gitIn(root, 'update-index', '--split-index');
  writeFileSync(join(root, '.claude/settings.local.json'), settings('Bash(rm:*)'));
  gitIn(root, 'add', '-f', '-A');
  expectSame(root);
  gitIn(root, 'checkout', '-q', '--detach');
  expectSame(root);
  const linked = join(folder, 'linked');
  gitIn(root, 'worktree', 'add', '-q', linked, 'main');
  writeFileSync(join(linked, SETTINGS), settings('Bash(wget:*)'));
  gitIn(linked, 'add', '-A');
  expect(run(linked, 'diff --staged --hostile-repo').stdout).toContain('wget');
  expectSame(linked);
}, 120_000);

test('sha256, submodules, shallow clones, a moved .git', () => {
  expectSame(plain('long', '--object-format=sha256'));
  const inner = plain('inner');
  const outer = plain('outer');
  gitIn(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
  expectSame(outer);
  expectSame(join(outer, 'sub'));
  gitIn(folder, 'clone', '-q', '--depth', '2', `file://${inner}`, join(folder, 'shallow'));
  expectSame(join(folder, 'shallow'));
  const moved = plain('moved');
  renameSync(join(moved, '.git'), join(moved, 'git-data'));
  symlinkSync('git-data', join(moved, '.git'));
  writeFileSync(join(moved, 'git-data/info/exclude'), 'git-data\n');
  expect(run(moved, 'diff --staged').stdout).toContain('curl');
  expectSame(moved);
}, 120_000);

test('a bare repository, and the index of a hook', () => {
  const root = plain('served');
  const bare = join(folder, 'bare.git');
  gitIn(folder, 'clone', '-q', '--bare', root, bare);
  for (const line of ['diff HEAD~1 HEAD', 'history']) {
    const shadow = run(bare, `${line} --hostile-repo`);
    expect([line, shadow.status, shadow.stdout]).toEqual([line, run(bare, line).status, run(bare, line).stdout]);
  }
  // `git commit -- path` puts what is staged into another index.
  cpSync(join(root, '.git/index'), join(root, '.git/next-index-1.lock'));
  gitIn(root, 'reset', '-q');
  const hook = { GIT_INDEX_FILE: '.git/next-index-1.lock', GIT_DIR: '.git' };
  expect(run(root, 'diff --staged --hostile-repo').stdout).not.toContain('curl');
  expect(run(root, 'diff --staged --hostile-repo', hook).stdout).toContain('curl');
  expect(run(root, 'diff --staged', hook).stdout).toContain('curl');
  // An index elsewhere is nobody's.
  const other = join(plain('other'), '.git/index');
  gitIn(join(other, '../..'), 'reset', '-q');
  expect(run(root, 'diff --staged --hostile-repo', { GIT_INDEX_FILE: other }).stdout).not.toContain('curl');
}, 120_000);

test('what a push brings is seen before it belongs to the repository', () => {
  const root = plain('pushing');
  const bare = join(folder, 'received.git');
  gitIn(folder, 'init', '-q', '--bare', bare);
  gitIn(root, 'push', '-q', bare, 'HEAD~1:refs/heads/main');
  const cli = `PATH='${bin}':"$PATH" HOME='${folder}' TMPDIR='${temporary}' '${process.execPath}' '${dist}/cli.js'`;
  const hook = `#!/bin/sh\nread old new ref\n${cli} diff "$old" "$new" > '${folder}/pushed' 2>&1\n${cli} diff "$old" "$new" --hostile-repo > '${folder}/shadowed' 2>&1\nexit 0\n`;
  writeFileSync(join(bare, 'hooks/pre-receive'), hook);
  chmodSync(join(bare, 'hooks/pre-receive'), 0o755);
  gitIn(root, 'push', '-q', bare, 'HEAD:refs/heads/main');
  expect(readFileSync(join(folder, 'pushed'), 'utf8')).toContain('Bash');
  expect(readFileSync(join(folder, 'shadowed'), 'utf8')).toBe(readFileSync(join(folder, 'pushed'), 'utf8'));
}, 60_000);

const strace = spawnSync('strace', ['-V']).status === 0;

/** Files that were opened below a folder while the program ran, by it or by git. */
function openedBelow(below: string, cwd: string, line: string): readonly string[] {
  const file = join(folder, 'opened');
  const traced = ['-f', '-qq', '-e', 'trace=open,openat', '-o', file, process.execPath, join(dist, 'cli.js'), ...line.split(' ')];
  spawnSync('strace', traced, { cwd, env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: temporary }, timeout: 60_000 });
  const opened = readFileSync(file, 'utf8').split('\n');
  expect(opened.length).toBeGreaterThan(10);
  return opened.filter((call) => call.includes(`${below}/`) && !/= -1 /.test(call));
}

const CANARY = 'canaryZq9';

/** Each leads git to a repository that is not this one's. */
const WAYS_OUT: Readonly<Record<string, (root: string, outside: string) => void>> = {
  'a linked .git': (root, outside) => {
    rmSync(join(root, '.git'), { recursive: true });
    symlinkSync(join(outside, '.git'), join(root, '.git'));
  },
  'a .git file': (root, outside) => {
    rmSync(join(root, '.git'), { recursive: true });
    writeFileSync(join(root, '.git'), `gitdir: ${outside}/.git\n`);
  },
  'a .git file to a folder that shares': (root, outside) => {
    renameSync(join(root, '.git'), join(root, 'data'));
    writeFileSync(join(root, '.git'), 'gitdir: data\n');
    writeFileSync(join(root, 'data/commondir'), `${outside}/.git\n`);
  },
  commondir: (root, outside) => writeFileSync(join(root, '.git/commondir'), `${outside}/.git\n`),
  'linked objects': (root, outside) => {
    rmSync(join(root, '.git/objects'), { recursive: true });
    symlinkSync(join(outside, '.git/objects'), join(root, '.git/objects'));
    cpSync(join(outside, '.git/refs'), join(root, '.git/refs'), { recursive: true });
  },
  'linked packs': (root, outside) => {
    gitIn(outside, 'repack', '-adq');
    rmSync(join(root, '.git/objects/pack'), { recursive: true, force: true });
    symlinkSync(join(outside, '.git/objects/pack'), join(root, '.git/objects/pack'));
    cpSync(join(outside, '.git/refs'), join(root, '.git/refs'), { recursive: true });
  },
  alternates: (root, outside) => {
    mkdirSync(join(root, '.git/objects/info'), { recursive: true });
    writeFileSync(join(root, '.git/objects/info/alternates'), `${outside}/.git/objects\n`);
    cpSync(join(outside, '.git/refs'), join(root, '.git/refs'), { recursive: true });
    cpSync(join(outside, '.git/index'), join(root, '.git/index'));
  },
  'a linked index': (root, outside) => {
    rmSync(join(root, '.git/index'));
    symlinkSync(join(outside, '.git/index'), join(root, '.git/index'));
  },
  'linked refs': (root, outside) => {
    rmSync(join(root, '.git/refs'), { recursive: true });
    symlinkSync(join(outside, '.git/refs'), join(root, '.git/refs'));
  },
  'a linked HEAD': (root, outside) => {
    rmSync(join(root, '.git/HEAD'));
    symlinkSync(join(outside, '.git/HEAD'), join(root, '.git/HEAD'));
  },
  'a work tree elsewhere': (root, outside) => gitIn(root, 'config', 'core.worktree', outside),
  'an object that is a pipe': (root) => {
    const hash = gitIn(root, 'rev-parse', `HEAD:${SETTINGS}`).trim();
    const file = join(root, '.git/objects', hash.slice(0, 2), hash.slice(2));
    rmSync(file, { force: true });
    spawnSync('mkfifo', [file]);
  },
  'a HEAD that is a pipe': (root) => {
    rmSync(join(root, '.git/HEAD'));
    spawnSync('mkfifo', [join(root, '.git/HEAD')]);
  },
};

test.each(Object.keys(WAYS_OUT))(
  `no way out: %s${strace ? '' : ' (without strace only the output is looked at)'}`,
  (way) => {
    const name = `out-${Object.keys(WAYS_OUT).indexOf(way)}`;
    const outside = plain(`${name}-outside`);
    writeFileSync(join(outside, SETTINGS), settings(`Bash(${CANARY}:*)`));
    gitIn(outside, 'add', '-A');
    gitIn(outside, 'commit', '-q', '-m', CANARY);
    const root = plain(name);
    WAYS_OUT[way]?.(root, outside);
    let refused = 0;
    for (const line of ['check', 'check --staged', 'diff HEAD~1 main', 'history main']) {
      const { stdout, stderr, status } = run(root, `${line} --hostile-repo`);
      expect([line, `${stdout}${stderr}`.includes(CANARY), status !== null]).toEqual([line, false, true]);
      expect(stderr).not.toMatch(/internal error|\n\s+at /);
      if (status === 2 || status === 3) refused++;
    }
    if (strace) for (const line of ['check --staged', 'history main']) expect(openedBelow(outside, root, `${line} --hostile-repo`)).toEqual([]);
    // Aloud, but for what has no effect at all.
    expect(refused > 0 || way === 'a work tree elsewhere').toBe(true);
  },
  60_000,
);

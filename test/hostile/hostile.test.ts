import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { changedFiles, type Opened, openCommit, openIndex, openWork } from '../../src/world/open.ts';
import { buildHostile, careless, type Hostile, SETTINGS } from './repositories.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-hostile-')));
const dist = join(folder, 'dist');
let hostile: Hostile;

beforeAll(() => {
  hostile = buildHostile(join(folder, 'repositories'));
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: new URL('../..', import.meta.url).pathname, env: { ...process.env, GRANTLINT_DIST: dist } });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => hostile.clear());

/** Where the program is started: the repository, and the repositories inside it. */
const rootsOf = (name: string): string[] => ['', 'sub', 'vendor/b'].map((sub) => join(hostile.folder, name, sub)).filter((root) => existsSync(root));
const touch = (root: string) => existsSync(join(root, 'f.txt')) && writeFileSync(join(root, 'f.txt'), `touched ${Math.random()}\n`);

test('there are at least the 37 known ways, and the traps are set', () => {
  expect(hostile.names.length).toBeGreaterThanOrEqual(37);
  const at = (name: string) => join(hostile.folder, name);
  const caught = (name: string, ...args: string[]) => {
    touch(at(name));
    careless(at(name), ...args);
    return hostile.marks().includes(name);
  };
  expect(
    [
      caught('fsmonitor', 'ls-files', '-m'),
      caught('includepath', 'status'),
      caught('worktreecfg', 'status'),
      caught('filterclean', 'diff'),
      caught('filterprocess', 'diff'),
      caught('infoattr', 'diff'),
      caught('diffexternal', 'diff'),
      caught('diffdriver', 'diff'),
      caught('textconv', 'diff', 'HEAD~1'),
      caught('gpg', 'log'),
      caught('promisor', 'cat-file', '-p', `HEAD:${SETTINGS}`),
      caught('promisoruploadpack', 'cat-file', '-p', `HEAD:${SETTINGS}`),
      caught('promisorext', 'cat-file', '-p', `HEAD:${SETTINGS}`),
      caught('hooksdir', 'status'),
      caught('hookspath', 'status'),
      caught('attributesfile', 'diff'),
    ].filter((mark) => !mark),
  ).toEqual([]);
});

test('no tree and no question to git runs anything', () => {
  let asked = 0;
  const use = (root: string, opened: Opened, options: Parameters<typeof openWork>[1]) => {
    const { world } = opened;
    if (!world) return;
    const harness = load(world, discover(world));
    const files = [...world.project.list(), 'absent.log', '.env', 'sub/y', 'vendor/b/x'];
    world.project.prime?.(files);
    world.git?.prime(files);
    for (const file of files) {
      world.project.stat(file)?.size;
      world.project.read(file);
      harness.facts.ignoredBy(file);
      harness.facts.tracked(file);
      asked++;
    }
    for (const base of ['HEAD', 'HEAD~1']) changedFiles(root, base, world, options).changed?.has('f.txt');
  };
  for (const name of hostile.names) {
    for (const root of rootsOf(name)) {
      touch(root);
      const path = `${join(hostile.folder, name, 'node_modules/.bin')}:${process.env['PATH']}`;
      for (const safeDirectory of [false, true]) {
        const options = { cwd: root, env: { PATH: path, HOME: root }, safeDirectory };
        use(root, openWork(root, options), options);
        use(root, openIndex(root, options), options);
        use(root, openCommit(root, 'HEAD~1', options), options);
      }
      // The index differs from the work tree's ignore file: git is asked in a folder of its own.
      writeFileSync(join(root, '.gitignore'), '*.other\n');
      const options = { cwd: root, env: { PATH: path, HOME: root } };
      use(root, openIndex(root, options), options);
    }
  }
  expect(asked).toBeGreaterThan(1000);
  expect(hostile.marks()).toEqual([]);
}, 240_000);

test('a file of a hostile repository is read where it is there', () => {
  for (const name of ['fsmonitor', 'filterclean', 'textconv', 'hookcfg', 'attributesfile']) {
    const root = join(hostile.folder, name);
    const { world } = openIndex(root, { cwd: root, env: { PATH: process.env['PATH'], HOME: root } });
    expect(Buffer.from(world?.project.read(SETTINGS).bytes ?? []).toString()).toContain('Bash(find:*)');
  }
  const root = join(hostile.folder, 'promisor');
  const { world } = openIndex(root, { cwd: root, env: { PATH: process.env['PATH'], HOME: root } });
  expect(world?.project.read(SETTINGS).problem).toBe('missing');
});

test.each([
  ['check'],
  ['check --staged'],
  ['check --changed HEAD~1'],
  ['diff'],
  ['diff HEAD~1...HEAD'],
  ['diff --staged'],
  ['history'],
  ['history --all-commits --since HEAD~1'],
])(
  'the whole program runs nothing: %s',
  (line) => {
    const args = line.split(' ');
    const codes = new Set<number | null>();
    for (const name of hostile.names) {
      for (const root of rootsOf(name)) {
        touch(root);
        const run = spawnSync(process.execPath, [join(dist, 'cli.js'), ...args], {
          cwd: root,
          env: { PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`, HOME: folder },
          encoding: 'utf8',
          timeout: 60_000,
        });
        expect(run.stderr).not.toMatch(/internal error|\n\s+at /);
        codes.add(run.status);
      }
    }
    expect(hostile.marks()).toEqual([]);
    expect([...codes].every((code) => code !== null && code <= 3)).toBe(true);
  },
  240_000,
);

const strace = spawnSync('strace', ['-V']).status === 0;
test.skipIf(!strace)(
  'the system calls of a run: git is the only other program, and nothing connects (needs strace)',
  () => {
    const log = join(folder, 'calls');
    for (const name of ['fsmonitor', 'promisor', 'promisorext', 'filterprocess', 'gpg', 'hookcfg', 'programingit']) {
      const root = join(hostile.folder, name);
      for (const args of [['check'], ['check', '--staged'], ['check', '--changed', 'HEAD~1'], ['diff', 'HEAD~1'], ['history']]) {
        touch(root);
        const env = { PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`, HOME: folder };
        const traced = ['-f', '-qq', '-e', 'trace=execve,connect', '-o', log, process.execPath, join(dist, 'cli.js'), ...args];
        spawnSync('strace', traced, { cwd: root, env, timeout: 60_000 });
        const calls = readFileSync(log, 'utf8');
        const started = [...calls.matchAll(/execve\("([^"]+)".* = 0$/gm)].map((m) => m[1]?.split('/').at(-1) ?? '');
        expect(started[0]).toMatch(/^node/);
        expect(started.slice(1).every((program) => program === 'git')).toBe(true);
        expect(calls).not.toMatch(/connect\(.*(?:AF_INET|AF_UNIX)/);
        expect(calls).not.toContain(`execve("${root}`);
      }
    }
  },
  120_000,
);

import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { changedFiles, type Opened, openCommit, openIndex, openWork } from '../../src/world/open.ts';
import { ALL_LINES, FEW_LINES, say } from './lines.ts';
import { buildHostile, COMBINED, careless, type Hostile, SETTINGS } from './repositories.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-hostile-')));
let hostile: Hostile;

beforeAll(() => {
  hostile = buildHostile(join(folder, 'repositories'));
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

/** `npm run verify` asks for the whole product; a change waits for one line a command, and for every format of the ways that stand together. */
const WHOLE = process.env['GRANTLINT_EVIL'] === 'all';

test(
  'every command over every repository runs nothing, and in every format over all ways at once',
  async () => {
    const wrong: string[] = [];
    for (const name of hostile.names) {
      for (const root of rootsOf(name)) {
        touch(root);
        for (const line of WHOLE || name === COMBINED ? ALL_LINES : FEW_LINES) {
          const { code, err } = await say(line, root, folder);
          if (code > 3 && line[0] !== 'can') wrong.push(`${name}: ${line.join(' ')}: exit ${code}`);
          if (/grantlint: internal error|\n\s+at /.test(err)) wrong.push(`${name}: ${line.join(' ')}: ${err}`);
          for (const mark of hostile.marks()) wrong.push(`${name}: ${line.join(' ')}: ran ${mark}`);
          hostile.clear();
        }
      }
    }
    expect(wrong).toEqual([]);
  },
  WHOLE ? 1_800_000 : 240_000,
);

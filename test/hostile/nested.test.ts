import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { check } from '../../src/pipelines/check.ts';
import { openWork } from '../../src/world/open.ts';
import { drawer } from '../load/secrets/fakes.ts';
import { gitIn, opened, options, repository, temporary, write } from '../world/repository.ts';
import { buildHostile, careless, type Hostile } from './repositories.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-nested-')));
const env = `API_TOKEN=${drawer(6)('ABCDEFGHJKLMNPQRSTUVWXYZ23456789abcdefghjk', 32)}\n`;
let hostile: Hostile;
beforeAll(() => {
  hostile = buildHostile(join(folder, 'repositories'));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => hostile.clear());

const SECRET = /^(?:unignored|tracked|reopened)-secret$/;
const checked = (root: string) => check(opened(openWork(root, options(root))), { rules, run: DEFAULT_RUN });

test('hostile repositories inside a harmless one: their secrets are judged, and nothing of them runs', () => {
  gitIn(folder, 'init', '-q');
  const files = hostile.names.map((name) => `repositories/${name}/mine.env`);
  for (const file of files) writeFileSync(join(folder, file), env, { mode: 0o600 });
  careless(join(hostile.folder, 'fsmonitor'), 'ls-files', '-m');
  expect(hostile.marks()).toContain('fsmonitor');
  hostile.clear();
  const { findings, incomplete } = checked(folder);
  expect(hostile.marks()).toEqual([]);
  const judged = new Set(findings.flatMap(({ rule, file }) => (SECRET.test(rule) ? [file] : [])));
  const unknown = new Set(incomplete.map(({ file }) => file));
  expect(files.filter((file) => !judged.has(file) && ![...unknown].some((one) => file.startsWith(`${one}/`)))).toEqual([]);
  expect(judged.size).toBeGreaterThan(30);
}, 240_000);

test.each([
  ['a .git file', (root: string, other: string) => write(root, { 'lib/.git': `gitdir: ${other}/.git\n` })],
  ['a common folder', (root: string, other: string) => write(root, { 'lib/.git/HEAD': 'ref: refs/heads/main\n', 'lib/.git/commondir': `${other}/.git\n` })],
  ['a link', (root: string, other: string) => write(root, { 'lib/.git': { link: join(other, '.git') } })],
  ['a link on the way', (root: string, other: string) => write(root, { 'lib/.git': 'gitdir: ../way/.git\n', way: { link: other } })],
])('the repository of somebody else is not asked: %s', (_, make) => {
  const other = repository({ 'mine.env': env });
  const root = repository({});
  make(root, other);
  write(root, { 'lib/mine.env': env });
  const { findings, incomplete } = checked(root);
  expect(findings.filter(({ rule, file }) => file === 'lib/mine.env' && SECRET.test(rule))).toEqual([]);
  expect(incomplete.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
    expect.stringMatching(/^lib: what git tracks and ignores there is unknown: its \.git /),
  ]);
});

test('no git of the outer repository is run for the inner one', () => {
  const root = repository({});
  const mark = join(root, 'mark');
  write(root, { 'node_modules/.bin/git': `#!/bin/sh\ntouch '${mark}'\n`, 'lib/.gitignore': '!x\n', 'lib/mine.env': env });
  chmodSync(join(root, 'node_modules/.bin/git'), 0o755);
  gitIn(join(root, 'lib'), 'init', '-q');
  const world = opened(openWork(root, { cwd: root, env: { PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`, HOME: root } }));
  const { findings } = check(world, { rules, run: DEFAULT_RUN });
  expect(existsSync(mark)).toBe(false);
  expect(findings.filter(({ rule }) => SECRET.test(rule)).map(({ file }) => file)).toEqual(['lib/mine.env']);
});

test('a clone of a huge project in a small one costs little, and what lies near its root is seen', () => {
  const root = temporary();
  gitIn(root, 'init', '-q');
  const many = Object.fromEntries(Array.from({ length: 11_000 }, (_, i) => [`lib/a/b/${i}`, '']));
  write(root, { ...many, 'lib/mine.env': env, 'lib/a/b/c/d.env': env });
  gitIn(join(root, 'lib'), 'init', '-q');
  const { findings } = checked(root);
  expect(findings.filter(({ rule }) => rule === 'unignored-secret').map(({ file }) => file)).toEqual(['lib/mine.env']);
});

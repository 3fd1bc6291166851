import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleGit } from 'simple-git';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCommit, openIndex, openWork } from '../../src/world/open.ts';

/** simple-git is the second opinion: another reader of the same repository, with git's own porcelain behind it. */
const folder = mkdtempSync(join(tmpdir(), 'grantlint-simple-git-'));
const git = simpleGit({ baseDir: folder });
const options = { env: { PATH: process.env['PATH'], HOME: folder }, cwd: folder };
const put = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeAll(async () => {
  await git.init(['-b', 'main']);
  await git.addConfig('user.name', 'a');
  await git.addConfig('user.email', 'a@example.com');
  put('.claude/settings.json', '{ "permissions": { "allow": ["Bash(npm test)"] } }\n');
  put('.gitignore', '.env\nlogs/\n');
  put('name with spaces/é.md', 'text\n');
  await git.add('.');
  await git.commit('one');
  put('.claude/settings.json', '{ "permissions": { "allow": ["Bash"] } }\n');
  put('CLAUDE.md', 'staged\n');
  await git.add('.');
  put('CLAUDE.md', 'edited after staging\n');
  put('.env', 'A=b\n');
  put('new.md', 'untracked\n');
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = (opened: ReturnType<typeof openIndex>) => {
  if (!opened.world) throw new Error(opened.failure.message);
  return opened.world;
};
const text = (opened: ReturnType<typeof openIndex>, path: string) => {
  const { bytes } = world(opened).project.read(path);
  return bytes && new TextDecoder().decode(bytes);
};

test('the index lists and reads what git lists and shows', async () => {
  const index = openIndex(folder, options);
  const listed = (await git.raw('ls-files', '-z')).split('\0').filter(Boolean).sort();
  expect(world(index).project.list()).toEqual(listed);
  for (const path of listed) expect(text(index, path)).toBe(await git.show(`:${path}`));
});

test('a commit lists and reads what git lists and shows', async () => {
  const commit = openCommit(folder, 'HEAD', options);
  const listed = (await git.raw('ls-tree', '-r', '-z', '--name-only', 'HEAD')).split('\0').filter(Boolean).sort();
  expect(world(commit).project.list()).toEqual(listed);
  for (const path of listed) expect(text(commit, path)).toBe(await git.show(`HEAD:${path}`));
});

test('tracked and ignored are what git says', async () => {
  const { git: facts } = world(openWork(folder, options));
  const status = await git.status(['--ignored']);
  expect(status.ignored).toEqual(['.env']);
  expect(facts?.ignoredBy('.env')).toMatchObject({ source: '.gitignore', line: 1, pattern: '.env', personal: false });
  expect(facts?.tracked('.env')).toBe(false);
  expect(status.not_added).toEqual(['new.md']);
  expect(facts?.tracked('new.md')).toBe(false);
  expect(facts?.ignoredBy('new.md')).toBeUndefined();
  expect(facts?.tracked('CLAUDE.md')).toBe(true);
});

import { chmodSync, mkdirSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { changedFiles, openCommit, openIndex, openWork } from '../../src/world/open.ts';
import type { Tree, World } from '../../src/world/tree.ts';
import { type Content, gitIn, opened, options, repository, temporary, textOf, write } from './repository.ts';

/** Modes and owners are what git does not keep; a tree without them must give the same findings from every source. */
function withoutModes(world: World): World {
  const project: Tree = {
    ...world.project,
    stat(path) {
      const stat = world.project.stat(path);
      return stat && { kind: stat.kind, size: stat.size, mode: undefined, uid: undefined, ...(stat.target !== undefined && { target: stat.target }) };
    },
  };
  return { ...world, project };
}

const bytesOf = (world: World): string => {
  const { findings, incomplete, harness } = check(withoutModes(world), { rules, run: DEFAULT_RUN });
  return JSON.stringify({ findings, incomplete, files: [...harness.documents.keys()], secrets: harness.secretFiles.map((s) => s.file) }, null, 1);
};

const PROJECT: Readonly<Record<string, Content>> = {
  '.claude/settings.json': '{ "permissions": { "allow": ["Bash", "Bash(git:*)", "bash(x)", "Write(/tmp/x)"], "defaultMode": "acceptEdits" }, "denies": [] }',
  '.claude/settings.local.json': '{ "permissions": { "allow": [ } }',
  '.claude/skills/a/SKILL.md': '---\nname: a\ndescription: does a thing\n---\nText ${X}\n',
  '.claude/skills/linked': { link: '../../skills/linked' },
  'skills/linked/SKILL.md': '---\nname: linked\n---\n',
  '.claude/agents/x.md': '---\nname: x\n---\n',
  '.mcp.json': '{ "mcpServers": { "a": { "command": "npx", "args": ["-y", "some-server"] } } }',
  'CLAUDE.md': { link: 'AGENTS.md' },
  'AGENTS.md': '# Agents\n',
  'packages/p/.claude/settings.json': '{ "permissions": { "allow": ["Bash(*)"] } }',
  '.gitignore': '*.log\n.env\n!keep.env\n',
  'keep.env': 'A=1\n',
  'run.sh': '#!/bin/sh\nclaude -p "hi" --dangerously-skip-permissions\n',
  'plugin/.claude-plugin/plugin.json': '{ "name": "p", "commands": "./extra" }',
  'plugin/extra/do.md': '---\nallowed-tools: Bash\n---\n',
  'plugin/commands/it.md': 'text\n',
  'a name\nwith a newline.env': 'X=1\n',
};

describe('the same content gives the same findings', () => {
  const memory = () =>
    memoryWorld(Object.fromEntries(Object.entries(PROJECT).map(([name, c]) => [name, typeof c === 'string' ? c : { symlink: c.link }])), {
      tracked: Object.keys(PROJECT),
    });
  test('as work tree, index, commit and memory', () => {
    const folder = repository({});
    write(folder, PROJECT);
    gitIn(folder, 'add', '-f', '.');
    gitIn(folder, 'commit', '-q', '-m', 'two');
    const expected = bytesOf(memory());
    expect(JSON.parse(expected).findings.length).toBeGreaterThan(5);
    expect(bytesOf(opened(openWork(folder, options(folder))))).toBe(expected);
    expect(bytesOf(opened(openIndex(folder, options(folder))))).toBe(expected);
    expect(bytesOf(opened(openCommit(folder, 'HEAD', options(folder))))).toBe(expected);
    expect(bytesOf(opened(openCommit(folder, 'main~0', options(folder))))).toBe(expected);
  });
  test('also below the top of a repository, with parents', () => {
    const folder = repository({});
    const inside = Object.fromEntries(Object.entries(PROJECT).map(([name, c]) => [`sub/project/${name}`, c]));
    write(folder, {
      ...inside,
      '.mcp.json': '{ "mcpServers": { "up": { "type": "http", "url": "http://example.com/mcp" } } }',
      '.claude/settings.local.json': '{ "permissions": { "allow": ["Bash(curl:*)"] } }',
      '.claude/skills/up/SKILL.md': '---\nname: up\n---\n',
    });
    gitIn(folder, 'add', '-f', '.');
    gitIn(folder, 'commit', '-q', '-m', 'two');
    const root = join(folder, 'sub/project');
    const work = opened(openWork(root, options(root)));
    const expected = bytesOf(work);
    expect(JSON.parse(expected).files).toEqual(
      expect.arrayContaining(['../../.mcp.json', '../../.claude/settings.local.json', '../../.claude/skills/up/SKILL.md']),
    );
    expect(bytesOf(opened(openIndex(root, options(root))))).toBe(expected);
    expect(bytesOf(opened(openCommit(root, 'HEAD', options(root))))).toBe(expected);
  });
});

describe('the index', () => {
  test('is what is staged, whatever the work tree says', () => {
    const folder = repository({ 'a.txt': 'one', 'gone.txt': 'x', 'old.txt': 'moved' });
    write(folder, { 'a.txt': 'two', 'new.txt': 'new', 'untracked.txt': 'u' });
    gitIn(folder, 'add', 'a.txt', 'new.txt');
    gitIn(folder, 'rm', '-q', 'gone.txt');
    gitIn(folder, 'mv', 'old.txt', 'renamed.txt');
    write(folder, { 'a.txt': 'three', 'gone.txt': 'back' });
    unlinkSync(join(folder, 'new.txt'));
    const world = opened(openIndex(folder, options(folder)));
    expect(world.project.list()).toEqual(['a.txt', 'new.txt', 'renamed.txt']);
    expect(textOf(world, 'a.txt')).toBe('two');
    expect(textOf(world, 'new.txt')).toBe('new');
    expect(world.project.read('gone.txt').problem).toBe('absent');
    expect(world.git?.tracked('untracked.txt')).toBe(false);
  });
  test('leaves out what is only intended to be added, and keeps an empty file', () => {
    const folder = repository({ 'a.txt': 'one' });
    write(folder, { 'later.txt': 'later', 'empty.txt': '', 'deep/later.txt': 'later' });
    gitIn(folder, 'add', 'empty.txt');
    gitIn(folder, 'add', '-N', 'later.txt', 'deep/later.txt');
    expect(opened(openIndex(folder, options(folder))).project.list()).toEqual(['a.txt', 'empty.txt']);
    mkdirSync(join(folder, 'deep'), { recursive: true });
    const deep = join(folder, 'deep');
    const world = opened(openIndex(deep, options(deep)));
    expect(world.project.list()).toEqual([]);
    expect(textOf(world, '../empty.txt')).toBe('');
  });
  test('says that a file in conflict has no version yet', () => {
    const folder = repository({ 'a.txt': 'one' });
    gitIn(folder, 'checkout', '-q', '-b', 'other');
    write(folder, { 'a.txt': 'theirs' });
    gitIn(folder, 'commit', '-qam', 'theirs');
    gitIn(folder, 'checkout', '-q', 'main');
    write(folder, { 'a.txt': 'ours' });
    gitIn(folder, 'commit', '-qam', 'ours');
    expect(() => gitIn(folder, 'merge', '-q', 'other')).toThrow();
    expect(opened(openIndex(folder, options(folder))).project.read('a.txt')).toMatchObject({
      problem: 'unreadable',
      detail: expect.stringContaining('conflict'),
    });
  });
  test('holds links as links and submodules as folders', () => {
    const folder = repository({ 'a.txt': 'one', 'in.txt': { link: 'a.txt' }, 'out.txt': { link: '/etc/hostname' }, 'up.txt': { link: '../x' } });
    const inner = join(folder, 'module');
    mkdirSync(inner);
    gitIn(inner, 'init', '-q');
    write(inner, { 'secret.env': 'A=1', '.mcp.json': '{}' });
    gitIn(inner, 'add', '-A');
    gitIn(inner, 'commit', '-qm', 'inner');
    gitIn(folder, 'add', 'module');
    for (const world of [opened(openIndex(folder, options(folder))), opened(openWork(folder, options(folder)))]) {
      expect(world.project.list()).toEqual(['a.txt', 'in.txt', 'out.txt', 'up.txt']);
      expect(textOf(world, 'in.txt')).toBe('one');
      expect(world.project.read('out.txt').problem).toBe('outside');
      expect(world.project.stat('in.txt')).toMatchObject({ kind: 'symlink', target: 'a.txt' });
      expect(world.project.stat('module')?.kind).toBe('directory');
      expect(world.git?.tracked('module/.mcp.json')).not.toBe(true);
      expect(world.git?.ignoredBy('module/.mcp.json')).toBeUndefined();
      expect(world.git?.tracked('a.txt')).toBe(true);
      expect(world.git?.problems?.()).toEqual([]);
    }
  });
});

describe('a commit', () => {
  test('is found by any name and read from its own objects', () => {
    const folder = repository({ 'a.txt': 'one' });
    gitIn(folder, 'tag', 'v1');
    write(folder, { 'a.txt': 'two', 'b.txt': 'b' });
    gitIn(folder, 'add', '-A');
    gitIn(folder, 'commit', '-qm', 'two');
    for (const name of ['v1', 'HEAD~1', 'main^', gitIn(folder, 'rev-parse', 'v1').trim()]) {
      const world = opened(openCommit(folder, name, options(folder)));
      expect(world.project.list()).toEqual(['a.txt']);
      expect(textOf(world, 'a.txt')).toBe('one');
    }
  });
  test.each(['nope', '--help', '-x', '', 'HEAD:a.txt', 'a\0b', '@{-9}', '--upload-pack=touch x'])('a name that is none gives words: %j', (name) => {
    const folder = repository({ 'a.txt': 'one' });
    expect(openCommit(folder, name, options(folder)).failure).toMatchObject({ kind: 'unknown-revision', remedy: expect.stringContaining('.') });
  });
});

describe('what differs from a base', () => {
  test('is told for work tree, index and commit', () => {
    const folder = repository({ 'same.txt': 's', 'edited.txt': 'e', 'staged.txt': 's', 'committed.txt': 'c', 'sub/deep.txt': 'd', 'windows.txt': 'a\nb\n' });
    gitIn(folder, 'checkout', '-q', '-b', 'topic');
    write(folder, { 'committed.txt': 'c2', 'sub/deep.txt': 'd2' });
    gitIn(folder, 'commit', '-qam', 'topic');
    gitIn(folder, 'checkout', '-q', 'main');
    write(folder, { 'same.txt': 'main moved on' });
    gitIn(folder, 'commit', '-qam', 'main');
    gitIn(folder, 'checkout', '-q', 'topic');
    write(folder, { 'edited.txt': 'e2', 'staged.txt': 's2', 'untracked.txt': 'u', 'windows.txt': 'a\r\nb\r\n' });
    gitIn(folder, 'add', 'staged.txt');
    const names = ['committed.txt', 'edited.txt', 'same.txt', 'staged.txt', 'sub/deep.txt', 'untracked.txt', 'windows.txt', '~/.claude.json', 'absent.txt'];
    const differing = (world: World, root = folder, asked = names) => {
      const { changed, failure } = changedFiles(root, 'main', world, options(root));
      if (failure) throw new Error(failure.message);
      return asked.filter((name) => changed.has(name));
    };
    const at = options(folder);
    expect(differing(opened(openWork(folder, at)))).toEqual(['committed.txt', 'edited.txt', 'staged.txt', 'sub/deep.txt', 'untracked.txt']);
    expect(differing(opened(openIndex(folder, at)))).toEqual(['committed.txt', 'staged.txt', 'sub/deep.txt']);
    expect(differing(opened(openCommit(folder, 'HEAD', at)))).toEqual(['committed.txt', 'sub/deep.txt']);
    const sub = join(folder, 'sub');
    expect(differing(opened(openWork(sub, options(sub))), sub, ['deep.txt', '../same.txt', '../edited.txt', '../committed.txt'])).toEqual([
      'deep.txt',
      '../edited.txt',
      '../committed.txt',
    ]);
    expect(changedFiles(folder, 'nope', opened(openWork(folder, at)), at).failure?.kind).toBe('unknown-revision');
  });
  test('a branch without a common commit and a shallow clone give words', () => {
    const folder = repository({ 'a.txt': '1' });
    gitIn(folder, 'checkout', '-q', '--orphan', 'lonely');
    gitIn(folder, 'commit', '-qm', 'lonely');
    const world = opened(openWork(folder, options(folder)));
    expect(changedFiles(folder, 'main', world, options(folder)).failure).toMatchObject({ kind: 'no-common-ancestor' });
    gitIn(folder, 'checkout', '-q', 'main');
    write(folder, { 'a.txt': '2' });
    gitIn(folder, 'commit', '-qam', 'two');
    const clone = temporary();
    gitIn(clone, 'clone', '-q', '--depth', '1', `file://${folder}`, 'c');
    const shallow = join(clone, 'c');
    gitIn(shallow, 'fetch', '-q', '--depth', '1', 'origin', 'lonely:lonely');
    expect(changedFiles(shallow, 'lonely', opened(openWork(shallow, options(shallow))), options(shallow)).failure).toMatchObject({
      kind: 'no-common-ancestor',
      message: expect.stringContaining('shallow'),
    });
    expect(textOf(opened(openCommit(shallow, 'HEAD', options(shallow))), 'a.txt')).toBe('2');
  });
});

describe('repositories that are not plain', () => {
  test('no repository, bare, missing folder, no git', () => {
    const folder = temporary();
    expect(openIndex(folder, options(folder)).failure?.kind).toBe('no-repository');
    expect(openIndex(join(folder, 'nope'), options(folder)).failure?.kind).toBe('no-such-folder');
    expect(openWork(folder, options(folder)).world?.git).toBeUndefined();
    gitIn(folder, 'init', '-q', '--bare', 'b.git');
    const bare = join(folder, 'b.git');
    expect(openIndex(bare, options(bare)).failure?.kind).toBe('bare');
    expect(openCommit(bare, 'HEAD', options(bare)).failure?.kind).toBe('unknown-revision');
    const plain = repository({ 'a.txt': '1' });
    gitIn(plain, 'config', 'core.bare', 'true');
    expect(textOf(opened(openIndex(plain, options(plain))), 'a.txt')).toBe('1');
    const ok = repository({ '.env': 'A=1' });
    const none = options(ok, { env: { PATH: '/nonexistent' } });
    expect(openIndex(ok, none).failure?.kind).toBe('no-git');
    // What is plain is read without git; with a split index only git knows.
    expect(opened(openWork(ok, none)).git?.tracked('.env')).toBe(true);
    gitIn(ok, 'update-index', '--split-index');
    const world = opened(openWork(ok, none));
    expect(world.git?.tracked('.env')).toBeUndefined();
    expect(world.git?.available).toBe(false);
    expect(world.git?.problems?.()).toHaveLength(1);
  });
  test('a git that lies in the repository is never run', () => {
    const folder = repository({ 'node_modules/.bin/git': '#!/bin/sh\ntouch "$0.ran"\n', 'a.txt': 'one' });
    chmodSync(join(folder, 'node_modules/.bin/git'), 0o755);
    const env = { PATH: `.:node_modules/.bin:${join(folder, 'node_modules/.bin')}:${process.env['PATH']}`, HOME: folder };
    const world = opened(openIndex(folder, { cwd: folder, env }));
    expect(textOf(world, 'a.txt')).toBe('one');
    expect(opened(openWork(folder, { cwd: folder, env })).project.stat('node_modules/.bin/git.ran')).toBeUndefined();
  });
  test('SHA-256 names', () => {
    const folder = repository({ 'a.txt': 'one', 'empty.txt': '' }, '--object-format=sha256');
    write(folder, { 'later.txt': 'x', 'a.txt': 'two' });
    gitIn(folder, 'add', '-N', 'later.txt');
    const world = opened(openIndex(folder, options(folder)));
    expect(world.project.list()).toEqual(['a.txt', 'empty.txt']);
    expect(textOf(world, 'a.txt')).toBe('one');
    const { changed } = changedFiles(folder, 'HEAD', opened(openWork(folder, options(folder))), options(folder));
    expect(['a.txt', 'empty.txt', 'later.txt'].filter((name) => changed?.has(name))).toEqual(['a.txt', 'later.txt']);
  });
  test('a linked work tree', () => {
    const folder = repository({ 'a.txt': 'one', '.gitignore': 'x\n' });
    const linked = join(temporary(), 'linked');
    gitIn(folder, 'worktree', 'add', '-q', linked);
    write(linked, { 'a.txt': 'two', '.gitignore': 'y\n' });
    gitIn(linked, 'add', 'a.txt');
    const world = opened(openIndex(linked, options(linked)));
    expect(textOf(world, 'a.txt')).toBe('two');
    expect(world.git?.ignoredBy('x')).toMatchObject({ source: '.gitignore', line: 1 });
    expect(world.git?.ignoredBy('y')).toBeUndefined();
    expect(opened(openWork(linked, options(linked))).git?.ignoredBy('y')).toMatchObject({ pattern: 'y' });
    expect(textOf(opened(openCommit(linked, 'HEAD', options(linked))), 'a.txt')).toBe('one');
  });
  test('a missing object is said and nothing is fetched', () => {
    const folder = repository({ 'a.txt': 'one', 'b.txt': 'two' });
    const name = gitIn(folder, 'rev-parse', 'HEAD:a.txt').trim();
    rmSync(join(folder, '.git/objects', name.slice(0, 2), name.slice(2)));
    const world = opened(openIndex(folder, options(folder)));
    expect(world.project.read('a.txt')).toMatchObject({ problem: 'missing', detail: expect.stringContaining('missing') });
    expect(textOf(world, 'b.txt')).toBe('two');
  });
  test('a repository with a format from the future', () => {
    const folder = repository({ 'a.txt': 'one' });
    gitIn(folder, 'config', 'core.repositoryformatversion', '1');
    gitIn(folder, 'config', 'extensions.fromTheFuture', 'true');
    expect(openIndex(folder, options(folder)).failure).toMatchObject({ kind: 'unsupported' });
  });
  test('a damaged index', () => {
    const folder = repository({ 'a.txt': 'one' });
    write(folder, { '.git/index': 'garbage that is long enough to be read as an index' });
    expect(openIndex(folder, options(folder)).failure).toMatchObject({ kind: 'damaged' });
  });
  test('before the first commit', () => {
    const folder = temporary();
    gitIn(folder, 'init', '-q');
    write(folder, { 'a.txt': 'one' });
    gitIn(folder, 'add', '-A');
    expect(textOf(opened(openIndex(folder, options(folder))), 'a.txt')).toBe('one');
    expect(openCommit(folder, 'HEAD', options(folder)).failure?.kind).toBe('unknown-revision');
  });
});

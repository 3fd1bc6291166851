import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { load } from '../../src/load/load.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { openCommit, openIndex, openWork } from '../../src/world/open.ts';
import type { World } from '../../src/world/tree.ts';
import { type Content, gitIn, opened, options, repository, write } from './repository.ts';

/** Everything that a tree answers about some paths, without modes and owners. */
function answers(world: World, paths: readonly string[]): unknown {
  const text = (path: string) => {
    const { bytes, problem } = world.project.read(path);
    return problem ?? Buffer.from(bytes).toString();
  };
  const list = world.project.list();
  const { facts } = load(world, []);
  return {
    list,
    links: [...(world.project.folderLinks?.() ?? [])].sort(),
    problems: world.project
      .problems?.()
      .map((p) => p.path)
      .sort(),
    asked: paths.map((path) => {
      const stat = world.project.stat(path);
      // An empty folder is nothing to git; sizes of folders mean nothing.
      return [path, stat?.kind, stat?.target, stat?.kind === 'directory' ? 0 : stat?.size, text(path)];
    }),
    entries: ['', '.claude', '.claude/skills', 'a', 'b'].map((dir) => world.project.entries(dir).filter((name) => name !== '.git')),
    tracked: list.map((path) => facts.tracked(path)),
  };
}

const NAMES = ['a', 'b', 'c.md', '.claude', 'skills', 's', 'SKILL.md'] as const;
const path = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const target = fc.oneof(
  path,
  path.map((p) => `../${p}`),
  path.map((p) => `../../${p}`),
  fc.constantFrom('.', '..', '../..', '../../..', '/etc', '/nowhere/x', '/etc/hostname', './a'),
);
const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'x', 'text\n') },
  { weight: 2, arbitrary: target.map((link) => ({ link })) },
);
/** A file may not stand where another name needs a folder. */
const files = fc.dictionary(path, content, { minKeys: 1, maxKeys: 12 }).map((all) => {
  const names = Object.keys(all);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.some((other) => other !== name && name.startsWith(`${other}/`))));
});

test('work tree, index, commit and memory answer alike, links and odd paths included', () => {
  fc.assert(
    fc.property(files, fc.array(path, { maxLength: 6 }), (all, more) => {
      const folder = repository({});
      write(folder, all);
      gitIn(folder, 'add', '-f', '-A');
      gitIn(folder, 'commit', '-q', '--allow-empty', '-m', 'two');
      const paths = [...Object.keys(all), ...more, './a', 'a/', 'a/../b', '.claude//skills', 'a\0b', '../outside'];
      const expected = answers(opened(openIndex(folder, options(folder))), paths);
      expect(answers(opened(openCommit(folder, 'HEAD', options(folder))), paths)).toEqual(expected);
      const memory = Object.fromEntries(Object.entries(all).map(([name, c]) => [name, typeof c === 'string' ? c : { symlink: c.link }]));
      expect(answers(memoryWorld(memory, { tracked: Object.keys(all) }), paths)).toEqual(expected);
      expect(answers(opened(openWork(folder, options(folder))), paths)).toEqual(expected);
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 15) },
  );
});

test('an empty folder is a folder only to the work tree', () => {
  const folder = repository({ 'a.txt': '' });
  mkdirSync(join(folder, 'empty'));
  expect(opened(openWork(folder, options(folder))).project.stat('empty')?.kind).toBe('directory');
  expect(opened(openIndex(folder, options(folder))).project.stat('empty')).toBeUndefined();
});

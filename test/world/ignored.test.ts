import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCommit, openIndex, openWork } from '../../src/world/open.ts';
import type { World } from '../../src/world/tree.ts';
import { gitIn, opened, options, repository, temporary, write } from './repository.ts';

const NAMES = ['a', 'b', 'x.log', 'd', '.env'] as const;
const path = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const pattern = fc
  .tuple(
    fc.constantFrom('', '!', '/', '!/'),
    fc.constantFrom('a', 'd', '*.log', '*', 'a/b', '**/b', '.env', 'd/*', '[ad]', '# no', ''),
    fc.constantFrom('', '/'),
  )
  .map((parts) => parts.join(''));
const ignoreFile = fc.array(pattern, { maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`);
const ignoreFiles = fc.record({ top: ignoreFile, a: fc.option(ignoreFile), ad: fc.option(ignoreFile), exclude: ignoreFile });
type Ignores = typeof ignoreFiles extends fc.Arbitrary<infer T> ? T : never;

const filesOf = ({ top, a, ad }: Ignores) => ({ '.gitignore': top, ...(a !== null && { 'a/.gitignore': a }), ...(ad !== null && { 'a/d/.gitignore': ad }) });
const asked = (world: World, paths: readonly string[]) => {
  world.git?.prime(paths);
  return paths.map((p) => [p, world.git?.tracked(p), world.git?.ignoredBy(p)]);
};

test('an index or a commit ignores what a fresh work tree of it would', () => {
  fc.assert(
    fc.property(ignoreFiles, ignoreFiles, fc.array(path, { maxLength: 3 }), fc.uniqueArray(path, { maxLength: 12 }), (staged, edited, tracked, paths) => {
      const folder = repository({});
      const files = tracked.filter((p) => !tracked.some((other) => other.startsWith(`${p}/`)) && p !== 'a' && p !== 'a/d');
      write(folder, { ...filesOf(staged), ...Object.fromEntries(files.map((p) => [p, 'x'])) });
      gitIn(folder, 'add', '-f', '-A');
      gitIn(folder, 'commit', '-qm', 'two');
      writeFileSync(join(folder, '.git/info/exclude'), staged.exclude);
      // The oracle: git itself, in a work tree that has just these files.
      const fresh = join(temporary(), 'fresh');
      mkdirSync(fresh);
      gitIn(folder, 'worktree', 'add', '-q', '--detach', fresh);
      // No name that is asked about may need a folder where a file stands.
      const names = paths.filter((p) => !files.some((file) => p.startsWith(`${file}/`) || file.startsWith(`${p}/`)) && !['a', 'a/d'].includes(p));
      const expected = asked(opened(openWork(fresh, options(fresh))), names);
      expect(asked(opened(openIndex(folder, options(folder))), names)).toEqual(expected);
      write(folder, filesOf(edited));
      expect(asked(opened(openIndex(folder, options(folder))), names)).toEqual(expected);
      expect(asked(opened(openCommit(folder, 'HEAD', options(folder))), names)).toEqual(expected);
      const sub = join(folder, 'a');
      if (filesOf(staged)['a/.gitignore'] === undefined) return;
      const below = opened(openCommit(sub, 'HEAD', options(sub)));
      const inside = names.filter((p) => p.startsWith('a/'));
      expect(inside.map((p) => below.git?.ignoredBy(p.slice(2))?.pattern)).toEqual(
        inside.map((p) => expected.flatMap(([name, , rule]) => (name === p && typeof rule === 'object' ? [rule.pattern] : []))[0]),
      );
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 10) },
  );
});

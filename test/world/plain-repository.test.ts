import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainFirst } from '../../src/world/git/plain-repository.ts';
import { factsAt } from '../../src/world/git.lazy.ts';
import { findRepository } from '../../src/world/repository.ts';
import type { GitFacts } from '../../src/world/tree.ts';

const env = { PATH: process.env['PATH'], HOME: '/nowhere' };

function inRepository<T>(files: Readonly<Record<string, string>>, added: readonly string[], use: (root: string) => T): T {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-plain-')));
  try {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', root, ...args], { stdio: 'ignore', env: { ...env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
    git('init', '-q');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    if (added.length > 0) git('add', '-f', '--', ...added);
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Git itself, and how often it was asked. */
function both(root: string): { readonly git: GitFacts; readonly plain: GitFacts; readonly asked: () => number } {
  const place = findRepository(root);
  if (!place) throw new Error('no repository');
  const git = factsAt(place, { cwd: root, env });
  let asked = 0;
  const counting: GitFacts = {
    get available() {
      asked++;
      return git.available ?? true;
    },
    tracked(path) {
      asked++;
      return git.tracked(path);
    },
    ignoredBy(path) {
      asked++;
      return git.ignoredBy(path);
    },
    decidedBy: (path) => git.decidedBy(path),
    prime: (paths) => git.prime(paths),
  };
  return { git: factsAt(place, { cwd: root, env }), plain: plainFirst(place, env, counting), asked: () => asked };
}

const LINES = [
  '.env',
  '.env.*',
  '*.local.*',
  'dist/',
  '/dist',
  'a/b',
  'a/',
  '*',
  'a*',
  '/a/*',
  '.claude/settings.local.json',
  '# x',
  '',
  '!a',
  '**/a',
  'a ',
  '*.md',
  'b/c/',
  '/b',
  'x[1]',
  '.claude',
  'S*.md',
  'skills/',
];
const PATHS = [
  '.env',
  '.env.local',
  'a',
  'a/b',
  'a/b/c',
  'b/c',
  'dist/x',
  'src/dist/x',
  '.claude/settings.local.json',
  '.claude/skills/x/SKILL.md',
  'ab/a.md',
  'x1',
  'nowhere/a',
];

test('a plain repository is answered as git answers', () => {
  const ignore = fc.array(fc.constantFrom(...LINES), { maxLength: 3 }).map((lines) => `${lines.join('\n')}\n`);
  const some = fc.subarray(PATHS.filter((path) => path !== 'a' && path !== 'a/b' && path !== 'nowhere/a'));
  let own = 0;
  fc.assert(
    fc.property(
      ignore,
      fc.option(ignore, { nil: undefined }),
      fc.option(ignore, { nil: undefined }),
      some,
      fc.nat({ max: 3 }),
      (top, inside, exclude, there, added) => {
        const files = Object.fromEntries(there.map((path) => [path, 'x']));
        const all = { ...files, '.gitignore': top, ...(inside && { 'a/.gitignore': inside }), ...(exclude && { '.git/info/exclude': exclude }) };
        inRepository(all, there.slice(0, added), (root) => {
          const { git, plain, asked } = both(root);
          for (const path of PATHS) {
            expect(plain.tracked(path), `${path} ${JSON.stringify(all)}`).toBe(git.tracked(path));
            expect(plain.ignoredBy(path), `${path} ${JSON.stringify(all)}`).toEqual(git.ignoredBy(path));
          }
          if (asked() === 0) own++;
        });
      },
    ),
    { numRuns: 60, seed: 11 },
  );
  expect(own).toBeGreaterThan(10);
}, 120_000);

test('what is not plain is git’s to say', () => {
  const askedOf = (files: Readonly<Record<string, string>>, change: (root: string) => void = () => {}) =>
    inRepository(files, ['.gitignore'], (root) => {
      change(root);
      const { git, plain, asked } = both(root);
      expect(plain.ignoredBy('.env')).toEqual(git.ignoredBy('.env'));
      expect(plain.tracked('.env')).toEqual(git.tracked('.env'));
      return asked();
    });
  const files = { '.gitignore': '.env\n', '.env': 'x' };
  expect(askedOf(files)).toBe(0);
  expect(askedOf({ ...files, '.gitignore': '.env\n!.env\n' })).toBeGreaterThan(0);
  const git = (root: string, ...args: readonly string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'ignore', env });
  expect(askedOf(files, (root) => git(root, 'config', 'core.ignorecase', 'true'))).toBeGreaterThan(0);
  expect(askedOf(files, (root) => git(root, 'config', 'core.worktree', root))).toBeGreaterThan(0);
  expect(askedOf(files, (root) => git(root, 'update-index', '--index-version', '4'))).toBeGreaterThan(0);
  expect(askedOf(files, (root) => git(root, 'update-index', '--split-index'))).toBeGreaterThan(0);
  expect(askedOf(files, (root) => git(root, 'config', 'include.path', 'x'))).toBeGreaterThan(0);
  expect(
    askedOf(files, (root) => {
      rmSync(join(root, '.gitignore'));
      writeFileSync(join(root, 'other'), '.env\n');
      symlinkSync('other', join(root, '.gitignore'));
    }),
  ).toBeGreaterThan(0);
});

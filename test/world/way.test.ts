import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workTree } from '../../src/world/node.ts';
import { wayTo } from '../../src/world/way.ts';
import { temporary, write } from './repository.ts';

test('ends where the system ends', () => {
  const folder = temporary();
  mkdirSync(join(folder, 'd/e'), { recursive: true });
  const names = ['a', 'b', 'd', 'd/e', 'd/l', 'd/e/l', 'c'];
  write(folder, { c: 'text' });
  const targets = [...names, '..', '.', '../d', '../../d/e/..', join(folder, 'd'), `${folder}/d/../c`, 'nothing', '/', 'a/b', 'l/../e'];
  let n = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'd/l', 'd/e/l'), fc.constantFrom(...targets)), { maxLength: 6 }), (links) => {
      const root = join(folder, `t${n++}`);
      mkdirSync(join(root, 'd/e'), { recursive: true });
      write(root, { c: 'text' });
      for (const [name, target] of new Map(links)) symlinkSync(target, join(root, name));
      for (const path of [...names, 'a/x', 'b/c', 'd/l/e', 'd/e/l/..', 'd/l/../c', 'c/x']) {
        let real: string | undefined;
        try {
          real = realpathSync.native(`${root}/${path}`);
        } catch {
          real = undefined;
        }
        expect([path, wayTo(`${root}/${path}`, root).real]).toEqual([path, real]);
      }
    }),
    { numRuns: 150 },
  );
});

/** Links to where a look alone does something, in every spelling. */
function trapped(): string {
  const root = temporary();
  const up = '../'.repeat(40);
  write(root, {
    'a.txt': 'a',
    sub: { link: '/net/host.invalid/share' },
    up: { link: `${up}net/host.invalid` },
    first: { link: 'second' },
    second: { link: '/tmp/../net/host.invalid/x' },
    dev: { link: '/proc/self' },
    share: { link: '//host.invalid/share' },
    '.claude/skills': { link: '../sub/skills' },
    '.claude/agents': { link: `../${up}/net/host.invalid` },
    '.claude/settings.json': { link: '../first/settings.json' },
    'CLAUDE.md': { link: 'sub/deep/CLAUDE.md' },
  });
  return root;
}

test('what lies behind a link to an automount is outside, however it is spelt', () => {
  const root = trapped();
  const tree = workTree(root);
  tree.list();
  for (const path of [
    'sub',
    'sub/x',
    'up/x',
    'first/x',
    'second/x',
    'dev/status',
    'share/x',
    '.claude/settings.json',
    'CLAUDE.md',
    '.claude/skills/a/SKILL.md',
  ]) {
    expect([path, tree.read(path).problem]).toEqual([path, 'outside']);
  }
  for (const path of ['sub/x', 'up/x', 'first/x', 'dev/status']) expect([path, tree.stat(path), tree.follow?.(path)]).toEqual([path, undefined, undefined]);
  expect(tree.problems?.().map(({ path }) => path)).toEqual(expect.arrayContaining(['.claude/skills', '.claude/agents']));
});

test.skipIf(spawnSync('strace', ['-V']).status !== 0)('the system calls: nothing behind such a link is looked at (needs strace)', () => {
  const root = trapped();
  const script = `
    import { workTree } from './src/world/node.ts';
    const tree = workTree(${JSON.stringify(root)});
    const asked = [...tree.list(), 'sub/x', 'sub/x/y', 'up/x', 'first/x/y', 'second/x', 'dev/status', 'share/x', '.claude/skills/a/SKILL.md'];
    for (const path of asked) for (const one of [path, path + '/z']) { tree.stat(one); tree.read(one); tree.entries(one); tree.follow(one); }
    console.log(asked.length);`;
  const log = join(root, 'calls');
  const { outputFiles } = buildSync({
    stdin: { contents: script, resolveDir: new URL('../..', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    logLevel: 'error',
  });
  const run = spawnSync('strace', ['-f', '-qq', '-e', 'trace=file', '-o', log, process.execPath, '-e', outputFiles[0]?.text ?? ''], { encoding: 'utf8' });
  expect([run.status, Number(run.stdout) > 10]).toEqual([0, true]);
  const calls = readFileSync(log, 'utf8').split('\n');
  expect(calls.some((line) => line.includes('.claude/settings.json'))).toBe(true);
  // The first text of a call is what is looked at; of a link's own text the second is what it says.
  const looked = calls.map((line) => /^[^"]*"([^"]*)"/.exec(line)?.[1] ?? '');
  const touched = looked.filter(
    (path) => path.includes('host.invalid') || (path.startsWith(root) && /\/(?:skills|agents|sub|up|first|second|dev|share)\//.test(path)),
  );
  expect(touched).toEqual([]);
});

test('who names a folder below an automount is served there', () => {
  expect(wayTo('/net/host.invalid/repository/x/y', '/net/host.invalid/repository').lost).toBe('absent');
  // Whether it is away or absent hangs on this machine: no `/net` at all ends it before the names differ.
  expect(wayTo('/net/other.invalid/x', '/net/host.invalid/repository').lost).toMatch(/away|absent/);
  expect(wayTo('/proc/self', '/net/host.invalid/repository').lost).toBe('away');
});

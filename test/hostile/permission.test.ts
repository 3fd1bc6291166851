import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOUNDED, buildBounded } from './bounded.ts';

/* Node 22.13 and newer can bound a process itself. docs/safety.md says which flags grantlint needs; here each command runs with no more. */

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-permission-')));
const [dist, root, scratch, home] = ['dist', 'root', 'scratch', 'home'].map((name) => join(folder, name)) as [string, string, string, string];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const cannot = major < 22 || (major === 22 && minor < 13);

beforeAll(() => {
  if (cannot) return;
  buildBounded(root);
  for (const at of [scratch, home]) mkdirSync(at);
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: new URL('../..', import.meta.url).pathname, env: { ...process.env, GRANTLINT_DIST: dist } });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(flags: readonly string[], args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const done = spawnSync(process.execPath, ['--no-warnings', '--permission', ...flags, join(dist, 'cli.js'), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: home, TMPDIR: scratch },
    input: '',
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test.skipIf(cannot)(
  'every command works with --permission (needs Node 22.13 or newer)',
  () => {
    const wrong: string[] = [];
    for (const { args, writes = [] } of BOUNDED) {
      // Node makes links only for who may write everywhere; the copy of the repository is made of links.
      const writable = args.includes('--hostile-repo') ? ['*'] : [scratch, ...writes.map((file) => `${join(root, file)}*`)];
      const { code, out, err } = run(['--allow-fs-read=*', '--allow-child-process', ...writable.map((path) => `--allow-fs-write=${path}`)], args);
      if (![0, 1].includes(code ?? -1)) wrong.push(`${args.join(' ')}: exit ${code} ${out.slice(0, 200)} ${err.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(existsSync(join(root, 'RAN'))).toBe(false);
  },
  240_000,
);

test.skipIf(cannot)('what Node forbids is said, with the flag that is missing', () => {
  expect(run(['--allow-fs-read=*'], ['diff'])).toMatchObject({ code: 2, err: expect.stringContaining('without --allow-child-process') });
  expect(run(['--allow-fs-read=*', '--allow-child-process'], ['baseline'])).toMatchObject({ code: 3, err: expect.stringContaining('--allow-fs-write') });
  expect(run([`--allow-fs-read=${dist}`, `--allow-fs-read=${root}`], ['show'])).toMatchObject({ code: 3, err: expect.stringContaining('--allow-fs-read=*') });
});

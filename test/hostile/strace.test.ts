import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOUNDED, buildBounded } from './bounded.ts';
import { routed } from './lines.ts';

/* What the built program really does, asked of the kernel: which programs it starts, what it connects to, what it writes. */

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'grantlint-strace-')));
const [dist, root, scratch, home] = ['dist', 'root', 'scratch', 'home'].map((name) => join(folder, name)) as [string, string, string, string];
const missing = process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0;

beforeAll(() => {
  if (missing) return;
  buildBounded(root);
  for (const at of [scratch, home]) mkdirSync(at);
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: new URL('../..', import.meta.url).pathname, env: { ...process.env, GRANTLINT_DIST: dist } });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every command is among the lines', () => {
  expect(new Set(BOUNDED.map(({ args }) => args[0]))).toEqual(new Set(['check', ...routed()]));
});

const CALLS =
  'execve,execveat,socket,connect,sendto,bind,open,openat,openat2,creat,mkdir,mkdirat,rmdir,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,chmod,fchmodat,?fchmodat2,chown,lchown,fchownat,truncate,utimensat,mknod,mknodat,setxattr,mount,ptrace';
/** Whoever is asked for the user's name by the C library. */
const NAME_SERVICE = /^connect\(\d+, \{sa_family=AF_UNIX, sun_path="\/var\/run\/nscd\/socket"\}/;

/** What is wrong with one call; `may` says where it may write. */
function wrongWith(call: string, may: (path: string) => boolean): string | undefined {
  const name = /^\w+/.exec(call)?.[0] ?? '';
  // `AT_FDCWD</where>` and file descriptors with their paths (-y): relative names are completed with them.
  const paths = [...call.matchAll(/(?:\d+|AT_FDCWD)<([^>]*)>|"((?:[^"\\]|\\.)*)"/g)];
  const named = paths.flatMap(([, base, path], i) =>
    path === undefined || base !== undefined ? [] : [path.startsWith('/') ? path : join(paths[i - 1]?.[1] ?? root, path)],
  );
  if (name.startsWith('execve')) {
    const program = named[0]?.split('/').at(-1) ?? '';
    // Looking along PATH fails until the program is found.
    return /^(?:node|git|getfacl)$/.test(program) || (call.includes('= -1 ENOENT') && program === 'git') ? undefined : call;
  }
  if (name === 'socket') return /AF_UNIX/.test(call) ? undefined : call;
  if (name === 'connect') return NAME_SERVICE.test(call) ? undefined : call;
  if (name === 'sendto' || name === 'bind') return call;
  if (/^open/.test(name) && !/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(call)) return undefined;
  if (named[0] === '/dev/null' || named[0] === '/dev/tty') return undefined;
  // What a symbolic link says is only text.
  return (/^symlink/.test(name) ? named.slice(-1) : named).every(may) ? undefined : call;
}

test.skipIf(missing)(
  'every command: git and getfacl are the only programs, nothing connects, nothing is written but the named outputs (needs strace)',
  () => {
    const log = join(folder, 'calls');
    const wrong: string[] = [];
    let started = 0;
    for (const { args, writes = [] } of BOUNDED) {
      const argv = ['-f', '-qq', '-y', '--seccomp-bpf', '-s', '4096', '-e', `trace=${CALLS}`, '-e', 'signal=none', '-o', log];
      const run = spawnSync('strace', [...argv, process.execPath, join(dist, 'cli.js'), ...args], {
        cwd: root,
        env: { PATH: `${root}/node_modules/.bin:${process.env['PATH']}`, HOME: home, TMPDIR: scratch },
        input: '',
        encoding: 'utf8',
        timeout: 60_000,
      });
      const what = args.join(' ');
      if (![0, 1, 3].includes(run.status ?? -1)) wrong.push(`${what}: exit ${run.status} ${run.stderr}`);
      const outputs = writes.map((file) => join(root, file));
      const may = (path: string) =>
        path.startsWith(`${scratch}/`) || path.startsWith(`${dist}/compiled`) || outputs.some((output) => path === output || path.startsWith(`${output}.`));
      const calls = readFileSync(log, 'utf8')
        .split('\n')
        .map((line) => line.replace(/^\d+\s+/, ''));
      started += calls.filter((call) => /^execve.* = 0$/.test(call)).length;
      // A call in pieces is shown again as a whole where it resumes; its arguments stand in the first piece.
      wrong.push(...calls.flatMap((call) => (/^(?:<|\+|-|$)/.test(call) ? [] : (wrongWith(call, may) ?? []))).map((call) => `${what}: ${call.slice(0, 300)}`));
      for (const output of outputs) if (!existsSync(output)) wrong.push(`${what}: ${output} is not there`);
    }
    expect(wrong.slice(0, 40)).toEqual([]);
    expect(started).toBeGreaterThan(BOUNDED.length * 2);
    expect(existsSync(join(root, 'RAN'))).toBe(false);
  },
  240_000,
);

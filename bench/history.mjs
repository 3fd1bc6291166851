// `history` over a generated repository of 50,000 commits against the same `git log` alone, each in turn; and its memory.
// node bench/history.mjs [--commits 50000] [--configure 200] [--rounds 5] [--cli dist/cli.js] [--strict]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cleanEnvironment } from './fixture.mjs';
import { makeHistory } from './repository.mjs';

const argv = process.argv.slice(2);
const option = (name, otherwise) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : otherwise);
const commits = Number(option('--commits', '50000'));
const configure = Number(option('--configure', '200'));
const rounds = Number(option('--rounds', '5'));
const cli = resolve(option('--cli', 'dist/cli.js'));
const root = mkdtempSync(join(tmpdir(), 'grantlint-history-'));
const folder = join(root, 'r.git');
const nothing = openSync('/dev/null', 'r+');
const env = { ...cleanEnvironment(), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
await makeHistory(folder, { commits, configure });

/** What `history` asks of git, as src/world/git/walk.ts writes it. */
const LOG = [
  '--diff-merges=first-parent',
  '--root',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-decorate',
  '--no-notes',
  '--format=tformat:%H%P%ct%an%s',
];
const program = (...args) => ({ file: process.execPath, args: [cli, 'history', '-f', 'json', ...args] });
const log = (...args) => ({ file: 'git', args: ['--no-pager', 'log', ...LOG, ...args] });
const cases = [
  { name: 'git log, the main line', ...log('--first-parent') },
  { name: 'history', ...program(), against: 'git log, the main line', target: 1.2 },
  { name: 'git log, every commit', ...log() },
  { name: 'history --all-commits', ...program('--all-commits'), against: 'git log, every commit' },
  { name: 'git log, below .claude', ...log('--first-parent', '--', '.claude') },
  { name: 'history --path .claude', ...program('--path', '.claude'), against: 'git log, below .claude' },
  { name: 'node -e 0', file: process.execPath, args: ['-e', '0'] },
  { name: 'history --since HEAD~100', ...program('--since', 'HEAD~100'), against: 'node -e 0' },
];

function time({ file, args }) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(file, args, { cwd: folder, env, stdio: [nothing, nothing, nothing] });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const times = new Map(cases.map(({ name }) => [name, []]));
for (const one of cases) time(one);
for (let round = 0; round < rounds; round++)
  for (const [, one] of cases.map((c) => [Math.random(), c]).sort((a, b) => a[0] - b[0])) times.get(one.name).push(time(one));

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const least = (values) => Math.min(...values);
let missed = false;
console.log(`\n${commits} commits, ${configure} of them about configuration, ${rounds} rounds\n`);
console.log('| case | median ms | least ms | × of medians | × of least | target |\n|---|---|---|---|---|---|');
for (const { name, against, target } of cases) {
  const [own, other] = [times.get(name), times.get(against)];
  const ratio = (of) => (other ? (of(own) / of(other)).toFixed(2) : '');
  if (target !== undefined && least(own) / least(other) > target && median(own) / median(other) > target) missed = true;
  console.log(
    `| ${name} | ${median(own).toFixed(0)} | ${least(own).toFixed(0)} | ${ratio(median)} | ${ratio(least)} | ${target === undefined ? '' : `≤ ${target}`} |`,
  );
}
const peak = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, cli, 'history', '-f', 'json'], {
  cwd: folder,
  env,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
const megabytes = Number(peak.stderr?.trim().split('\n').at(-1)) / 1024;
if (megabytes > 300) missed = true;
console.log(
  Number.isFinite(megabytes) ? `\nMemory of history: ${megabytes.toFixed(0)} MB (target: 300)` : '\nMemory was not measured: /usr/bin/time is missing',
);
rmSync(root, { recursive: true, force: true });
if (missed && argv.includes('--strict')) process.exitCode = 1;

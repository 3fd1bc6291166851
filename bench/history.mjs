// `history` over a generated repository of 50,000 commits against the same `git log` alone, each in turn; processor time and memory, too.
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

/** Processor time tells more than the clock where others work on the machine, too; the clock tells what runs side by side. */
const timer = spawnSync('/usr/bin/time', ['-f', '%U', 'true']).status === 0;

function time({ file, args }) {
  const start = process.hrtime.bigint();
  const [program, words] = timer ? ['/usr/bin/time', ['-f', '%U %S %M', file, ...args]] : [file, args];
  const { status, stderr } = spawnSync(program, words, { cwd: folder, env, stdio: [nothing, nothing, 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}: ${stderr}`);
  const [user, system, kilobytes] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { clock: Number(process.hrtime.bigint() - start) / 1e6, processor: (user + system) * 1000, megabytes: kilobytes / 1024 };
}

const times = new Map(cases.map(({ name }) => [name, []]));
for (const one of cases) time(one);
for (let round = 0; round < rounds; round++)
  for (const [, one] of cases.map((c) => [Math.random(), c]).sort((a, b) => a[0] - b[0])) times.get(one.name).push(time(one));

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const least = (values) => Math.min(...values);
const of = (name, what) => times.get(name).map((one) => one[what]);
let missed = false;
console.log(
  `\n${commits} commits, ${configure} of them about configuration, ${rounds} rounds${timer ? '' : '; without /usr/bin/time neither processor time nor memory'}\n`,
);
console.log('| case | median ms | least ms | × of medians | × of least | processor ms | × | MB | target |\n|---|---|---|---|---|---|---|---|---|');
for (const { name, against, target } of cases) {
  const ratio = (how, what) => (against ? (how(of(name, what)) / how(of(against, what))).toFixed(2) : '');
  const megabytes = Math.max(...of(name, 'megabytes'));
  if (target !== undefined && Number(ratio(least, 'clock')) > target && Number(ratio(median, 'clock')) > target) missed = true;
  if (target !== undefined && megabytes > 300) missed = true;
  const processor = timer ? `${median(of(name, 'processor')).toFixed(0)} | ${ratio(median, 'processor')} | ${megabytes.toFixed(0)}` : '| |';
  console.log(
    `| ${name} | ${median(of(name, 'clock')).toFixed(0)} | ${least(of(name, 'clock')).toFixed(0)} | ${ratio(median, 'clock')} | ${ratio(least, 'clock')} | ${processor} | ${target === undefined ? '' : `≤ ${target}, 300 MB`} |`,
  );
}
rmSync(root, { recursive: true, force: true });
if (missed && argv.includes('--strict')) process.exitCode = 1;

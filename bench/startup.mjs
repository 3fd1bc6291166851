// Start-up of `check` against `node -e 0`: every case once a round, the order shuffled, ratios of medians and of minima.
// node bench/startup.mjs [--rounds 40] [--node PATH|MAJOR]... [--cli dist/cli.js] [--only REGEX] [--strict]
import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanEnvironment, makeFixtures } from './fixture.mjs';
import { nodesFrom, versionOf } from './nodes.mjs';

const argv = process.argv.slice(2);
const option = (name, otherwise) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : otherwise);
const rounds = Number(option('--rounds', '40'));
const cli = resolve(option('--cli', 'dist/cli.js'));
const only = new RegExp(option('--only', ''));
const nothing = openSync('/dev/null', 'r+');
const env = cleanEnvironment();

const fixtures = makeFixtures();
const cases = [
  { name: 'check FILES', cwd: fixtures.plain, args: ['check', ...fixtures.files], target: 1.4 },
  { name: 'check (folder, no repository)', cwd: fixtures.plain, args: ['check'] },
  { name: 'check (folder, gitignore proof)', cwd: fixtures.git, args: ['check'], target: 1.7 },
  { name: 'check FILES (gitignore proof)', cwd: fixtures.git, args: ['check', ...fixtures.files], target: 1.7 },
  { name: 'check --staged', cwd: fixtures.git, args: ['check', '--staged'], target: 2.0 },
  { name: 'check FILES, five findings, text', cwd: fixtures.five, args: ['check', ...fixtures.files], ok: [1] },
  { name: 'check FILES, five findings, json-v1', cwd: fixtures.five, args: ['check', '--format', 'json-v1', ...fixtures.files], ok: [1] },
  { name: 'check FILES, one skill in full YAML', cwd: fixtures.yaml, args: ['check', ...fixtures.files] },
].filter((c) => only.test(c.name));

function time(file, args, cwd, ok) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(file, args, { cwd, env, stdio: [nothing, nothing, nothing] });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  return { ms, right: ok.includes(status ?? -1), status };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const least = (values) => Math.min(...values);
let missed = false;
for (const node of nodesFrom(argv)) {
  // What starting any process costs here is no part of either side: `true` stands for it, and is taken off.
  const all = [
    { name: 'spawn', file: 'true', args: [], ok: [0] },
    { name: 'node -e 0', file: node, args: ['-e', '0'], ok: [0] },
    ...cases.map((c) => ({ ok: [0], ...c, file: node, args: [cli, ...c.args] })),
  ];
  const times = new Map(all.map((c) => [c.name, []]));
  for (const c of all) {
    const { right, status } = time(c.file, c.args, c.cwd, c.ok);
    if (!right) console.log(`! ${c.name}: exit ${status}: ${spawnSync(c.file, c.args, { cwd: c.cwd, env, encoding: 'utf8' }).stdout.slice(0, 600)}`);
  }
  for (let round = 0; round < rounds; round++) {
    for (const c of all.map((c) => [Math.random(), c]).sort((a, b) => a[0] - b[0])) times.get(c[1].name).push(time(c[1].file, c[1].args, c[1].cwd, c[1].ok).ms);
  }
  const spawn = least(times.get('spawn'));
  const floor = times.get('node -e 0');
  console.log(`\nNode ${versionOf(node)}, ${rounds} rounds\n`);
  console.log('| case | median ms | least ms | × of medians | × of least | target |\n|---|---|---|---|---|---|');
  for (const { name, target } of all) {
    const t = times.get(name);
    const ratio = (of) => (of(t) - spawn) / (of(floor) - spawn);
    if (target !== undefined && ratio(least) > target && ratio(median) > target) missed = true;
    console.log(
      `| ${name} | ${median(t).toFixed(1)} | ${least(t).toFixed(1)} | ${name === 'spawn' ? '' : ratio(median).toFixed(2)} | ${name === 'spawn' ? '' : ratio(least).toFixed(2)} | ${target ? `≤ ${target}` : ''} |`,
    );
  }
}
fixtures.dispose();
if (missed && argv.includes('--strict')) process.exitCode = 1;

// Counts machine instructions instead of time: the same on a busy machine. `check` on the fixture against `node -e 0`; fails above bench/budget.json.
// node bench/instructions.mjs [--write] [--required]     (Debian: apt-get install valgrind)
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanEnvironment, makeFixtures } from './fixture.mjs';

const argv = process.argv.slice(2);
const budgetFile = new URL('./budget.json', import.meta.url);
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));
const option = (name, otherwise) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : otherwise);
const cli = resolve(option('--cli', 'dist/cli.js'));

if (spawnSync('valgrind', ['--version']).status !== 0) {
  console.log('instructions: valgrind is not installed; nothing was counted');
  process.exit(argv.includes('--required') ? 1 : 0);
}

function count(args, cwd) {
  const run = spawnSync('valgrind', ['--tool=none', '--version']);
  if (run.status !== 0) throw new Error('valgrind does not start');
  const { stderr, status } = spawnSync(
    'valgrind',
    ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null', '--trace-children=no', process.execPath, ...args],
    { cwd, env: cleanEnvironment(), encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const refs = /I +refs: +([\d,]+)/.exec(stderr)?.[1];
  if (refs === undefined) throw new Error(`no count (exit ${status}): ${stderr.slice(-400)}`);
  return Number(refs.replaceAll(',', ''));
}

const fixtures = makeFixtures();
const cases = {
  files: [[cli, 'check', ...fixtures.files], fixtures.plain],
  git: [[cli, 'check'], fixtures.git],
  staged: [[cli, 'check', '--staged'], fixtures.git],
};
/** Compilers run beside the main thread and add what they like; no option of V8 can stop them without throwing away Node's own compiled code. */
const least = (args, cwd) => {
  count(args, cwd);
  return Math.min(...[1, 2, 3].map(() => count(args, cwd)));
};
const floor = least(['-e', '0'], fixtures.plain);
console.log(`node -e 0: ${(floor / 1e6).toFixed(1)} million instructions (Node ${process.version})`);
const measured = {};
let over = false;
for (const [name, [args, cwd]] of Object.entries(cases)) {
  const n = least(args, cwd);
  measured[name] = Number((n / floor).toFixed(3));
  const allowed = budget.ratio[name] * (1 + budget.tolerance);
  const verdict = measured[name] > allowed ? 'OVER BUDGET' : 'ok';
  over ||= measured[name] > allowed;
  console.log(
    `check ${name}: ${(n / 1e6).toFixed(1)} million, ${measured[name].toFixed(3)} ×, budget ${budget.ratio[name]} + ${budget.tolerance * 100} %: ${verdict}`,
  );
}
fixtures.dispose();
if (argv.includes('--write')) writeFileSync(budgetFile, `${JSON.stringify({ ...budget, ratio: measured }, null, 2)}\n`);
else if (over) {
  console.log('More instructions than the budget allows. Make it cheaper, or say in the commit why it is worth it and run with --write.');
  process.exitCode = 1;
}

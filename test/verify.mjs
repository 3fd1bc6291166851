// npm run verify: what takes longer than a change should wait for. The suite on other Nodes, more rounds of the property tests, start-up on each.
// node test/verify.mjs [--node 22]... [--corpus FOLDER]   (default: 22, 24 and 26; the corpus is a folder of repositories that stays outside)
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodesFrom, versionOf } from '../bench/nodes.mjs';

const argv = process.argv.slice(2);
const corpus = argv.includes('--corpus') ? argv[argv.indexOf('--corpus') + 1] : undefined;
const nodes = nodesFrom(argv.includes('--node') ? argv : ['--node', '22', '--node', '24', '--node', '26']);
const results = [];
const step = (name, command, args, env = {}) => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  results.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
};

for (const node of nodes) {
  const path = `${join(node, '..')}:${process.env.PATH}`;
  step(`test suite on Node ${versionOf(node)}`, node, ['node_modules/vitest/vitest.mjs', 'run'], { PATH: path });
}
step('property tests, twenty times the rounds', process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '-t', 'propert'], { GRANTLINT_ROUNDS: '20' });
step(
  'evil repositories at full size, every command in every format',
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/hostile/evil.test.ts'],
  {
    GRANTLINT_EVIL: 'all',
  },
);
step('fuzzing for ten minutes', process.execPath, ['test/fuzz/run.mjs']);
step('a solver on the languages of patterns', process.execPath, ['test/policy/language/z3.mjs']);
step('the algebra against its targets', process.execPath, ['bench/algebra.mjs', '--strict']);
step('start-up on every Node', process.execPath, ['bench/startup.mjs', '--rounds', '20', ...nodes.flatMap((n) => ['--node', n]), '--node', process.execPath]);

if (corpus) {
  console.log('\n== corpus');
  let crashed = 0;
  const repositories = readdirSync(corpus);
  for (const repository of repositories) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'check', join(corpus, repository), '--format', 'json-v1'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    let broken = status !== 0 && status !== 1;
    try {
      broken ||= JSON.parse(stdout).incomplete.some((i) => i.reason.startsWith('rule '));
    } catch {
      broken = true;
    }
    if (broken) {
      crashed++;
      console.log(`${repository}: exit ${status} ${stderr.slice(0, 300)}`);
    }
  }
  results.push(`${crashed === 0 ? 'ok    ' : 'FAILED'} corpus: ${repositories.length} repositories, ${crashed} without a complete report`);
}
console.log(`\n${results.join('\n')}`);
process.exitCode = results.some((r) => r.startsWith('FAILED')) ? 1 : 0;

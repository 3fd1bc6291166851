// A solver for the same questions as `search.test.ts`: is there a text that these globs match and those do not? Fetched into a temporary folder (35 MB),
// never into the project. node test/policy/language/z3.mjs [--instances 300]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const argv = process.argv.slice(2);
const instances = Number(argv.includes('--instances') ? argv[argv.indexOf('--instances') + 1] : 300);
const folder = mkdtempSync(join(tmpdir(), 'grantlint-z3-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

writeFileSync(join(folder, 'package.json'), '{"private":true}');
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', 'z3-solver@5.2.0'], { cwd: folder, stdio: 'inherit' });
await build({
  stdin: {
    contents: `export { Budget, Lazy } from './src/policy/language/lazy.ts'; export { Nfa } from './src/policy/language/nfa.ts'; export { shortest } from './src/policy/language/search.ts';`,
    resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: join(folder, 'language.cjs'),
  logLevel: 'warning',
});
const load = createRequire(join(folder, 'package.json'));
const { Budget, Lazy, Nfa, shortest } = load(join(folder, 'language.cjs'));
const { Z3 } = await load('z3-solver').init();

let state = 1;
const next = (below) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
};
const glob = () => Array.from({ length: 1 + next(7) }, () => 'ab **'[next(5)]).join('');
const union = (globs) => {
  const nfa = new Nfa();
  for (const [i, one] of globs.entries()) nfa.glob(nfa.start, one.split('*'), i);
  return new Lazy(nfa);
};
const expression = (pattern) =>
  `(re.++ (str.to_re "") ${pattern
    .split('')
    .map((c) => (c === '*' ? '(re.* re.allchar)' : `(str.to_re "${c}")`))
    .join(' ')})`;

let wrong = 0;
let silent = 0;
for (let i = 0; i < instances; i++) {
  const within = Array.from({ length: 1 + next(2) }, glob);
  const avoid = Array.from({ length: next(4) }, glob);
  const answer = shortest({ within: within.map((one) => union([one])), beyond: union(avoid) }, new Budget(20_000));
  const facts = [...within.map((one) => `(assert (str.in_re x ${expression(one)}))`), ...avoid.map((one) => `(assert (not (str.in_re x ${expression(one)})))`)];
  const context = Z3.mk_context(Z3.mk_config());
  const said = (await Z3.eval_smtlib2_string(context, `(set-option :timeout 5000)(declare-const x String)${facts.join('')}(check-sat)`)).trim();
  Z3.del_context(context);
  // Neither sat nor unsat: out of time, or a corner of its own parser.
  if (said !== 'sat' && said !== 'unsat') {
    silent++;
    continue;
  }
  if ((said === 'sat') === (answer.kind === 'text')) continue;
  wrong++;
  console.log(`${JSON.stringify({ within, avoid })}: the solver says ${said}, we ${JSON.stringify(answer)}`);
}
console.log(`${instances} instances, ${wrong} on which the solver disagrees, ${silent} on which it says nothing`);
process.exit(wrong === 0 ? 0 : 1);

// `check` of many files against reading and parsing the same files, all in one process, taking turns: once as anybody would do it (list,
// read, parse the front matter with `yaml`), once with our own loader, whose small YAML reader is about as fast as the disk.
// node bench/throughput.mjs [--files 10000] [--rounds 5] [--yaml] [--strict]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { makeMany } from './fixture.mjs';

const argv = process.argv.slice(2);
const option = (name, otherwise) => Number(argv.includes(name) ? argv[argv.indexOf(name) + 1] : otherwise);
const count = option('--files', 10_000);
const rounds = option('--rounds', 5);
const TARGET = 1.5;

/** The sources as they are, without the command line around them. */
const folder = mkdtempSync(join(tmpdir(), 'grantlint-bundle-'));
await build({
  stdin: {
    contents: `export { rules } from './rules/index.ts';
      export { DEFAULT_RUN } from './src/client/default-run.ts';
      export { discover } from './src/load/discover.ts';
      export { load } from './src/load/load.ts';
      export { check } from './src/pipelines/check.ts';
      export { workTree } from './src/world/node.ts';`,
    resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  outfile: join(folder, 'bench.cjs'),
  logLevel: 'warning',
});
const { rules, DEFAULT_RUN, discover, load, check, workTree } = createRequire(import.meta.url)(join(folder, 'bench.cjs'));

const many = makeMany(count, { yaml: argv.includes('--yaml') });
const plain = () => {
  let keys = 0;
  for (const entry of readdirSync(many.root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    keys += Object.keys(parse(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '')).length;
  }
  return keys;
};
const read = () => {
  const world = { project: workTree(many.root) };
  return load(world, discover(world)).documents.size;
};
const judge = () => check({ project: workTree(many.root) }, { rules, run: DEFAULT_RUN }).findings.filter((f) => f.severity !== 'note').length;
const time = (work) => {
  const start = process.hrtime.bigint();
  const result = work();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, result };
};

time(plain);
time(read);
time(judge);
const plains = [];
const readings = [];
const checks = [];
let found = 0;
for (let round = 0; round < rounds; round++) {
  plains.push(time(plain).ms);
  readings.push(time(read).ms);
  const { ms, result } = time(judge);
  checks.push(ms);
  found = result;
}
many.dispose();
rmSync(folder, { recursive: true, force: true });

const least = (list) => Math.min(...list);
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
const ratio = (base) => (least(checks) / least(base)).toFixed(2);
console.log(`${count} files, Node ${process.version}, ${found} warnings or errors`);
console.log(`read and parse with yaml: median ${median(plains).toFixed(0)} ms, least ${least(plains).toFixed(0)} ms`);
console.log(`our loader alone:         median ${median(readings).toFixed(0)} ms, least ${least(readings).toFixed(0)} ms`);
console.log(`check:                    median ${median(checks).toFixed(0)} ms, least ${least(checks).toFixed(0)} ms`);
console.log(`check is ${ratio(plains)} × reading and parsing with yaml (target ≤ ${TARGET}), ${ratio(readings)} × our loader`);
if (Number(ratio(plains)) > TARGET && argv.includes('--strict')) process.exitCode = 1;

// `check` of many files against reading and parsing the same files, all in one process, taking turns: once as anybody would do it (list,
// read, JSON with its places by `jsonc-parser`, front matter by `yaml`, Markdown as it is), once with our own loader, which does the same
// faster. Over a monorepo in the proportions of public ones (monorepo.mjs), over skills without anything to say about them (`--plain`), or
// over any folder.
// node bench/throughput.mjs [FOLDER] [--plain] [--files 10000] [--rounds 5] [--strict]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import { parse } from 'yaml';
import { argv, isStrict, option } from './arguments.mjs';
import { sources } from './bundle.mjs';
import { makeMany } from './fixture.mjs';
import { makeMonorepo } from './monorepo.mjs';

const count = option('--files', 10_000);
const rounds = option('--rounds', 5);
const TARGET = 1.5;

const { rules, DEFAULT_RUN, discover, load, check, workTree } = await sources(`export { rules } from './rules/index.ts';
      export { DEFAULT_RUN } from './src/client/default-run.ts';
      export { discover } from './src/load/discover.ts';
      export { load } from './src/load/load.ts';
      export { check } from './src/pipelines/check.ts';
      export { workTree } from './src/world/node.ts';`);

const given = argv[0] !== undefined && !argv[0].startsWith('--') ? argv[0] : undefined;
const made = given === undefined ? (argv.includes('--plain') ? makeMany(count) : makeMonorepo(count)) : undefined;
const root = given ?? made.root;

const tree = () => workTree(root);
const judge = () => check({ project: tree() }, { rules, run: DEFAULT_RUN });
/** What is read is what `check` reads: in a real folder other files lie beside it. */
const wanted = new Set([...judge().harness.documents.keys()].map((file) => join(root, file)));
const plain = () => {
  let values = 0;
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!wanted.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.json')) values += parseTree(text)?.children?.length ?? 0;
    else if (file.endsWith('.md')) values += keysOf(text);
  }
  return values;
};
function keysOf(text) {
  const block = text.startsWith('---') ? /^---\r?\n([\s\S]*?)\n---/.exec(text)?.[1] : undefined;
  try {
    return block === undefined ? 0 : Object.keys(parse(block) ?? {}).length;
  } catch {
    return 0;
  }
}
const read = () => {
  const world = { project: tree() };
  return load(world, discover(world)).documents.size;
};
/** Processor time, of the garbage collector's threads too: on a machine that others use, the clock says little. */
const time = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1_000, result };
};

time(plain);
time(read);
const times = { plain: [], read: [], check: [] };
let found = [];
for (let round = 0; round < rounds; round++) {
  times.plain.push(time(plain).ms);
  times.read.push(time(read).ms);
  const { ms, result } = time(judge);
  times.check.push(ms);
  found = result.findings;
}
let characters = 0;
for (const file of wanted) characters += readFileSync(file, 'utf8').length;
made?.dispose();

const least = (list) => Math.min(...list);
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
const ratio = (base) => (least(times.check) / least(base)).toFixed(2);
const line = (name, list) => console.log(`${name.padEnd(34)} median ${median(list).toFixed(0)} ms, least ${least(list).toFixed(0)} ms`);
const loud = found.filter((finding) => finding.severity !== 'note').length;
console.log(
  `${wanted.size} files, ${(characters / 1e6).toFixed(1)} million characters, ${found.length} findings (${loud} warnings or errors), Node ${process.version}`,
);
line('read and parse with public parsers:', times.plain);
line('our loader alone:', times.read);
line('check:', times.check);
console.log(`check is ${ratio(times.plain)} × reading and parsing (target ≤ ${TARGET}), ${ratio(times.read)} × our loader`);
if (Number(ratio(times.plain)) > TARGET && isStrict) process.exitCode = 1;

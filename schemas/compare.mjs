// Compares our schemas with public ones, on the public test files and on a corpus of real files. Nothing of either is kept here.
// usage: node schemas/compare.mjs SCHEMASTORE_DIR [CORPUS_DIR]
//   SCHEMASTORE_DIR  an unpacked archive with src/schemas/json, src/test and src/negative_test
//   CORPUS_DIR       any folder; its settings, plugin.json and marketplace.json are compared too
// Prints one line for each disagreement, with the first complaint of the side that refuses; schemas/README.md explains what is left.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

const [theirs, corpus] = process.argv.slice(2);
if (!theirs) {
  console.error('usage: node schemas/compare.mjs SCHEMASTORE_DIR [CORPUS_DIR]');
  process.exit(2);
}
const read = (path) => JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? walk(join(dir, e.name)) : e.isFile() ? [join(dir, e.name)] : []));

const ours = new Ajv2020({ strict: false, allErrors: true, discriminator: true });
for (const name of ['settings', 'hooks', 'mcp', 'plugin', 'marketplace']) ours.addSchema(read(new URL(`${name}.json`, import.meta.url)));
const KINDS = [
  { ours: 'settings.json', theirs: 'claude-code-settings', file: /(^|\/)\.claude\/settings(\.local)?\.json$/ },
  { ours: 'plugin.json', theirs: 'claude-code-plugin-manifest', file: /(^|\/)\.claude-plugin\/plugin\.json$/ },
  { ours: 'marketplace.json', theirs: 'claude-code-marketplace', file: /(^|\/)\.claude-plugin\/marketplace\.json$/ },
];
const complaint = (errors) =>
  (errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message}${e.params?.additionalProperty ? ` (${e.params.additionalProperty})` : ''}`);

let compared = 0;
let different = 0;
for (const kind of KINDS) {
  const foreign = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(read(join(theirs, `src/schemas/json/${kind.theirs}.json`)));
  const own = ours.getSchema(kind.ours);
  const files = [
    ...['test', 'negative_test'].flatMap((folder) => {
      try {
        return walk(join(theirs, 'src', folder, kind.theirs)).map((path) => ({ path, expected: folder === 'test' }));
      } catch {
        return [];
      }
    }),
    ...(corpus ? walk(corpus).filter((path) => kind.file.test(path.replaceAll('\\', '/'))) : []).map((path) => ({ path })),
  ];
  for (const { path, expected } of files) {
    let value;
    try {
      value = read(path);
    } catch {
      continue;
    }
    compared++;
    const [a, b] = [own(value), foreign(value)];
    if (a === b && (expected === undefined || a === expected)) continue;
    different++;
    const why = a ? complaint(foreign.errors) : complaint(own.errors);
    console.log(
      `${kind.ours} ${path.replace(theirs, '').replace(corpus ?? '\0', '')}: ${a ? 'we accept, they refuse' : b ? 'we refuse, they accept' : 'both refuse a file that should pass'}: ${[...new Set(why)].slice(0, 3).join('; ')}`,
    );
  }
}
console.log(`${compared} files compared, ${different} disagreements`);

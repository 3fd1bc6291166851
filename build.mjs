// Builds dist/: one minified CommonJS bundle a command behind a small router, heavy modules (`*.lazy.ts`) as bundles of their own,
// and the library for programs. Everything is bundled: the published package has no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { cleanEnvironment, makeFixtures } from './bench/fixture.mjs';

/** Where the build goes; a private folder for somebody who must not disturb the shared one. */
const dist = process.env.GRANTLINT_DIST ?? 'dist';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? walk(join(dir, e.name)) : [join(dir, e.name).replaceAll('\\', '/')]));
const lazyFiles = [...walk('src'), ...walk('rules')].filter((f) => f.endsWith('.lazy.ts'));
const commands = readdirSync('src/commands').filter(
  (f) => f.endsWith('.ts') && f !== 'check.ts' && /export (async )?function main\b/.test(readFileSync(`src/commands/${f}`, 'utf8')),
);

/** Functions that a lazy module exports: the stub forwards exactly these. */
const exportsOf = (file) => [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?function (\w+)/gm)].map((m) => m[1]);

/** An import of `x.lazy.ts` becomes a stub that loads the module's own bundle at the first call. */
const lazyModules = (self) => ({
  name: 'lazy-modules',
  setup(b) {
    b.onLoad({ filter: /\.lazy\.ts$/ }, ({ path }) => {
      const file = path.replaceAll('\\', '/');
      if (self && file.endsWith(self)) return undefined;
      const target = `../lazy/${basename(file, '.lazy.ts')}.js`;
      const lines = exportsOf(path).map((name) => `export const ${name} = (...args) => loaded().${name}(...args);`);
      return {
        contents: `let module;\nconst loaded = () => (module ??= require(${JSON.stringify(target)}));\n${lines.join('\n')}\n`,
        loader: 'js',
        resolveDir: '.',
      };
    });
    b.onResolve({ filter: /^\.\.\/lazy\/.*\.js$/ }, ({ path }) => ({ path, external: true }));
  },
});

/** The router carries `check` and loads the bundle of another command when it knows which one. */
const commandsApart = {
  name: 'commands-apart',
  setup(b) {
    b.onResolve({ filter: /^\.\/commands\/.*\.ts$/ }, ({ path, importer }) =>
      /cli\.ts$/.test(importer) && !path.endsWith('/check.ts') ? { path: path.replace(/^\.(.*)\.ts$/, '..$1.js'), external: true } : undefined,
    );
  },
};

/** Our schemas without what only people read. */
const leanSchemas = {
  name: 'lean-schemas',
  setup(b) {
    const forPeople = new Set(['description', 'title', '$schema']);
    const lean = (value, named) =>
      Array.isArray(value)
        ? value.map((one) => lean(one))
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).flatMap(([k, v]) => (!named && forPeople.has(k) ? [] : [[k, lean(v, !named && (k === 'properties' || k === '$defs'))]])),
            )
          : value;
    // As text: a schema is parsed only when a file of its kind is there.
    b.onLoad({ filter: /[\\/]schemas[\\/][^\\/]+\.json$/ }, ({ path }) => ({
      contents: JSON.stringify(lean(JSON.parse(readFileSync(path, 'utf8')))),
      loader: 'text',
    }));
  },
};

/**
 * What a start of `check` need not pay for: pattern constants of a module are made where they are used (most of them never are), and
 * the long words of rules, which `ruleWords` loads when there is something to say, are left out (`words: false`).
 */
const leanSource = ({ words }) => ({
  name: 'lean-source',
  setup(b) {
    b.onLoad({ filter: /[\\/](?:src|rules)[\\/].*\.ts$/ }, ({ path }) => {
      if (path.endsWith('.lazy.ts')) return undefined;
      const source = listsInPlace(patternsInPlace(readFileSync(path, 'utf8')));
      return { contents: words || !/[\\/]rules[\\/][^\\/]+\.ts$/.test(path) ? source : withoutWords(source), loader: 'ts' };
    });
  },
});

/** Only patterns without state, and only where every use is a plain call. */
function patternsInPlace(source) {
  return [...source.matchAll(/^const ([A-Z][A-Z0-9_]*) =\s+(\/.+\/[imsu]*);\n/gm)].reduce((text, [declaration, name, pattern]) => {
    const rest = text.replace(declaration, () => '\n'.repeat(declaration.split('\n').length - 1));
    const use = new RegExp(`(?<![\\w.])${name}(?=\\.(?:test|exec)\\()|(?<=\\.(?:match|replace|split|search)\\()${name}(?=[,)])`, 'g');
    const all = rest.match(new RegExp(`\\b${name}\\b`, 'g')) ?? [];
    return all.length === (rest.match(use) ?? []).length ? rest.replace(use, () => pattern) : text;
  }, source);
}

/** A pattern that is a plain list of words is a look-up: compiling it takes longer than a thousand of those. */
function listsInPlace(source) {
  const list = /\/\^\(\?:((?:[\w@:~-]|\\[./+])+(?:\|(?:[\w@:~-]|\\[./+])+){2,})\)\$\/\.test\(/g;
  const changed = source.replace(list, (_, words) => `wordIsOneOf(${JSON.stringify(` ${words.replaceAll('|', ' ').replaceAll('\\', '')} `)}, `);
  return changed === source ? source : `const wordIsOneOf = (list: string, word: string) => !word.includes(' ') && list.includes(\` \${word} \`);${changed}`;
}

/** What a rule says, and what only matters once it has something to say. */
const WORDS = ['title', 'tier', 'since', 'why', 'remedy', 'references', 'messages'];

/** Takes what a rule says out of `defineRule({…})`. */
function withoutWords(source) {
  let text = source;
  for (const key of WORDS) {
    const start = new RegExp(`^  ${key}:`, 'm').exec(text);
    if (start) text = text.slice(0, start.index) + text.slice(endOfProperty(text, start.index + start[0].length)).replace(/^\n/, '');
  }
  return text;
}

/** Behind the comma that ends a property's value of strings and lists. */
function endOfProperty(text, from) {
  let depth = 0;
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === "'" || c === '"' || c === '`') quote = c;
    else if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
    else if (c === ',' && depth === 0) return i + 1;
  }
  throw new Error('a property does not end');
}

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  // import() would start Node's loader of ES modules, which costs more than the whole check of a small project.
  supported: { 'dynamic-import': false },
  define: { 'process.env.GRANTLINT_VERSION': JSON.stringify(version) },
  logLevel: 'warning',
  metafile: true,
};

/** The words of all rules as data, for the one module that hands them out. */
const wordsAsData = {
  name: 'words-as-data',
  setup(b) {
    b.onLoad({ filter: /[\\/]rule-words\.lazy\.ts$/ }, async () => {
      const { outputFiles } = await build({ ...shared, entryPoints: ['rules/index.ts'], write: false, format: 'esm', plugins: [leanSchemas], metafile: false });
      const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
      const words = rules.map((rule) => [rule.id, Object.fromEntries(WORDS.flatMap((key) => (key in rule ? [[key, rule[key]]] : [])))]);
      return {
        contents: `let words;\nexport function wordsOf(id) {\n  words ??= JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(words)))});\n  return words[id];\n}\n`,
        loader: 'js',
      };
    });
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
writeFileSync(`${dist}/package.json`, '{"type":"commonjs"}\n');
const results = await Promise.all([
  ...commands.map((f) =>
    build({
      ...shared,
      entryPoints: [`src/commands/${f}`],
      outfile: `${dist}/commands/${basename(f, '.ts')}.js`,
      format: 'cjs',
      plugins: [leanSchemas, lazyModules(), leanSource({ words: true })],
    }),
  ),
  ...lazyFiles.map((f) =>
    build({
      ...shared,
      entryPoints: [f],
      outfile: `${dist}/lazy/${basename(f, '.lazy.ts')}.js`,
      format: 'cjs',
      plugins: [...(f.endsWith('rule-words.lazy.ts') ? [wordsAsData] : []), leanSchemas, lazyModules(f), leanSource({ words: !f.startsWith('rules/gated/') })],
    }),
  ),
  build({
    ...shared,
    entryPoints: ['src/cli.ts'],
    outfile: `${dist}/commands/cli.js`,
    format: 'cjs',
    plugins: [commandsApart, leanSchemas, lazyModules(), leanSource({ words: false })],
  }),
  build({ ...shared, entryPoints: ['src/index.ts'], outfile: `${dist}/index.cjs`, format: 'cjs', plugins: [leanSchemas] }),
  build({
    ...shared,
    entryPoints: ['src/index.ts'],
    outfile: `${dist}/index.mjs`,
    format: 'esm',
    plugins: [leanSchemas],
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  }),
]);
/**
 * esbuild writes ASCII except in regular expressions; all of it is, since V8 takes one byte a character faster than two. What the
 * router loads is one function, ready for V8 (src/world/bundles.ts).
 */
for (const f of walk(dist).filter((name) => /\.[cm]?js$/.test(name))) {
  const text = readFileSync(f, 'utf8').replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const routed = /\/(?:commands|lazy)\/[^/]+$/.test(f);
  writeFileSync(f, routed ? `(function(exports,require,module,__filename,__dirname){${text}\n})` : text);
}

/** Names this build: compiled code of another one must never be taken for it. */
const buildId = createHash('sha256');
for (const f of walk(dist).sort()) buildId.update(readFileSync(f));
results.push(
  await build({
    ...shared,
    // The file that Node compiles anew at each start holds nothing but the loader of the others.
    stdin: {
      contents: "import { bundle, keepCompiled } from './src/world/bundles.ts';\nprocess.on('exit', keepCompiled);\nbundle('commands/cli.js');\n",
      resolveDir: '.',
    },
    outfile: `${dist}/cli.js`,
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    define: { ...shared.define, 'process.env.GRANTLINT_BUILD': JSON.stringify(buildId.digest('hex').slice(0, 12)) },
  }),
);
chmodSync(`${dist}/cli.js`, 0o755);

/** Packages whose code ends up in the bundles: their licences are shipped. */
const bundled = [
  ...new Set(results.flatMap((r) => Object.keys(r.metafile.inputs).flatMap((f) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(f)?.[1] ?? []))),
].sort();
const licence = (name) => {
  const folder = `node_modules/${name}`;
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return `${name} ${about.version} (${about.license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
};
writeFileSync(`${dist}/LICENSES.txt`, bundled.map(licence).join(`\n${'-'.repeat(80)}\n\n`));

/** Compiled code for the Node that builds, so that no start has to make it; other versions make theirs at their first start. */
const fixtures = makeFixtures();
const start = (cwd, ...args) => spawnSync(process.execPath, [resolve(dist, 'cli.js'), ...args], { cwd, env: cleanEnvironment(), stdio: 'ignore' });
start(fixtures.git, 'check');
start(fixtures.git, 'check', '--staged');
start(fixtures.yaml, 'check');
start(fixtures.five, 'check');
fixtures.dispose();

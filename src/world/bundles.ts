import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';

/**
 * Loads the program's own bundles with the compiled code that an earlier start kept beside them (`compiled/`, as Python keeps its
 * `.pyc`): compiling takes longer than checking a small project. Only our own folder is written, only where it is writable, only for
 * this version of Node; whatever goes wrong, the bundle is compiled anew. GRANTLINT_NO_COMPILED=1 switches it off.
 * Only `dist/cli.js` is it, in CommonJS: `__dirname` is the folder that was built.
 */
const folder = () => `${__dirname}/compiled`;
/** V8 takes code of the same version and options only. */
const options = () => process.execArgv.join('').replace(/\W+/g, '-').slice(0, 100);
const kept = (name: string) => `${folder()}/${name.replace('/', '-')}.${process.env.GRANTLINT_BUILD}-${process.version}-${process.arch}${options()}`;
const wanted = () => process.env['GRANTLINT_NO_COMPILED'] !== '1';

type Wrapped = (exports: object, require: (id: string) => unknown, module: { exports: object }, filename: string, dirname: string) => void;

const modules = new Map<string, { exports: object }>();
const fresh: { readonly name: string; readonly script: Script }[] = [];

/** `commands/check.js`: what the bundle exports. */
export function bundle(name: string): object {
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module);
  const filename = `${__dirname}/${name}`;
  // The build writes one function and ASCII only: one byte a character is the form that V8 takes fastest.
  const source = readFileSync(filename, 'latin1');
  const cachedData = wanted() ? read(kept(name)) : undefined;
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  if (!cachedData) fresh.push({ name, script });
  (script.runInThisContext() as Wrapped)(module.exports, requireFrom, module, filename, __dirname);
  return module.exports;
}

/** Bundles ask for Node's own modules and for the bundles of lazy modules. */
const requireFrom = (id: string): unknown => (id.startsWith('../') ? bundle(id.slice(3)) : require(id));

/** When the work is done: keeps what this start had to compile, with the functions that it used. */
export function keepCompiled(): void {
  if (fresh.length === 0 || !wanted()) return;
  try {
    mkdirSync(folder(), { recursive: true });
    for (const { name, script } of fresh) {
      const draft = `${kept(name)}.${process.pid}`;
      writeFileSync(draft, script.createCachedData(), { mode: 0o644, flag: 'wx' });
      renameSync(draft, kept(name));
    }
  } catch {
    // a read-only installation: the next start compiles again
  }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';

/**
 * Loads the program's own bundles with the compiled code that an earlier start kept beside them (`compiled/`, as Python keeps its
 * `.pyc`): compiling takes longer than checking a small project. Only our own folder is written, only by its owner and where nobody
 * else may write, only for this version of Node, and never over a file that is there; whatever goes wrong, the bundle is compiled anew.
 * GRANTLINT_NO_COMPILED=1 switches it off.
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

/** `commands/cli.js`: what the bundle exports. */
export function bundle(name: string): object {
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module);
  const filename = `${__dirname}/${name}`;
  // The build writes one function and ASCII only: one byte a character is the form that V8 takes fastest, and UTF-8 the one that Node reads fastest.
  const source = readFileSync(filename, 'utf8');
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
    if (!isOurs(__dirname)) return;
    mkdirSync(folder(), { recursive: true, mode: 0o755 });
    if (!isOurs(folder())) return;
    for (const { name, script } of fresh) {
      const draft = `${kept(name)}.${process.pid}`;
      writeFileSync(draft, script.createCachedData(), { mode: 0o644, flag: 'wx' });
      try {
        linkSync(draft, kept(name));
      } finally {
        rmSync(draft, { force: true });
      }
    }
  } catch {
    // a read-only installation: the next start compiles again
  }
}

/** What lies there runs with our rights: only the owner may put it there. Windows has no such bits; a folder of one user is only hers. */
function isOurs(path: string): boolean {
  const { uid, mode } = statSync(path);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

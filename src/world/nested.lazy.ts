import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { IgnoreRule } from '../model/harness.ts';
import { callerAt, type GitContext } from './git/caller.ts';
import { personalExcludes } from './git/excludes.ts';
import { workFacts } from './git/facts.ts';
import { gitFolders } from './git/hook.ts';
import { plainFirst } from './git/plain-repository.ts';
import { below, under } from './paths.ts';
import { safePath } from './programs.ts';
import { realOr } from './real-path.ts';
import { findRepository, type Place } from './repository.ts';
import { SKIPPED_FOLDERS } from './skipped.ts';
import type { GitFacts } from './tree.ts';
import { wayTo } from './way.ts';

/** Of all other repositories together; what lies near their roots is seen first. */
const MAX_ENTRIES = 10_000;

/**
 * The files of repositories that lie in a work tree and are none of its own: submodules, linked work trees, clones. By their folder, those
 * inside of others included. Links are listed and not followed. Bounded: a clone of a huge project may lie in a small one.
 */
export function filesOfOthers(root: string, folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let left = MAX_ENTRIES;
  let level = folders.map((folder) => ({ folder, dir: folder }));
  while (level.length > 0 && left > 0) {
    const next: typeof level = [];
    for (const { folder, dir } of level) {
      const entries = entriesOf(under(root, dir));
      left -= entries.length + 1;
      if (left < 0) break;
      const isOther = dir !== folder && entries.some(({ name }) => name === '.git');
      const own = isOther ? dir : folder;
      const files = found.get(own) ?? [];
      found.set(own, files);
      for (const entry of entries) {
        if (!entry.isDirectory()) files.push(`${dir}/${entry.name}`);
        else if (!SKIPPED_FOLDERS.has(entry.name)) next.push({ folder: own, dir: `${dir}/${entry.name}` });
      }
    }
    level = next;
  }
  return found;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * What the git of a repository inside the tree says of its files, in the names of the tree. undefined: its `.git` makes no repository, and
 * git takes the files for the outer one's. Asked only where its data lie in the checked tree or among the outer repository's own: a `.git`
 * file may name any folder of the machine.
 */
export function gitOfOther(root: string, folder: string, outer: Place | undefined, context: GitContext): GitFacts | undefined {
  const place = findRepository(under(root, folder));
  const top = realOr(under(root, folder));
  if (!place || place.top !== top) return unknown(folder, 'its .git is no folder and no file');
  const whole = outer?.top ?? realOr(root);
  const allowed = [whole, ...(outer && !outer.bare ? gitFolders(outer) : [])];
  const data = dataOf(place, allowed);
  if (data === 'none') return undefined;
  if (data !== 'ours') return unknown(folder, data);
  // Variables of a git hook speak of the outer repository, and so does the user's word that it may be read.
  const plain = Object.fromEntries(Object.entries(context.env).filter(([name]) => !/^(?:GIT_.*|path)$/i.test(name)));
  // No program of the checked tree is run, of the outer one neither: `npx` puts its `node_modules/.bin` into PATH.
  const env = {
    ...plain,
    PATH: [root, whole].reduce((path, top) => safePath({ PATH: path }, top).join(delimiter), context.env['PATH'] ?? context.env['Path'] ?? ''),
  };
  const home = context.home ?? context.self;
  const own = () => (home === undefined ? undefined : personalExcludes(home, env, context.hostile ? undefined : place));
  const git = workFacts(callerAt(place, { cwd: place.root, env, ...(context.hostile && { hostile: true }) }), place, own, context.home !== undefined);
  return renamed(context.home === undefined ? plainFirst(place, env, git) : git, folder);
}

const BROKEN = 'its .git names no repository';
const OUTSIDE = 'its .git names a repository outside of the checked folder, which was not asked';

/** Whether its data lie where we may look, or why not in words. `none`: a `.git` folder that git takes for no repository. Names are judged before anything is looked at. */
function dataOf({ dotGit, top }: Place, allowed: readonly string[]): 'ours' | 'none' | typeof BROKEN | typeof OUTSIDE {
  const isOurs = (path: string) => allowed.some((one) => below(one, path) !== undefined);
  /** Where it really lies, if nothing on the way leads elsewhere. */
  const found = (path: string): 'ours' | 'absent' | 'outside' => {
    const { real } = isOurs(path) ? wayTo(path, allowed[0] ?? top) : {};
    if (real !== undefined) return isOurs(real) ? 'ours' : 'outside';
    return isOurs(path) ? 'absent' : 'outside';
  };
  const isThere = (path: string): boolean => found(path) === 'ours';
  try {
    let data = dotGit;
    if (!lstatSync(dotGit).isDirectory()) {
      const named = /^gitdir: (.+?)\r?\n?$/.exec(line(dotGit) ?? '')?.[1];
      if (named === undefined) return BROKEN;
      data = resolve(top, named);
      const way = found(data);
      if (way !== 'ours') return way === 'absent' ? BROKEN : OUTSIDE;
    } else if (!isThere(join(data, 'HEAD'))) return 'none';
    const common = line(join(data, 'commondir'))?.trim();
    if (common === undefined) return dotGit !== data || ['objects', 'refs'].every((name) => isThere(join(data, name))) ? 'ours' : 'none';
    return isThere(resolve(data, common)) ? 'ours' : OUTSIDE;
  } catch {
    return BROKEN;
  }
}

/** A file of one line. */
function line(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= 16_384 ? readFileSync(path, 'utf8') : undefined;
}

/** Git was not asked, and one sentence says why; only where somebody wants to know. */
function unknown(folder: string, why: string): GitFacts {
  let asked = false;
  const ask = (): undefined => {
    asked = true;
    return undefined;
  };
  return {
    available: false,
    tracked: ask,
    ignoredBy: ask,
    decidedBy: ask,
    prime() {},
    problems: () => (asked ? [{ path: folder, message: `what git tracks and ignores there is unknown: ${why}` }] : []),
  };
}

function renamed(git: GitFacts, folder: string): GitFacts {
  const own = (path: string) => path.slice(folder.length + 1);
  const known = new Map<IgnoreRule, IgnoreRule>();
  const named = (rule: IgnoreRule | undefined): IgnoreRule | undefined => {
    if (!rule || (rule.personal && rule.source !== '.git/info/exclude')) return rule;
    const other = known.get(rule) ?? { ...rule, source: `${folder}/${rule.source}` };
    known.set(rule, other);
    return other;
  };
  return {
    get available() {
      return git.available ?? true;
    },
    tracked: (path) => git.tracked(own(path)),
    ignoredBy: (path) => named(git.ignoredBy(own(path))),
    decidedBy: (path) => named(git.decidedBy(own(path))),
    prime: (paths) => git.prime([...paths].map(own)),
    problems: () => (git.problems?.() ?? []).map(({ path, message }) => ({ path: path === '' ? folder : `${folder}/${path}`, message })),
  };
}

import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { below } from './paths.ts';
import { wayTo } from './way.ts';

/** Where a folder stands in a git work tree, told by names alone: git is not asked. */
export interface Place {
  /** The folder, without symbolic links. */
  readonly root: string;
  /** The folder that holds `.git`. */
  readonly top: string;
  /** `.git` itself: a folder, a file that names one (linked work tree, submodule), or a link to either; a folder elsewhere, where GIT_DIR names one. */
  readonly dotGit: string;
  /** Path of the root below the top with `/`; '' where they are the same. */
  readonly prefix: string;
  /** Number of folders between the root and the top. */
  readonly levels: number;
  /** The folder is git's own data and has no work tree. */
  readonly bare?: true;
}

/** A bare repository: the folder itself, by the three things that make it one. Only commits can be read of it. */
export function bareRepository(folder: string): Place | undefined {
  if (!isGitFolder(folder)) return undefined;
  const root = realpathSync.native(folder);
  return { root, top: root, dotGit: root, prefix: '', levels: 0, bare: true };
}

const isGitFolder = (folder: string): boolean =>
  ['HEAD', 'objects', 'refs'].every((name) => statSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);

/** The nearest `.git` at or above a folder. */
export function findRepository(folder: string): Place | undefined {
  let root: string;
  try {
    root = realpathSync.native(folder);
  } catch {
    return undefined;
  }
  for (let top = root, levels = 0; ; levels++) {
    const dotGit = top.endsWith(sep) ? `${top}.git` : `${top}${sep}.git`;
    if (isThere(dotGit, top)) return { root, top, dotGit, prefix: (below(top, root) ?? '').replaceAll(sep, '/'), levels };
    const above = dirname(top);
    if (above === top) return undefined;
    top = above;
  }
}

/**
 * The repository that counts for a folder: where whoever starts us names one and its work tree (`git --git-dir=… --work-tree=…` and its hooks),
 * that one, unless another lies at or below that work tree. A repository can set no variable of ours.
 */
export function repositoryOf(folder: string, env: Readonly<Record<string, string | undefined>>, cwd: string): Place | undefined {
  const found = findRepository(folder);
  const { GIT_DIR, GIT_WORK_TREE } = env;
  if (!GIT_DIR || !GIT_WORK_TREE) return found;
  try {
    const [root, top, dotGit] = [folder, resolve(cwd, GIT_WORK_TREE), resolve(cwd, GIT_DIR)].map((path) => realpathSync.native(path));
    const way = root === undefined || top === undefined ? undefined : below(top, root);
    if (root === undefined || top === undefined || dotGit === undefined || way === undefined || !isGitFolder(dotGit)) return found;
    // A stray GIT_DIR beside a repository's own `.git` is dropped.
    if (found && below(top, found.top) !== undefined) return found;
    const prefix = way.replaceAll(sep, '/');
    return { root, top, dotGit, prefix, levels: prefix === '' ? 0 : prefix.split('/').length };
  } catch {
    return found;
  }
}

/** As git does it: a link counts as what it leads to. One that leads where nobody looks counts, too: whoever asks git then hears of it. */
function isThere(path: string, top: string): boolean {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat?.isSymbolicLink()) return stat !== undefined && (stat.isDirectory() || stat.isFile());
    const { real, lost } = wayTo(path, top);
    return lost === 'away' || (real !== undefined && (lstatSync(real).isDirectory() || lstatSync(real).isFile()));
  } catch {
    return false;
  }
}

import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { below } from './paths.ts';
import { wayTo } from './way.ts';

/** Where a folder stands in a git work tree, told by names alone: git is not asked. */
export interface Place {
  /** The folder, without symbolic links. */
  readonly root: string;
  /** The folder that holds `.git`. */
  readonly top: string;
  /** `.git` itself: a folder, a file that names one (linked work tree, submodule), or a link to either. */
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
  const is = ['HEAD', 'objects', 'refs'].every((name) => statSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
  if (!is) return undefined;
  const root = realpathSync.native(folder);
  return { root, top: root, dotGit: root, prefix: '', levels: 0, bare: true };
}

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

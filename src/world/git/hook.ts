import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Place } from '../repository.ts';
import type { Caller } from './command.ts';

/**
 * Git tells a hook where index, repository and work tree are: under `git commit -- path` and `commit -a` the staged state stands in
 * another index file. Kept only where they belong to the repository that is checked; anything else in them is dropped.
 */
export function hookLocation(env: Readonly<Record<string, string | undefined>>, cwd: string, place: Place): NonNullable<Caller['location']> {
  const own = gitFolders(place);
  const inOwn = (path: string) => own.some((folder) => isInside(folder, path));
  const dir = absolute(env['GIT_DIR'], cwd);
  const tree = absolute(env['GIT_WORK_TREE'], cwd);
  const index = absolute(env['GIT_INDEX_FILE'], cwd);
  return {
    ...(dir !== undefined && own.includes(dir) && { GIT_DIR: dir }),
    ...(dir !== undefined && own.includes(dir) && tree !== undefined && isInside(tree, place.root) && { GIT_WORK_TREE: tree }),
    ...(index !== undefined && inOwn(index) && { GIT_INDEX_FILE: index }),
  };
}

/** The folders that hold this work tree's git data: `.git`, or what a `.git` file names, and the common folder of linked work trees. */
export function gitFolders(place: Place): readonly string[] {
  try {
    if (lstatSync(place.dotGit).isDirectory()) return [realpathSync(place.dotGit)];
    const named = /^gitdir: (.+?)\r?\n?$/.exec(readSmall(place.dotGit))?.[1];
    if (named === undefined) return [];
    const dir = realpathSync(resolve(place.top, named));
    let common: string | undefined;
    try {
      common = realpathSync(resolve(dir, readSmall(`${dir}/commondir`).trim()));
    } catch {
      common = undefined;
    }
    return common === undefined ? [dir] : [dir, common];
  } catch {
    return [];
  }
}

/** `.git` files and `commondir` are one line. */
function readSmall(path: string): string {
  const stat = lstatSync(path);
  if (!stat.isFile() || stat.size > 16_384) throw new Error('not a small regular file');
  return readFileSync(path, 'utf8');
}

/** Absolute and without links; the file itself need not exist yet. */
function absolute(path: string | undefined, cwd: string): string | undefined {
  if (path === undefined || path === '') return undefined;
  const full = resolve(cwd, path);
  try {
    return realpathSync(full);
  } catch {
    try {
      return resolve(realpathSync(dirname(full)), relative(dirname(full), full));
    } catch {
      return undefined;
    }
  }
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

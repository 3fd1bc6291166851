import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Place } from '../repository.ts';
import { wayTo } from '../way.ts';
import type { Caller } from './command.ts';
import { smallText } from './own-file.ts';

/**
 * Git tells a hook where index, repository and work tree are: under `git commit -- path` and `commit -a` the staged state stands in
 * another index file, and what a push brings stands in a folder of objects that is not yet the repository's. Kept only where they belong
 * to the repository that is checked; anything else in them is dropped.
 */
export function hookLocation(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  place: Place,
  own: readonly string[] = gitFolders(place),
): NonNullable<Caller['location']> {
  const inOwn = (path: string) => own.some((folder) => isInside(folder, path));
  const dir = absolute(env['GIT_DIR'], cwd);
  const tree = absolute(env['GIT_WORK_TREE'], cwd);
  const index = absolute(env['GIT_INDEX_FILE'], cwd);
  const incoming = absolute(env['GIT_QUARANTINE_PATH'], cwd);
  const objects = incoming === undefined ? undefined : own.map((folder) => join(folder, 'objects')).find((folder) => isInside(folder, incoming));
  return {
    ...(objects !== undefined && incoming !== undefined && { GIT_OBJECT_DIRECTORY: incoming, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects }),
    ...(dir !== undefined && own.includes(dir) && { GIT_DIR: dir }),
    ...(dir !== undefined && own.includes(dir) && tree !== undefined && isInside(tree, place.root) && { GIT_WORK_TREE: tree }),
    ...(index !== undefined && inOwn(index) && { GIT_INDEX_FILE: index }),
  };
}

/** The folders that hold this work tree's git data: `.git`, or what a `.git` file names, and the common folder of linked work trees. */
export function gitFolders(place: Place): readonly string[] {
  const { dotGit, top } = place;
  if (place.bare) return [place.root];
  const at = wayTo(dotGit, top).real;
  if (at === undefined) return [];
  const named = /^gitdir: (.+?)\r?\n?$/.exec(smallText(at) ?? '')?.[1];
  const dir = named === undefined ? at : wayTo(resolve(top, named), top).real;
  if (dir === undefined) return [];
  const text = smallText(join(dir, 'commondir'));
  const common = text === undefined ? undefined : wayTo(resolve(dir, text.trim()), top).real;
  return common === undefined ? [dir] : [dir, common];
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

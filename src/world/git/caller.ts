import type { Place } from '../repository.ts';
import type { Caller } from './command.ts';
import { isPartial } from './gaps.ts';
import { gitFolders, hookLocation } from './hook.ts';
import { leadsAway, ownFolders } from './own-folders.ts';
import { shadowOf } from './shadow.lazy.ts';

/** What the user says of the repository. */
export interface Trust {
  /** It may be read though another user owns it (`--git-safe-directory`). */
  readonly safeDirectory?: boolean;
  /** Nothing of its git configuration may count: git sees a shadow of it (`--hostile-repo`). */
  readonly hostile?: boolean;
}

/** What every question to git starts from. */
export interface GitContext extends Trust {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home folder, where the user's own excludes may be read (`--user`). */
  readonly home?: string;
  /** Home folder of who runs us: its excludes explain, and do not count. */
  readonly self?: string;
}

/** A hook's index counts for every question; a commit is the same wherever the index is. Git opens a bare repository only where it is named. */
export function callerAt(place: Place, context: GitContext): Caller {
  const { cwd, env, safeDirectory } = context;
  const caller: Caller = { cwd: place.root, top: place.top, env, ...(safeDirectory && { safeDirectory: true }) };
  if (context.hostile) return shadowed(caller, place, cwd);
  const away = leadsAway(place);
  if (away) return { ...caller, failure: { kind: 'outside', message: `${away} leads to another machine or a device; it was not followed`, remedy: LOOK } };
  const folders = gitFolders(place);
  const location = hookLocation(env, cwd, place, folders);
  const contents = isPartial(folders) && { contents: once(() => contentsOf(place, folders, location)) };
  return { ...caller, location: place.bare ? { ...location, GIT_DIR: place.root } : location, ...contents };
}

function contentsOf(place: Place, [dir, common = dir]: readonly string[], location: NonNullable<Caller['location']>): string | undefined {
  return dir === undefined || common === undefined ? undefined : shadowOf(place, { dir, common }, undefined, location.GIT_OBJECT_DIRECTORY).folder;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const LOOK = 'Look at it, and start on that machine if it is right.';

/** In the repository's place git sees a copy of what says which commits and files there are. The shadow is as old as the caller. */
function shadowed(caller: Caller, place: Place, cwd: string): Caller {
  const own = ownFolders(place);
  if (own.failure) return { ...caller, failure: own.failure };
  const hook = hookLocation(caller.env, cwd, place, [...new Set([own.dir, own.common])]);
  const shadow = shadowOf(place, own, hook.GIT_INDEX_FILE, hook.GIT_OBJECT_DIRECTORY);
  if (shadow.failure) return { ...caller, failure: shadow.failure };
  return { ...caller, shadow: true, location: { GIT_DIR: shadow.folder, ...(!place.bare && { GIT_WORK_TREE: place.top }) } };
}

import type { Place } from '../repository.ts';
import type { Caller } from './command.ts';
import { hookLocation } from './hook.ts';

/** What every question to git starts from. */
export interface GitContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly safeDirectory?: boolean;
  /** Home folder, where the user's own excludes may be read (`--user`). */
  readonly home?: string;
  /** Home folder of who runs us: its excludes explain, and do not count. */
  readonly self?: string;
}

/** A hook's index counts for every question; a commit is the same wherever the index is. Git opens a bare repository only where it is named. */
export const callerAt = (place: Place, context: GitContext): Caller => ({
  cwd: place.root,
  top: place.top,
  env: context.env,
  location: place.bare ? { GIT_DIR: place.root } : hookLocation(context.env, context.cwd, place),
  ...(context.safeDirectory && { safeDirectory: true }),
});

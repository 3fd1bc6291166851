import type { Opened } from './failure.ts';
import { type ChangedFiles, changedSince } from './git/changed.ts';
import type { Caller } from './git/command.ts';
import { workFacts } from './git/facts.ts';
import { hookLocation } from './git/hook.ts';
import { commitWorld, indexWorld } from './git/snapshots.ts';
import type { Place } from './repository.ts';
import type { GitFacts, Tree } from './tree.ts';

/** What every question to git starts from. */
export interface GitContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly safeDirectory?: boolean;
}

/** In `--staged` and facts the hook's index counts; a commit is the same wherever the index is. */
const callerAt = (place: Place, context: GitContext): Caller => ({
  cwd: place.root,
  top: place.top,
  env: context.env,
  location: hookLocation(context.env, context.cwd, place),
  ...(context.safeDirectory && { safeDirectory: true }),
});

export function factsAt(place: Place, context: GitContext): GitFacts {
  return workFacts(callerAt(place, context), place);
}

export function indexAt(place: Place, context: GitContext): Opened {
  return indexWorld(callerAt(place, context), place);
}

export function commitAt(place: Place, ref: string, context: GitContext): Opened {
  return commitWorld(callerAt(place, context), place, ref);
}

export function changedAt(place: Place, base: string, tree: Tree, context: GitContext): ChangedFiles {
  return changedSince(callerAt(place, context), place, base, tree);
}

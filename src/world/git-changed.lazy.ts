import { callerAt, type GitContext } from './git/caller.ts';
import { type ChangedFiles, changedSince } from './git/changed.ts';
import type { Place } from './repository.ts';
import type { Tree } from './tree.ts';

/** In a bundle of its own: comparing files needs node:crypto, which costs more to load than git takes to answer. */
export function changedAt(place: Place, base: string, tree: Tree, context: GitContext): ChangedFiles {
  return changedSince(callerAt(place, context), place, base, tree);
}

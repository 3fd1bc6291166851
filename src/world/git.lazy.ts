import type { Opened } from './failure.ts';
import { callerAt, type GitContext } from './git/caller.ts';
import { personalExcludes } from './git/excludes.ts';
import { workFacts } from './git/facts.ts';
import { commitWorld, indexWorld } from './git/snapshots.ts';
import type { Place } from './repository.ts';
import type { GitFacts } from './tree.ts';

export function factsAt(place: Place, context: GitContext): GitFacts {
  const home = context.home ?? context.self;
  const own = () => (home === undefined ? undefined : personalExcludes(home, context.env, context.hostile ? undefined : place));
  return workFacts(callerAt(place, context), place, own, context.home !== undefined);
}

export function indexAt(place: Place, context: GitContext): Opened {
  return indexWorld(callerAt(place, context), place);
}

export function commitAt(place: Place, ref: string, context: GitContext): Opened {
  return commitWorld(callerAt(place, context), place, ref);
}

import type { Failure } from './failure.ts';
import { BlobPipe } from './git/blob-pipe.ts';
import { callerAt } from './git/caller.ts';
import { git, split } from './git/command.ts';
import { mergeBase } from './git/merge-base.ts';
import { type Commit, resolveCommit } from './git/snapshots.ts';
import { type BlobAt, type Walked, type WalkOptions, walk } from './git/walk.ts';
import { contextOf, type OpenOptions } from './open.ts';
import type { Place } from './repository.ts';

/** Where the lines of two commits parted. */
export const mergeBaseAt = (place: Place, base: string, head: string, options: OpenOptions): Commit =>
  mergeBase(callerAt(place, contextOf(options)), place, base, head);

/** A history, and readers of what it holds. */
export interface OpenedHistory {
  walk(options: WalkOptions): Promise<Walked | { readonly failure: Failure; readonly commits?: undefined }>;
  /** Contents by object name. */
  readonly contents: BlobPipe;
  commit(name: string): Commit;
  /** The files of a commit that are wanted. */
  filesOf(commit: string, wanted: (path: string) => boolean): ReadonlyMap<string, BlobAt> | Failure;
}

export function historyAt(place: Place, options: OpenOptions): OpenedHistory {
  const caller = callerAt(place, contextOf(options));
  return {
    walk: (how) => walk(caller, place, how),
    contents: new BlobPipe(caller),
    commit: (name) => resolveCommit(caller, name),
    filesOf(commit, wanted) {
      const listed = git(caller, 'ls-tree', ['-r', '-z', '--full-tree', commit]);
      if (listed.failure) return listed.failure;
      // `100644 blob <name>\t<path>`
      return new Map(
        split(listed.out).flatMap((record): [string, BlobAt][] => {
          const tab = record.indexOf('\t');
          const path = record.slice(tab + 1);
          return wanted(path) ? [[path, { mode: record.slice(0, 6), name: record.slice(record.lastIndexOf(' ', tab) + 1, tab) }]] : [];
        }),
      );
    },
  };
}

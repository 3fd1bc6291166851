import type { FileStat } from '../model/harness.ts';

/**
 * A snapshot of files: work tree, git index, a commit, or memory. Everything above this floor is the same for all of them.
 * Paths are relative to the tree's root, with `/`; `../x` reaches parents as far as the snapshot goes.
 */
export interface Tree {
  readonly kind: 'work' | 'index' | 'commit' | 'memory';
  /** Every file below the root, sorted; `.git` and `node_modules` are left out, symbolic links are listed and not followed. */
  list(): readonly string[];
  /** Names in one folder, sorted; empty where there is none. Cheaper than `list` for a few known folders. */
  entries(dir: string): readonly string[];
  stat(path: string): FileStat | undefined;
  read(path: string): Content;
}

/** What reading gave: bytes, or the reason in words ('absent' is no problem). */
export type Content =
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: 'absent' }
  | { readonly bytes?: undefined; readonly problem: 'unreadable' | 'too-big' | 'not-a-file' | 'outside'; readonly detail: string };

/** What git knows about paths of a tree. Answers follow the repository's own ignore files as the snapshot holds them. */
export interface GitFacts {
  tracked(path: string): boolean | undefined;
  ignoredBy(path: string): import('../model/harness.ts').IgnoreRule | undefined;
  /** Paths that will be asked about: lets the answers come from one git call. */
  prime(paths: Iterable<string>): void;
}

/** Everything that `load` reads from. */
export interface World {
  readonly project: Tree;
  /** The home folder; only with `--user`. */
  readonly home?: Tree;
  /** The folder of managed settings; only with `--user` or where a path was given. */
  readonly managed?: Tree;
  readonly git?: GitFacts;
}

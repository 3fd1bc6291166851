import type { FileStat, IgnoreRule } from '../model/harness.ts';
import type { AccessList } from '../model/rights.ts';

/**
 * A snapshot of files: work tree, git index, a commit, or memory. Everything above this floor is the same for all of them.
 * Paths are relative to the tree's root, with `/`; `../x` reaches parents as far as the snapshot goes.
 */
export interface Tree {
  readonly kind: 'work' | 'index' | 'commit' | 'memory';
  /**
   * Every file below the root, sorted; `.git` and `node_modules` are left out. Symbolic links are listed and not followed, but for
   * folders of the client's configuration (`.claude/skills/x`) whose target lies in the snapshot: its files are listed under the link's name.
   */
  list(): readonly string[];
  /** Whether `list` costs nothing: it was made already, or the tree is a list by nature (then absent). */
  listed?(): boolean;
  /** Names in one folder, sorted; empty where there is none. Cheaper than `list` for a few known folders. */
  entries(dir: string): readonly string[];
  stat(path: string): FileStat | undefined;
  read(path: string): Content;
  /** The file at the end of a symbolic link: relative to the root, or absolute where it lies elsewhere; undefined: nothing is there. */
  follow?(path: string): string | undefined;
  /** Where a path lies on the disk; absent where the tree is on none. */
  absolute?(path: string): string;
  /** Paths that will be read: git trees then fetch them in one call. */
  prime?(paths: Iterable<string>): void;
  /** The links to folders that `list` followed: their name, and the folder's own name relative to the root. */
  folderLinks?(): ReadonlyMap<string, string>;
  /** Folders of other repositories that `list` came to: it leaves their files out. */
  nested?(): readonly string[];
  /** Folders and files that could not be looked at, so far: the check is incomplete. */
  problems?(): readonly TreeProblem[];
}

export interface TreeProblem {
  readonly path: string;
  readonly message: string;
}

/** What is there for others and not for us: it leads out of what may be read, or this clone does not hold its content. */
type Unseen = 'outside' | 'missing';

/** What reading gave: bytes, or the reason in words ('absent' is no problem). */
export type Content =
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: 'absent' }
  | { readonly bytes?: undefined; readonly problem: 'unreadable' | 'too-big' | 'not-a-file' | Unseen; readonly detail: string };

/** What git knows about paths of a tree. Answers follow the repository's own ignore files as the snapshot holds them. */
export interface GitFacts {
  /** False where git could not be asked; `problems` say why. Asking is what finds out. */
  readonly available?: boolean;
  tracked(path: string): boolean | undefined;
  /** The rule by which git ignores the path; undefined for a tracked path and for one that nothing ignores. */
  ignoredBy(path: string): IgnoreRule | undefined;
  /** The pattern that decides the path, tracked or not: a negation, too, and a pattern of the user's own ignore file where the repository has none. */
  decidedBy(path: string): IgnoreRule | undefined;
  /** Paths that will be asked about: lets the answers come from one git call. */
  prime(paths: Iterable<string>): void;
  problems?(): readonly TreeProblem[];
}

/** Submodules, linked work trees and clones that lie in the tree: their files are not the session's, but the secrets in them are somebody's. */
export interface NestedRepositories {
  /** Their files by their folder; known once the tree was listed. */
  files(): ReadonlyMap<string, readonly string[]>;
  /** The folder of the one that a path lies in. */
  of(path: string): string | undefined;
  /** What its own git says, in the names of the tree; undefined where git takes its files for the outer repository's. */
  git(folder: string): GitFacts | undefined;
  problems(): readonly TreeProblem[];
}

/** Everything that `load` reads from. */
export interface World {
  readonly project: Tree;
  /** The home folder; only with `--user`. */
  readonly home?: Tree;
  /** The folder of managed settings; only with `--user` or where a path was given. */
  readonly managed?: Tree;
  /** Files elsewhere on the machine that files of the project name, without their first slash; only with `--user`. */
  readonly machine?: Tree;
  readonly git?: GitFacts;
  /** Only of a work tree: index and commits hold nothing of other repositories. */
  readonly nested?: NestedRepositories;
  /** What the machine knows of rights beside modes; absent where a tree has no modes. */
  readonly rights?: HostRights;
  /**
   * Levels of parent folders: inside the same git repository, and all that the client looks at and we may (`--user`); `home` is the
   * level at which the home folder stands (0: the root is the home folder), whose `.claude` is read as the user's and not twice.
   */
  readonly parents?: { readonly repository: number; readonly all: number; readonly home?: number };
}

/** Asked with absolute names. */
export interface HostRights {
  /** Rights are mode bits. */
  readonly areModes: boolean;
  accessLists(files: readonly string[]): ReadonlyMap<string, AccessList>;
  madeUpBy(file: string): string | undefined;
}

/** What could not be looked at in any tree, so far. Ask after the rules ran: git is asked late. */
export function worldProblems(world: World): readonly TreeProblem[] {
  const named = (tree: Tree | undefined, prefix: string) => (tree?.problems?.() ?? []).map((p) => ({ ...p, path: `${prefix}${p.path}` }));
  const all = [
    ...named(world.project, ''),
    ...named(world.home, '~/'),
    ...named(world.managed, '/managed/'),
    ...(world.git?.problems?.() ?? []),
    ...(world.nested?.problems() ?? []),
  ];
  return all.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

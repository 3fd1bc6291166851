import { lstatSync, readFileSync } from 'node:fs';
import type { IgnoreRule } from '../../model/harness.ts';
import type { Place } from '../repository.ts';
import type { GitFacts } from '../tree.ts';
import { lastMatch, type PlainLine, plainLines } from './plain-ignores.ts';
import { MAX_INDEX, pathsOfIndex } from './plain-index.ts';

/**
 * What git would say of a repository in which nothing is special, read from its files: starting git costs more than checking a small project.
 * Whatever is not plain beyond doubt, git is asked (`test/world/plain-repository.test.ts` compares the two).
 */
export function plainFirst(place: Place, env: Readonly<Record<string, string | undefined>>, git: GitFacts): GitFacts {
  let plain: Plain | null | undefined;
  const known = (): Plain | undefined => {
    if (plain === undefined) plain = open(place, env) ?? null;
    return plain ?? undefined;
  };
  let asked = false;
  const ask = (): GitFacts => {
    asked = true;
    return git;
  };
  return {
    get available() {
      return (known() !== undefined && !asked) || (ask().available ?? true);
    },
    tracked(path) {
      return (isAskable(path) ? known()?.paths.has(path) : undefined) ?? ask().tracked(path);
    },
    ignoredBy(path) {
      const answer = isAskable(path) ? known()?.ignoredBy(path) : undefined;
      return answer === undefined ? ask().ignoredBy(path) : (answer ?? undefined);
    },
    decidedBy: (path) => ask().decidedBy(path),
    prime: (paths) => git.prime(paths),
    problems: () => git.problems?.() ?? [],
  };
}

interface Plain {
  readonly paths: ReadonlySet<string>;
  /** null: not ignored; undefined: git must say. */
  ignoredBy(path: string): IgnoreRule | null | undefined;
}

/** ASCII, so that a name has one form, and below the root. */
const isAskable = (path: string): boolean => {
  for (let i = 0; i < path.length; i++) if (path.charCodeAt(i) > 0x7e || path.charCodeAt(i) < 0x20) return false;
  return path !== '' && !path.startsWith('/') && !path.startsWith('~') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
};

/** Variables with which a hook says that the index, the repository or the work tree is another. */
const HOOK = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE'];
/** Words in a repository's configuration that change what belongs to it, or how names are compared. */
const SPECIAL = ['worktree', 'include', 'ignorecase', 'extension', 'sparse', 'precompose', 'split', '\\'];

function open(place: Place, env: Readonly<Record<string, string | undefined>>): Plain | undefined {
  const { root, top, dotGit, prefix, bare } = place;
  if (bare || prefix !== '' || root !== top || HOOK.some((name) => env[name] !== undefined)) return undefined;
  try {
    // Git refuses a repository of somebody else, and says so better than we could.
    const me = process.getuid?.();
    if (me === undefined || !isFolder(dotGit, me) || !isFolder(top, me) || !isFolder(`${dotGit}/objects`) || !isFolder(`${dotGit}/refs`)) return undefined;
    // With this file the configuration that counts is another repository's.
    if (lstatSync(`${dotGit}/commondir`, { throwIfNoEntry: false })) return undefined;
    const head = textOf(`${dotGit}/HEAD`, 1_000);
    const config = textOf(`${dotGit}/config`, 100_000)?.toLowerCase();
    if (!head?.startsWith('ref: refs/') || !config?.includes('repositoryformatversion = 0\n') || SPECIAL.some((word) => config.includes(word)))
      return undefined;
    if (config.replace('bare = false\n', '').includes('bare')) return undefined;
    const index = textOf(`${dotGit}/index`, MAX_INDEX, 'latin1');
    const paths = index === '' ? NO_PATHS : pathsOfIndex(index ?? '');
    const excludes = plainLines(isLink(`${dotGit}/info`) ? '!' : (textOf(`${dotGit}/info/exclude`, 100_000) ?? '!'));
    const ignores = ignoresIn(top);
    return paths && excludes && { paths, ignoredBy: (path) => sharedRule(path, paths, excludes, ignores) };
  } catch {
    return undefined;
  }
}

const NO_PATHS: ReadonlySet<string> = new Set();

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

function isFolder(path: string, owner?: number): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && (owner === undefined || stat.uid === owner);
}

/** A small regular file; '' where there is none; undefined for everything else. `latin1`: one character a byte. */
function textOf(path: string, most: number, encoding: 'utf8' | 'latin1' = 'utf8'): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return '';
  return stat.isFile() && stat.size <= most ? readFileSync(path, encoding) : undefined;
}

type Ignores = (folder: string) => readonly PlainLine[] | undefined;

/** The lines of the ignore file in a folder of the tree; undefined where they are not plain, or a link leads there. */
function ignoresIn(top: string): Ignores {
  const known = new Map<string, readonly PlainLine[] | undefined>();
  return (folder) => {
    if (!known.has(folder)) known.set(folder, read(folder));
    return known.get(folder);
  };
  function read(folder: string): readonly PlainLine[] | undefined {
    const absolute = folder === '' ? top : `${top}/${folder}`;
    const stat = lstatSync(absolute, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory()) return undefined;
    return plainLines(stat ? (textOf(`${absolute}/.gitignore`, 100_000) ?? '!') : '');
  }
}

/** A folder that only this clone excludes may hold files that the repository ignores, too: then everybody is covered. */
function sharedRule(path: string, paths: ReadonlySet<string>, excludes: readonly PlainLine[], ignores: Ignores): IgnoreRule | null | undefined {
  const rule = ruleFor(path, paths, excludes, ignores);
  const shared = rule?.personal ? ruleFor(path, paths, [], ignores) : null;
  return shared === null ? rule : shared;
}

/** From the top down: what is in an ignored folder is ignored with it. Of the ignore files the nearest decides, of its lines the last. */
function ruleFor(path: string, paths: ReadonlySet<string>, excludes: readonly PlainLine[], ignores: Ignores): IgnoreRule | null | undefined {
  if (paths.has(path)) return null;
  const parts = path.split('/');
  for (let n = 1; n <= parts.length; n++) {
    const isFile = n === parts.length;
    for (let up = n - 1; up >= -1; up--) {
      const folder = parts.slice(0, Math.max(up, 0)).join('/');
      const lines = up < 0 ? excludes : ignores(folder);
      const below = parts.slice(Math.max(up, 0), n);
      const line = lines && lastMatch(lines, below, !isFile);
      // What is meant for folders only would match a folder of this name: whether it is one, git knows.
      if (!lines || (isFile && line !== lastMatch(lines, below, true))) return undefined;
      if (!line) continue;
      // Of a folder that holds tracked files git says nothing.
      if (holds(paths, `${path}/`)) return undefined;
      const source = up < 0 ? '.git/info/exclude' : folder === '' ? '.gitignore' : `${folder}/.gitignore`;
      return { source, line: line.line, pattern: line.pattern, personal: up < 0 };
    }
  }
  return null;
}

function holds(paths: ReadonlySet<string>, folder: string): boolean {
  for (const path of paths) if (path.startsWith(folder)) return true;
  return false;
}

import ignore from 'ignore';
import type { FileStat, IgnoreRule } from '../model/harness.ts';
import { parseAccessList } from './access-list.ts';
import { cleanPath, followLinks, isFolderLink, isFollowedLink, LEAVES, LOOP, levelsUp } from './links.ts';
import { isSkipped } from './skipped.ts';
import type { Content, GitFacts, Tree, TreeProblem, World } from './tree.ts';

/** What the disk says of a file or folder, where it matters. */
export interface MemoryRights {
  /** A folder, of which something is to be said; without text. */
  readonly folder?: true;
  readonly mode?: number;
  readonly owned?: boolean;
  readonly uid?: number;
  readonly gid?: number;
  /** Hard links. */
  readonly names?: number;
  /** As `getfacl` prints it. */
  readonly acl?: string;
  /** The file system, where it makes modes up. */
  readonly madeUpBy?: string;
}
/** A file of a tree in memory: its text, or text with mode, or a symbolic link. */
export type MemoryFile = string | ({ readonly text: string } & MemoryRights) | { readonly symlink: string };
/** Names relative to the root; `~/x` lies in the home folder, `/managed/x` in the managed folder, other absolute names on the machine. */
export type Files = Readonly<Record<string, MemoryFile>>;

/** How git sees a tree in memory. Without it the tree lies in no repository. */
export interface MemoryGit {
  /** Files that are tracked; default: every file that no `.gitignore` ignores. */
  readonly tracked?: readonly string[];
  /** Patterns of `.git/info/exclude`. */
  readonly exclude?: readonly string[];
}

/** A world in memory, for tests and for the examples of rules. */
export function memoryWorld(files: Files, git?: MemoryGit): World {
  const home = pick(files, '~/');
  const managed = pick(files, '/managed/');
  const machine = pick(Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('/managed/'))), '/');
  const project = Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('~/') && !name.startsWith('/')));
  const all = Math.max(0, ...Object.keys(project).map(levelsUp));
  const top = Math.max(0, ...Object.keys(project).flatMap((name) => (/^(?:\.\.\/)+\.git(?:\/|$)/.test(name) ? [levelsUp(name)] : [])));
  return {
    project: memoryTree(project),
    parents: { repository: top, all },
    ...(Object.keys(home).length > 0 && { home: memoryTree(home, '~/') }),
    ...(Object.keys(managed).length > 0 && { managed: memoryTree(managed, '/managed/') }),
    // As on a disk: only with the home folder.
    ...(Object.keys(home).length > 0 && { machine: memoryTree(machine, '/') }),
    ...(git && { git: memoryGit(project, git) }),
    rights: {
      areModes: true,
      accessLists: (names) =>
        new Map(
          names.flatMap((name) => {
            const acl = rightsIn(files[name])?.acl;
            return acl === undefined ? [] : [[name, parseAccessList(acl)] as const];
          }),
        ),
      madeUpBy: (name) => rightsIn(files[name])?.madeUpBy,
    },
  };
}

const rightsIn = (file: MemoryFile | undefined): MemoryRights | undefined => (typeof file === 'object' && !('symlink' in file) ? file : undefined);

const pick = (files: Files, prefix: string): Files =>
  Object.fromEntries(Object.entries(files).flatMap(([name, file]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), file] as const] : [])));

export function memoryTree(files: Files, prefix = ''): Tree {
  const isBare = (name: string): boolean => {
    const file = files[name];
    return rightsIn(file)?.folder === true;
  };
  const names = Object.keys(files).sort();
  const encoder = new TextEncoder();
  const linkAt = (path: string): string | undefined => {
    const file = files[path];
    return typeof file === 'object' && 'symlink' in file ? file.symlink : undefined;
  };
  const isFolder = (path: string) => path === '' || isBare(path) || names.some((name) => name.startsWith(`${path}/`));
  const followed = new Map<string, string>();
  const depth = Math.max(0, ...names.map(levelsUp));
  let problems: readonly TreeProblem[] = [];
  const leaves = (name: string): boolean => {
    const { to, lost } = followLinks(name, linkAt);
    return lost === 'outside' || levelsUp(to ?? '') > depth;
  };
  const list = (): string[] =>
    names.flatMap((name) => {
      if (name.startsWith('../')) return [];
      const target = linkAt(name) !== undefined && isFollowedLink(name) ? followLinks(name, linkAt).to : undefined;
      if (target === undefined || target === '' || !isFolder(target) || name.startsWith(`${target}/`)) return [name];
      followed.set(name, target);
      return names.flatMap((below) => (below.startsWith(`${target}/`) ? [name + below.slice(target.length)] : []));
    });
  const textAt = (path: string): string | undefined => {
    const file = files[path];
    return typeof file === 'string' ? file : file && 'text' in file ? file.text : undefined;
  };
  /** The folder's links followed, the last part not. */
  const reached = (given: string): string => {
    const path = cleanPath(given);
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 || path in files ? undefined : followLinks(path.slice(0, slash), linkAt).to;
    return folder === undefined ? path : folder === '' ? path.slice(slash + 1) : `${folder}/${path.slice(slash + 1)}`;
  };
  return {
    kind: 'memory',
    list() {
      problems = names.flatMap((path) => {
        if (linkAt(path) === undefined || !isFolderLink(path)) return [];
        const lost = followLinks(path, linkAt).lost === 'loop' ? LOOP : leaves(path) ? LEAVES : undefined;
        return lost === undefined ? [] : [{ path, message: lost }];
      });
      return list()
        .filter((name) => !isSkipped(name) && !isBare(name))
        .sort();
    },
    folderLinks: () => followed,
    follow(path) {
      const first = linkAt(cleanPath(path));
      const to = first?.startsWith('/') ? first : followLinks(cleanPath(path), linkAt).to;
      return to === undefined || (!to.startsWith('/') && files[to] === undefined && !isFolder(to)) ? undefined : to;
    },
    absolute: (path) => `${prefix}${path}`,
    problems: () => problems,
    entries(dir) {
      const folder = followLinks(cleanPath(dir), linkAt).to;
      if (folder === undefined) return [];
      const prefix = folder === '' ? '' : `${folder}/`;
      const found = names.flatMap((name) =>
        name.startsWith(prefix) && (folder !== '' || !name.startsWith('../')) ? [name.slice(prefix.length).split('/')[0] ?? ''] : [],
      );
      return [...new Set(found)];
    },
    stat(path): FileStat | undefined {
      const at = reached(path);
      const file = files[at];
      if (typeof file === 'object' && 'symlink' in file)
        return { kind: 'symlink', mode: 0o777, size: file.symlink.length, uid: undefined, target: file.symlink };
      const { mode = isFolder(at) ? 0o755 : 0o644, owned = true, uid, gid, names: links } = rightsIn(file) ?? {};
      if (isFolder(at)) return { kind: 'directory', mode, size: 0, uid, ...(gid !== undefined && { gid }), ...(file !== undefined && { owned }) };
      if (file === undefined) return undefined;
      const size = encoder.encode(textAt(at) ?? '').length;
      return { kind: 'file', mode, size, uid, owned, ...(gid !== undefined && { gid }), ...(links !== undefined && { names: links }) };
    },
    read(path): Content {
      const { to: at, lost } = followLinks(cleanPath(path), linkAt);
      if (lost === 'loop') return { problem: 'unreadable', detail: LOOP };
      if (at === undefined) return { problem: 'outside', detail: LEAVES };
      const text = isBare(at) ? undefined : textAt(at);
      if (text !== undefined) return { bytes: encoder.encode(text) };
      if (isFolder(at)) return { problem: 'not-a-file', detail: 'a folder, not a file' };
      if (at !== path && levelsUp(at) > depth) return { problem: 'outside', detail: LEAVES };
      return { problem: 'absent' };
    },
  };
}

function memoryGit(files: Files, git: MemoryGit): GitFacts {
  const text = (name: string) => {
    const file = files[name];
    return typeof file === 'string' ? file : file && 'text' in file ? file.text : '';
  };
  const sources = Object.keys(files)
    .filter((name) => /(^|\/)\.gitignore$/.test(name))
    .sort((a, b) => a.length - b.length);
  /** The last matching pattern of the deepest ignore file decides, as in git; good enough for examples. */
  const decidedBy = (path: string): IgnoreRule | undefined => {
    let verdict: IgnoreRule | undefined;
    const apply = (source: string, dir: string, patterns: readonly string[], personal: boolean) => {
      if (!path.startsWith(dir)) return;
      for (const [i, pattern] of patterns.entries()) {
        if (pattern.trim() === '' || pattern.startsWith('#')) continue;
        const negated = pattern.startsWith('!');
        const hit = ignore()
          .add(negated ? pattern.slice(1) : pattern)
          .ignores(path.slice(dir.length));
        if (hit) verdict = { source, line: i + 1, pattern, personal, ...(negated && { negated }) };
      }
    };
    apply('.git/info/exclude', '', git.exclude ?? [], true);
    for (const source of sources) apply(source, source.slice(0, -'.gitignore'.length), text(source).split('\n'), false);
    return verdict;
  };
  const ignoredBy = (path: string): IgnoreRule | undefined => {
    const rule = decidedBy(path);
    return rule?.negated ? undefined : rule;
  };
  const tracked = git.tracked && new Set(git.tracked);
  const isTracked = (path: string) => (tracked ? tracked.has(path) : path in files && !ignoredBy(path));
  return {
    tracked: (path) => (path.startsWith('../') ? undefined : isTracked(path)),
    // As git has it: what is tracked is not ignored, whatever the patterns say.
    ignoredBy: (path) => (isTracked(path) ? undefined : ignoredBy(path)),
    decidedBy,
    prime() {},
  };
}

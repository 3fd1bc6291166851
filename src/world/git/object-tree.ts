import type { FileStat } from '../../model/harness.ts';
import { cleanPath, type Followed, followLinks, isFolderLink, isFollowedLink, LEAVES, LOOP, levelsUp } from '../links.ts';
import { isSkipped } from '../skipped.ts';
import type { Content, Tree, TreeProblem } from '../tree.ts';
import type { Blobs } from './blobs.ts';

/** One path of an index or a commit. */
export interface Entry {
  /** As git writes it: 100644, 100755, 120000 (symbolic link), 160000 (submodule). */
  readonly mode: string;
  readonly name: string;
  /** A merge conflict: the index holds several versions and none of them is the file. */
  readonly conflict?: boolean;
}

/** What a check is likely to read: fetched together at the first read, whatever that is for. A guess that costs a call of git where it is wrong. */
const LIKELY =
  /(?:^|\/)(?:\.claude(?:-plugin)?\/.+\.(?:json|md|sh)|\.mcp\.json|CLAUDE(?:\.local)?\.md|SKILL\.md|\.gitignore)$|^(?:\.\.\/)*(?:package\.json|\.npmignore|\.gitattributes|\.grantlint\.jsonc|[^/]+\.sh)$/;
const MAX_LIKELY = 20_000;

/** A tree whose files are git objects. `prefix` is the root's path below the top of the repository. */
export function objectTree(kind: 'index' | 'commit', entries: ReadonlyMap<string, Entry>, blobs: Blobs, prefix: string): Tree & { has(path: string): boolean } {
  const names = [...entries.keys()].sort();
  let listed: readonly string[] | undefined;
  const followed = new Map<string, string>();
  const problems: TreeProblem[] = [];
  const depth = prefix === '' ? 0 : prefix.split('/').length;

  /** `../../a/b/x` seen from `a/b` is `x`. */
  const canonical = (given: string): string => {
    const path = cleanPath(given);
    if (!path.startsWith('../') || prefix === '') return path;
    const parts = prefix.split('/');
    let up = 0;
    let rest = path;
    while (rest.startsWith('../')) {
      rest = rest.slice(3);
      up++;
    }
    while (up > 0 && up <= parts.length) {
      const into = parts[parts.length - up];
      if (into === undefined || !rest.startsWith(`${into}/`)) break;
      rest = rest.slice(into.length + 1);
      up--;
    }
    return '../'.repeat(up) + rest;
  };
  let isFirst = true;
  const fetch = (wanted: readonly string[]) => {
    if (isFirst) {
      isFirst = false;
      const likely = names.filter((name) => LIKELY.test(name) && !isSkipped(name) && entries.get(name)?.mode !== '160000').slice(0, MAX_LIKELY);
      blobs.prime([...wanted, ...likely.map((name) => entries.get(name)?.name ?? '')]);
    } else blobs.prime(wanted);
  };
  const blob = (entry: Entry): Content => {
    fetch([entry.name]);
    return blobs.read(entry.name);
  };
  const linkTarget = (path: string): string | undefined => {
    const entry = entries.get(canonical(path));
    return entry?.mode === '120000' ? text(blob(entry)) : undefined;
  };
  const real = (path: string): Followed => {
    const found = followLinks(canonical(path), linkTarget);
    return found.to === undefined ? found : { to: canonical(found.to) };
  };
  /** The folder's own path without links; its last part may be one. */
  const reached = (path: string): string | undefined => {
    if (entries.has(path)) return path;
    const slash = path.lastIndexOf('/');
    if (slash < 0) return path;
    const folder = real(path.slice(0, slash)).to;
    return folder === undefined ? undefined : canonical(folder === '' ? path.slice(slash + 1) : `${folder}/${path.slice(slash + 1)}`);
  };
  const isFolder = (path: string): boolean => {
    if (path === '' || /^(?:\.\.\/)*\.\.$/.test(path)) return path === '' || path.split('/').length <= depth;
    const from = firstAtOrAfter(names, `${path}/`);
    return names[from]?.startsWith(`${path}/`) === true || entries.get(path)?.mode === '160000';
  };

  function* below(folder: string): Generator<string> {
    const start = folder === '' ? '' : `${folder}/`;
    for (let i = firstAtOrAfter(names, start); i < names.length; i++) {
      const name = names[i];
      if (name === undefined || !name.startsWith(start)) return;
      yield name;
    }
  }

  function list(): readonly string[] {
    const files: string[] = [];
    const folderLinks: string[] = [];
    for (const name of names) {
      const mode = entries.get(name)?.mode;
      if (name.startsWith('../') || mode === '160000' || isSkipped(name)) continue;
      if (mode === '120000' && isFollowedLink(name)) folderLinks.push(name);
      files.push(name);
    }
    if (folderLinks.length > 0) fetch(folderLinks.map((link) => entries.get(link)?.name ?? ''));
    for (const link of folderLinks) {
      const { to: target, lost } = real(link);
      if (lost === 'loop' && isFolderLink(link)) problems.push({ path: link, message: LOOP });
      else if ((lost === 'outside' || levelsUp(target ?? '') > depth) && isFolderLink(link)) problems.push({ path: link, message: LEAVES });
      if (target === undefined || !isFolder(target) || target === '' || `${link}/`.startsWith(`${target}/`)) continue;
      followed.set(link, target);
      for (const name of below(target)) {
        if (entries.get(name)?.mode !== '160000') files.push(link + name.slice(target.length));
      }
    }
    return followed.size === 0 ? files : files.filter((file) => !followed.has(file) && !isSkipped(file)).sort();
  }

  return {
    kind,
    list: () => {
      listed ??= list();
      return listed;
    },
    has: (path) => entries.has(canonical(path)),
    entries(dir) {
      const folder = real(dir).to;
      if (folder === undefined) return [];
      const start = folder === '' ? 0 : folder.length + 1;
      const found = new Set<string>();
      for (const name of below(folder)) {
        if (folder !== '' || !name.startsWith('../')) found.add(name.slice(start).split('/', 1)[0] ?? '');
      }
      return [...found].sort();
    },
    stat(path): FileStat | undefined {
      const at = reached(canonical(path));
      if (at === undefined) return undefined;
      const entry = entries.get(at);
      if (!entry || entry.mode === '160000') return isFolder(at) ? { kind: 'directory', mode: undefined, size: 0, uid: undefined } : undefined;
      // Size and target cost a read, so they wait until somebody asks.
      const content = () => blob(entry);
      const size = () => content().bytes?.length ?? 0;
      return entry.mode === '120000'
        ? {
            kind: 'symlink',
            mode: undefined,
            uid: undefined,
            get size() {
              return size();
            },
            get target() {
              return text(content()) ?? '';
            },
          }
        : {
            kind: 'file',
            mode: undefined,
            executable: entry.mode === '100755',
            uid: undefined,
            get size() {
              return size();
            },
          };
    },
    read(path): Content {
      const { to: at, lost } = real(path);
      if (lost === 'loop') return { problem: 'unreadable', detail: LOOP };
      if (at === undefined) return { problem: 'outside', detail: LEAVES };
      const entry = entries.get(at);
      if (!entry) {
        if (isFolder(at)) return { problem: 'not-a-file', detail: 'a folder, not a file' };
        // A link that leads above the repository is nothing that this snapshot could hold.
        if (at !== canonical(path) && levelsUp(at) > depth) return { problem: 'outside', detail: LEAVES };
        return { problem: 'absent' };
      }
      if (entry.mode === '160000') return { problem: 'not-a-file', detail: 'a folder, not a file' };
      if (entry.conflict) return { problem: 'unreadable', detail: 'an unresolved merge conflict: the index holds no version of this file yet' };
      return blob(entry);
    },
    prime(paths) {
      fetch([...paths].flatMap((path) => entries.get(canonical(path))?.name ?? []));
    },
    folderLinks: () => followed,
    problems: () => problems,
  };
}

const text = (content: Content): string | undefined => (content.bytes ? Buffer.from(content.bytes).toString('utf8') : undefined);

/** Index of the first name that is not smaller. */
function firstAtOrAfter(names: readonly string[], wanted: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

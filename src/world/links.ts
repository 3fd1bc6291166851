/** Most symbolic links followed for one path, as in Linux. */
export const MAX_LINKS = 40;

export type Followed = { readonly to: string; readonly lost?: undefined } | { readonly to?: undefined; readonly lost: 'outside' | 'loop' };

/**
 * Follows symbolic links on paper: `target` says where a path points if it is a link. Gives the path without links, relative
 * to the root (`../` above it); lost are absolute links, which leave the snapshot, and those that run in circles.
 */
export function followLinks(path: string, target: (path: string) => string | undefined): Followed {
  const rest = path.split('/').reverse();
  const done: string[] = [];
  let links = 0;
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.length > 0 && done.at(-1) !== '..') done.pop();
      else done.push('..');
      continue;
    }
    done.push(part);
    const to = target(done.join('/'));
    if (to === undefined) continue;
    if (to.startsWith('/')) return { lost: 'outside' };
    if (++links > MAX_LINKS) return { lost: 'loop' };
    done.pop();
    rest.push(...to.split('/').reverse());
  }
  return { to: done.join('/') };
}

/**
 * Folders of a session's configuration are often links (`.claude/skills/x -> ../../skills/x`); the client follows them. Lists what
 * such links lead to under the link's name; links elsewhere are not followed.
 */
export const isFollowedLink = (path: string): boolean => /(?:^|\/)\.claude(?:\/(?:skills|agents|commands|rules|output-styles|hooks)(?:\/[^/]+)?)?$/.test(path);

/** Such a link is a folder by its name: files of these kinds say themselves that they could not be read. */
export const isFolderLink = (path: string): boolean => isFollowedLink(path) && !/\.(?:md|json|sh)$/.test(path);

export const LOOP = 'a loop of symbolic links';
export const LEAVES = 'a symbolic link that leaves the checked folder; it was not followed';

/** Levels above the root to which a path leads. */
export const levelsUp = (path: string): number => (/^(?:\.\.(?:\/|$))*/.exec(path)?.[0].split('..').length ?? 1) - 1;

/** Neither `.` nor `..` nor an empty part. Most paths have no dot behind a slash, or one that begins a name. */
function isClean(path: string): boolean {
  for (let start = 0; start <= path.length; ) {
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    if (end === start || (path[start] === '.' && (end === start + 1 || (end === start + 2 && path[start + 1] === '.')))) return false;
    start = end + 1;
  }
  return true;
}

/** A path as trees know it: without `.`, inner `..` and a final slash, read as text and not through links. */
export function cleanPath(path: string): string {
  if (isClean(path)) return path;
  const done: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && done.length > 0 && done.at(-1) !== '..') done.pop();
    else done.push(part);
  }
  return path.startsWith('/') ? `/${done.join('/')}` : done.join('/');
}

/** The own path of a file that was listed under the name of a followed link. */
export function ownPath(path: string, links: ReadonlyMap<string, string> | undefined): string {
  for (const [link, target] of links ?? []) {
    if (path.startsWith(`${link}/`)) return `${target}${path.slice(link.length)}`;
  }
  return path;
}

/** Automounters and shares of other hosts: looking at a name there opens a connection. */
const REMOTE = /^\/(?:net|afs|Network|misc|automount)(?:\/|$)|^\/\//;
/** Devices, which may answer for ever, and the kernel's own files. */
const SPECIAL = /^\/(?:proc|sys|dev(?!\/shm\/))(?:\/|$)/;

export const isRemote = (path: string): boolean => REMOTE.test(path);

/** Whether a look at a path does nothing else; a file of the project may name any. A relative one stays where its folder is. */
export const isLookable = (path: string): boolean => !isRemote(path) && path.length < 4096 && !SPECIAL.test(path);

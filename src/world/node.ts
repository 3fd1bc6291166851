import { closeSync, constants, type Dirent, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { FileStat } from '../model/harness.ts';
import { cleanPath, followLinks, isFolderLink, isFollowedLink, isLookable, LEAVES, LOOP } from './links.ts';
import { below, under } from './paths.ts';
import { realOr } from './real-path.ts';
import { SKIPPED_FOLDERS } from './skipped.ts';
import type { Content, Tree, TreeProblem } from './tree.ts';
import { type Way, wayTo } from './way.ts';

/** Larger files are no configuration; nothing of them is read. */
const MAX_READ = 16 * 1024 * 1024;
const MAX_FOLDERS = 200_000;
const MAX_FILES = 2_000_000;

const OUTSIDE: Content = { problem: 'outside', detail: LEAVES };

/**
 * The files under an absolute folder. Symbolic links are followed only while they stay below `boundary` (by default the folder
 * itself); with the boundary `/`, as for the user's own home folder, wherever they lead.
 */
export function workTree(root: string, boundary: string = root, platform: string = process.platform): Tree {
  const problems: TreeProblem[] = [];
  const links = new Map<string, string>();
  const nested: string[] = [];
  const limits = boundaryOf(root, boundary);
  let listed: readonly string[] | undefined;
  const absolute = (path: string) => (path === '' ? root : under(root, cleanPath(path)));
  /** A snapshot: asked twice, it says the same twice. */
  const stats = new Map<string, FileStat | undefined>();
  const look = (path: string): FileStat | undefined => {
    const file = absolute(path);
    try {
      // Looking follows the links of all folders on the way, so they come first; but where any may be followed an exception is spared.
      if (path !== '' && (limits.isBound() || limits.look(file)) && !limits.allowsFolder(dirname(file))) return undefined;
      const stat = limits.look(file);
      return stat && statOf(stat, file, platform);
    } catch {
      return undefined;
    }
  };
  return {
    kind: 'work',
    list() {
      listed ??= new Walk(root, limits, problems, links, nested).run();
      return listed;
    },
    listed: () => listed !== undefined,
    entries(dir) {
      if (!limits.allowsFolder(absolute(dir))) return [];
      try {
        return readdirSync(absolute(dir)).sort();
      } catch (error) {
        if (!/^(?:ENOENT|ENOTDIR|ERR_INVALID_ARG_VALUE)$/.test(codeOf(error)))
          problems.push({ path: dir, message: `the folder could not be listed: ${words(error)}` });
        return [];
      }
    },
    stat(path) {
      if (!stats.has(path)) stats.set(path, look(path));
      return stats.get(path);
    },
    read(path) {
      const file = absolute(path);
      const content = readRegular(file, limits);
      // A link to nowhere here may lead somewhere on another machine.
      return content.problem === 'absent' && !limits.isNowhere(file) && limits.leaves(path) ? OUTSIDE : content;
    },
    follow: (path) => limits.end(absolute(path)),
    absolute,
    folderLinks: () => links,
    nested: () => nested,
    problems: () => problems,
  };
}

/** Which folders may be read, with what was found out about them. */
interface Limits {
  /** Folders that the walk came through, and what it saw there that is neither file nor folder nor link. */
  readonly walked: Set<string>;
  readonly odd: Set<string>;
  /** What lies there, links not followed; asked once. Throws where one may not look. */
  look(absolute: string): Stats | undefined;
  /** Whether nothing is there, and no link on the way. */
  isNowhere(absolute: string): boolean;
  /** Whether a folder may be read: no link led to it, or it lies within the boundary. */
  allowsFolder(absolute: string): boolean;
  allowsTarget(realPath: string): boolean;
  /** Whether a path's links, read as text, lead out of the boundary. */
  leaves(path: string): boolean;
  /** Whether links are followed to some places only. */
  isBound(): boolean;
  /** A path without links, relative to the root's own. */
  named(realPath: string): string;
  /** Where a path's links end: relative to the root within the boundary that was set, else absolute. */
  end(absolute: string): string | undefined;
  /** Where a path's links end. With a boundary they are followed one by one. */
  way(absolute: string): Way;
}

function boundaryOf(root: string, boundary: string): Limits {
  let roots: { readonly root: string; readonly boundary: string } | undefined;
  const resolved = () => {
    roots ??= { root: realOr(root), boundary: boundary === '/' ? boundary : realOr(boundary) };
    return roots;
  };
  const allowsTarget = (realPath: string) => {
    const limit = resolved().boundary;
    return limit === '/' || isInside(limit, realPath);
  };
  const limitIsSet = () => boundary !== '/';
  const ways = new Map<string, Way>();
  const way = (absolute: string): Way => {
    let known = ways.get(absolute);
    if (known === undefined) {
      const inside = below(root, absolute);
      known = limitIsSet() ? wayTo(inside === undefined ? absolute : join(resolved().root, inside), resolved().boundary) : systemsWay(absolute);
      ways.set(absolute, known);
    }
    return known;
  };
  const walked = new Set<string>();
  const seen = new Map<string, Stats | undefined>();
  const look = (absolute: string): Stats | undefined => {
    if (!seen.has(absolute)) seen.set(absolute, lstatSync(absolute, { throwIfNoEntry: false }));
    return seen.get(absolute);
  };
  /** A folder below the root to which no link leads. */
  const isPlain = (absolute: string): boolean => {
    if (absolute === root || walked.has(absolute)) return true;
    if (below(root, absolute) === undefined || !isPlain(dirname(absolute))) return false;
    try {
      return look(absolute)?.isDirectory() === true;
    } catch {
      return false;
    }
  };
  return {
    walked,
    odd: new Set(),
    look,
    isNowhere(absolute) {
      try {
        return isPlain(dirname(absolute)) && look(absolute) === undefined;
      } catch {
        return false;
      }
    },
    allowsTarget,
    allowsFolder(absolute) {
      // Asking for a link on the way is cheaper than resolving all of it.
      if (isPlain(absolute)) return true;
      const { real, lost } = way(absolute);
      // Whatever is read there will say what is wrong with it.
      if (real === undefined) return lost !== 'away';
      // Parents of the root are reached by name, not by a link.
      return real === join(resolved().root, relative(root, absolute)) || allowsTarget(real);
    },
    leaves(given) {
      const start = resolved().root;
      const path = cleanPath(given);
      const limit = resolved().boundary;
      const mayLook = (target: string) => isInside(limit, target) || isInside(target, limit) || isLookable(target.replaceAll(sep, '/'));
      const { to, lost } = followLinks(path, (link) => (mayLook(join(start, link)) ? linkText(join(start, link)) : undefined));
      if (lost) return lost === 'outside' && limitIsSet();
      return to !== path && !allowsTarget(join(start, to));
    },
    isBound: limitIsSet,
    named: (realPath) => relative(resolved().root, realPath).replaceAll(sep, '/'),
    end(absolute) {
      const { real } = way(absolute);
      if (real === undefined) return undefined;
      const within = limitIsSet() ? allowsTarget(real) : isInside(resolved().root, real);
      return within ? relative(resolved().root, real).replaceAll(sep, '/') : real;
    },
    way,
  };
}

/** As the system resolves it. */
function systemsWay(absolute: string): Way {
  try {
    return { real: realpathSync.native(absolute) };
  } catch (error) {
    const code = codeOf(error);
    return { lost: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : code === 'ELOOP' ? 'loop' : 'barred' };
  }
}

/** Most paths are no links; asking first spares the exception, which is dear. */
const linkText = (path: string): string | undefined => {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
};

const isInside = (folder: string, path: string): boolean => below(folder, path) !== undefined;

class Walk {
  readonly #root: string;
  readonly #limits: Limits;
  readonly #problems: TreeProblem[];
  readonly #links: Map<string, string>;
  readonly #nested: string[];
  readonly #files: string[] = [];
  #folders = 0;

  constructor(root: string, limits: Limits, problems: TreeProblem[], links: Map<string, string>, nested: string[]) {
    this.#root = root;
    this.#limits = limits;
    this.#problems = problems;
    this.#links = links;
    this.#nested = nested;
  }

  run(): string[] {
    this.#below('', this.#root, true);
    return this.#files.sort();
  }

  /** Lists everything below a folder under the name `from`. Links inside a linked folder are not followed again. */
  #below(from: string, folder: string, follow: boolean): void {
    const pending = [''];
    for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
      if (++this.#folders > MAX_FOLDERS || this.#files.length > MAX_FILES) {
        this.#problems.push({ path: '', message: `the folder is too big: only ${MAX_FOLDERS} folders and ${MAX_FILES} files are listed` });
        return;
      }
      const prefix = dir === '' ? from : from === '' ? dir : `${from}/${dir}`;
      let entries: Dirent[];
      try {
        entries = readdirSync(dir === '' ? folder : under(folder, dir), { withFileTypes: true });
      } catch (error) {
        this.#problems.push({ path: prefix, message: `the folder could not be listed: ${words(error)}` });
        continue;
      }
      this.#limits.walked.add(prefix === '' ? this.#root : under(this.#root, prefix));
      // A folder with its own `.git` is another repository: its files are not this session's.
      if (prefix !== '' && entries.some((entry) => entry.name === '.git')) {
        this.#nested.push(prefix);
        continue;
      }
      for (const entry of entries) {
        const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
        if (entry.isDirectory()) {
          if (!SKIPPED_FOLDERS.has(entry.name)) pending.push(dir === '' ? entry.name : `${dir}/${entry.name}`);
        } else if (!(follow && entry.isSymbolicLink() && isFollowedLink(path) && this.#followed(path))) {
          this.#files.push(path);
          if (!entry.isFile() && !entry.isSymbolicLink()) this.#limits.odd.add(join(this.#root, path));
        }
      }
    }
  }

  /** A link to a folder within the boundary that does not hold the link itself. */
  #followed(path: string): boolean {
    const link = join(this.#root, path);
    const { real: target, lost } = this.#limits.way(link);
    if (lost === 'loop' && isFolderLink(path)) this.#problems.push({ path, message: LOOP });
    if (target === undefined) return (lost === 'away' || this.#limits.leaves(path)) && this.#left(path);
    try {
      if (!this.#limits.allowsTarget(target)) return this.#left(path);
      if (!lstatSync(target).isDirectory()) return false;
      if (isInside(target, join(realOr(dirname(link)), basename(link)))) return false;
      this.#links.set(path, this.#limits.named(target));
      this.#below(path, target, false);
      return true;
    } catch {
      return false;
    }
  }

  #left(path: string): false {
    if (isFolderLink(path)) this.#problems.push({ path, message: LEAVES });
    return false;
  }
}

function statOf(s: Stats, absolute: string, platform: string): FileStat {
  const kind = s.isFile() ? 'file' : s.isDirectory() ? 'directory' : s.isSymbolicLink() ? 'symlink' : 'other';
  const me = process.geteuid?.();
  return {
    kind,
    mode: platform === 'win32' ? undefined : s.mode & 0o7777,
    size: s.size,
    uid: s.uid,
    ...(kind === 'symlink' && { target: readlinkSync(absolute) }),
    ...(me !== undefined && { gid: s.gid, owned: s.uid === me || s.uid === 0 }),
    ...(kind === 'file' && s.nlink > 1 && { names: s.nlink }),
  };
}

/** A link is not opened by this; elsewhere than on POSIX systems there is no such flag. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | NO_LINK;

/** Reads a regular file. Pipes, devices and sockets are not even opened; links are followed within the limits. */
function readRegular(absolute: string, limits: Limits): Content {
  // What the walk saw needs no second look: a link, or anything put there since, fails to open or is no file.
  if (NO_LINK !== 0 && limits.walked.has(dirname(absolute)) && !limits.odd.has(absolute)) {
    try {
      return contentOf(openSync(absolute, READ));
    } catch (error) {
      // A link or an unreadable file: the long way says what it is.
      if (codeOf(error) === 'ENOENT') return absent(absolute);
    }
  }
  let target = absolute;
  try {
    if (!limits.allowsFolder(dirname(absolute))) return OUTSIDE;
    const stat = limits.look(absolute);
    if (!stat) return absent(absolute);
    if (stat.isSymbolicLink()) {
      const { real, lost } = limits.way(absolute);
      if (lost === 'loop') return { problem: 'unreadable', detail: LOOP };
      if (lost === 'absent') return { problem: 'absent' };
      if (lost === 'barred') return { problem: 'unreadable', detail: 'permission denied' };
      if (real === undefined || !limits.allowsTarget(real)) return OUTSIDE;
      target = real;
      if (!lstatSync(target).isFile()) return notAFile(lstatSync(target));
    } else if (!stat.isFile()) return notAFile(stat);
    return contentOf(openSync(target, READ));
  } catch (error) {
    return failure(error, target);
  }
}

/** Reads what was opened, and closes it. */
function contentOf(fd: number): Content {
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) return notAFile(stat);
    if (stat.size > MAX_READ) return { problem: 'too-big', detail: `${stat.size} bytes; files over ${MAX_READ} are not read` };
    const bytes = new Uint8Array(stat.size);
    let at = 0;
    while (at < bytes.length) {
      const n = readSync(fd, bytes, at, bytes.length - at, at);
      if (n === 0) break;
      at += n;
    }
    return { bytes: at === bytes.length ? bytes : bytes.subarray(0, at) };
  } finally {
    closeSync(fd);
  }
}

const notAFile = (stat: Stats): Content => ({ problem: 'not-a-file', detail: stat.isDirectory() ? 'a folder, not a file' : 'not a regular file' });

function failure(error: unknown, path: string): Content {
  const code = codeOf(error);
  if (code === 'ENOENT') return absent(path);
  // No file can bear a name with a NUL in it.
  if (code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE') return { problem: 'absent' };
  return { problem: 'unreadable', detail: words(error) };
}

const absent = (path: string): Content => (path.includes('\ufffd') ? { problem: 'unreadable', detail: 'its name is not valid UTF-8' } : { problem: 'absent' });

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function words(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ELOOP') return LOOP;
  return code || 'could not be read';
}

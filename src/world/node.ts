import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, realpathSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FileStat } from '../model/harness.ts';
import type { Content, Tree } from './tree.ts';

/** Folders that hold no configuration of a session and can be huge. */
const SKIPPED = new Set(['.git', 'node_modules', '.venv', '__pycache__', '.hg', '.svn']);
/** Larger files are no configuration; nothing of them is read. */
const MAX_READ = 16 * 1024 * 1024;
const MAX_FOLDERS = 200_000;

/** The work tree under an absolute folder. Symbolic links are followed only while they stay below `boundary`. */
export function workTree(root: string, boundary: string = root): Tree {
  let listed: readonly string[] | undefined;
  const absolute = (path: string) => (path === '' ? root : join(root, path));
  return {
    kind: 'work',
    list() {
      listed ??= walk(root);
      return listed;
    },
    entries(dir) {
      try {
        return readdirSync(absolute(dir)).sort();
      } catch {
        return [];
      }
    },
    stat(path) {
      try {
        return statOf(lstatSync(absolute(path)), absolute(path));
      } catch {
        return undefined;
      }
    },
    read: (path) => readFile(absolute(path), boundary),
  };
}

function walk(root: string): string[] {
  const files: string[] = [];
  const pending = [''];
  for (let n = 0; n < MAX_FOLDERS; n++) {
    const dir = pending.pop();
    if (dir === undefined) break;
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(dir === '' ? root : join(root, dir), { withFileTypes: true });
    } catch {
      continue;
    }
    // A folder with its own `.git` is another repository: its files are not this session's.
    if (dir !== '' && entries.some((entry) => entry.name === '.git')) continue;
    for (const entry of entries) {
      const path = dir === '' ? entry.name : `${dir}/${entry.name}`;
      if (!entry.isDirectory()) files.push(path);
      else if (!SKIPPED.has(entry.name)) pending.push(path);
    }
  }
  return files.sort();
}

function statOf(s: Stats, absolute: string): FileStat {
  const kind = s.isFile() ? 'file' : s.isDirectory() ? 'directory' : s.isSymbolicLink() ? 'symlink' : 'other';
  const me = process.getuid?.();
  return {
    kind,
    mode: process.platform === 'win32' ? undefined : s.mode & 0o7777,
    size: s.size,
    uid: s.uid,
    ...(kind === 'symlink' && { target: readlinkSync(absolute) }),
    ...(me !== undefined && { owned: s.uid === me || s.uid === 0 }),
  };
}

/** Reads a regular file without blocking on pipes and without leaving `boundary` through links. */
export function readFile(absolute: string, boundary: string): Content {
  let target = absolute;
  try {
    if (lstatSync(absolute).isSymbolicLink()) {
      target = realpathSync(absolute);
      const inside = relative(realpathSync(boundary), target);
      if (inside === '..' || inside.startsWith(`..${sep}`))
        return { problem: 'outside', detail: 'a symbolic link that leaves the checked folder; it was not followed' };
    }
  } catch (error) {
    return failure(error);
  }
  let fd: number;
  try {
    fd = openSync(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    return failure(error);
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) return { problem: 'not-a-file', detail: stat.isDirectory() ? 'a folder, not a file' : 'not a regular file' };
    if (stat.size > MAX_READ) return { problem: 'too-big', detail: `${stat.size} bytes; files over ${MAX_READ} are not read` };
    const bytes = new Uint8Array(stat.size);
    let at = 0;
    while (at < bytes.length) {
      const n = readSync(fd, bytes, at, bytes.length - at, at);
      if (n === 0) break;
      at += n;
    }
    return { bytes: at === bytes.length ? bytes : bytes.subarray(0, at) };
  } catch (error) {
    return failure(error);
  } finally {
    closeSync(fd);
  }
}

function failure(error: unknown): Content {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'absent' };
  if (code === 'EACCES' || code === 'EPERM') return { problem: 'unreadable', detail: 'permission denied' };
  if (code === 'ELOOP') return { problem: 'unreadable', detail: 'a loop of symbolic links' };
  return { problem: 'unreadable', detail: code || 'could not be read' };
}

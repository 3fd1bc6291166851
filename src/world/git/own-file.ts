import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';

const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** What a file of git's own data may be. */
export type OwnFile = { readonly bytes: Buffer; readonly odd?: undefined } | { readonly bytes?: undefined; readonly odd?: 'not a regular file' | 'too big' };

/** A regular file of at most so many bytes, not through a link; without bytes and oddity it is not there. */
export function ownFile(path: string, most: number): OwnFile {
  let fd: number;
  try {
    // Asking first spares the exception, which is dear.
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (!there?.isFile()) return there ? { odd: 'not a regular file' } : {};
    fd = openSync(path, READ);
  } catch {
    return { odd: 'not a regular file' };
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) return { odd: 'not a regular file' };
    if (stat.size > most) return { odd: 'too big' };
    const bytes = Buffer.alloc(stat.size);
    let at = 0;
    for (let n = -1; n !== 0 && at < bytes.length; at += n) n = readSync(fd, bytes, at, bytes.length - at, at);
    return { bytes: bytes.subarray(0, at) };
  } finally {
    closeSync(fd);
  }
}

/** `.git` files, `commondir` and the like are one line; a configuration is short. */
export const smallText = (path: string): string | undefined => ownFile(path, 65_536).bytes?.toString('utf8');

import { accessSync, closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import { isLookable } from './links.ts';

/** What lies at an absolute path of this machine; links are not followed. */
export interface Look {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of a link. */
  readonly target?: string;
}

/** Larger files are no text that somebody wrote. */
const MAX_TEXT = 2 * 1024 * 1024;

/** undefined: nothing is there; 'hidden': this user may not look, or a look alone would do something (automounters). */
export function look(path: string): Look | 'hidden' | undefined {
  if (!isLookable(path)) return 'hidden';
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) return undefined;
    const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : stat.isSymbolicLink() ? 'link' : 'other';
    return { kind, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, ...(kind === 'link' && { target: readlinkSync(path) }) };
  } catch (error) {
    return /^(?:ENOTDIR|ERR_INVALID_ARG_VALUE)$/.test(codeOf(error)) ? undefined : 'hidden';
  }
}

/** The beginning of a regular file that is no link; undefined where it cannot be read or is larger than `most` and all was asked for. */
export function readText(path: string, most: number = MAX_TEXT, whole = true): string | undefined {
  if (!isLookable(path)) return undefined;
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    const stat = fstatSync(handle);
    if (!stat.isFile() || (whole && stat.size > most)) return undefined;
    const bytes = Buffer.alloc(Math.min(stat.size, most));
    let length = 0;
    for (let n = 1; n > 0 && length < bytes.length; length += n) n = readSync(handle, bytes, length, bytes.length - length, length);
    return bytes.toString('utf8', 0, length);
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Whether this process may run a file, as the system says: by mode, access list and mount. Nothing is run. */
export const mayRun = (path: string): boolean => may(path, constants.X_OK);

/** Whether this process may write a file, or put files into a folder. */
export const mayWrite = (path: string): boolean => may(path, constants.W_OK);

function may(path: string, right: number): boolean {
  if (!isLookable(path)) return false;
  try {
    accessSync(path, right);
    return true;
  } catch {
    return false;
  }
}

/** The number of the user that this process runs as; undefined on Windows. */
export const ownNumber = (): number | undefined => process.getuid?.();

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

import { readFileSync, statSync } from 'node:fs';

/** A file that the user names on the command line as input of a command: of any size, links followed. Throws as node:fs does. */
export const readInput = (path: string): Uint8Array => readFileSync(path);

/** What a path of the command line is; undefined where there is nothing. */
export function pathKind(path: string): 'folder' | 'file' | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && (stat.isDirectory() ? 'folder' : 'file');
}

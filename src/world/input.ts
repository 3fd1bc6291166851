import { readFileSync } from 'node:fs';

/** A file that the user names on the command line as input of a command: of any size, links followed. Throws as node:fs does. */
export const readInput = (path: string): Uint8Array => readFileSync(path);

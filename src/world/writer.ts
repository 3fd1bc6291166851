import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file as a whole or not at all: to a temporary name beside it, then renamed. Only where the user asked for a file. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

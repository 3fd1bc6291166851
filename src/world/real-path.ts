import { realpathSync } from 'node:fs';

/** A path without symbolic links; as it is, where it cannot be resolved. */
export function realOr(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

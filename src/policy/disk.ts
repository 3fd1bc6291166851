import { dirname, normalize, resolve } from './paths/posix.ts';

/** What the engine may ask about files: absolute paths, links not followed. Whoever calls the engine answers from its own snapshot. */
export interface Disk {
  kind(path: string): 'file' | 'directory' | 'link' | undefined;
  /** Text of a symbolic link's target. */
  target(path: string): string | undefined;
  /** No path is a link, and that is known. */
  readonly linkless?: boolean;
}

/** A disk of which nothing is known: no path is a link. */
export const EMPTY_DISK: Disk = { kind: () => undefined, target: () => undefined, linkless: true };

const MAX_LINKS = 40;

/** Every form of the path that following links passes through, the path itself first, the final one last. */
export function linkForms(path: string, disk: Disk): readonly string[] {
  const forms = [path];
  let at = path;
  for (let hops = 0; hops < MAX_LINKS; hops++) {
    const next = followOne(at, disk);
    if (next === undefined) break;
    forms.push(next);
    at = next;
  }
  return forms;
}

export const realPath = (path: string, disk: Disk): string => linkForms(path, disk).at(-1) ?? path;

/** Replaces the first link on the way to `path`. */
function followOne(path: string, disk: Disk): string | undefined {
  let end = path.indexOf('/', 1);
  for (;;) {
    const prefix = end < 0 ? path : path.slice(0, end);
    if (disk.kind(prefix) === 'link') {
      const target = disk.target(prefix);
      if (target === undefined) return undefined;
      const next = normalize(resolve(dirname(prefix), target) + (end < 0 ? '' : path.slice(end)));
      return next === path ? undefined : next;
    }
    if (end < 0) return undefined;
    end = path.indexOf('/', end + 1);
  }
}

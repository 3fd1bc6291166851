import { isAbsolute, join, relative, sep } from 'node:path';

/* What `node:path` would answer, in the plain cases without asking it: its first call costs as much as reading a small file. */

/** A path of a tree as a path of the disk. */
export const under = (root: string, path: string): string =>
  sep === '/' && !path.startsWith('/') && !path.startsWith('..') ? (root.endsWith('/') ? root + path : `${root}/${path}`) : join(root, path);

/** The way from a folder down to what lies in it; undefined for everything else. Both absolute, without `.` and `..`. */
export function below(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  if (sep === '/') {
    const start = folder.endsWith('/') ? folder : `${folder}/`;
    return path.startsWith(start) ? path.slice(start.length) : undefined;
  }
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way;
}

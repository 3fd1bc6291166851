/** Paths as text: absolute, `/`-separated. Nothing here looks at a disk. */

/** Folds `.` and `..` of an absolute path; no trailing slash but for the root itself. */
export function normalize(path: string): string {
  if (!path.includes('/.') && !path.includes('//') && !path.endsWith('/')) return path;
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') out.pop();
    else out.push(part);
  }
  return `/${out.join('/')}`;
}

/** What `path` means to a process that stands in `dir`. */
export const resolve = (dir: string, path: string): string => normalize(path.startsWith('/') ? path : `${dir}/${path}`);

/** `~` and `~/x` are the home folder; nothing else is expanded. */
export const expandHome = (path: string, home: string): string => (path === '~' || path.startsWith('~/') ? home + path.slice(1) : path);

export const isWithin = (path: string, dir: string): boolean => path === dir || path.startsWith(dir === '/' ? '/' : `${dir}/`);

/** The way from `dir` down to `path`; undefined where `path` is not below it. */
export function below(path: string, dir: string): string | undefined {
  if (path === dir || !isWithin(path, dir)) return undefined;
  return path.slice(dir === '/' ? 1 : dir.length + 1);
}

export const dirname = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

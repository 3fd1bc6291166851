/** Whether a session that starts in `start` looks into `dir` too: the folder itself or one above it. Both relative to the root. */
export const isAbove = (dir: string, start: string): boolean => dir === '' || dir === start || start.startsWith(`${dir}/`);

/** The folder that holds a file, and that folder's own name. */
export function standsAt(file: string): { readonly folder: string; readonly name: string } {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return { folder, name: folder.slice(folder.lastIndexOf('/') + 1) };
}

/** A file of the harness (`~/x`, `/managed/x`, `../x`, `x`) as an absolute path. */
export function absoluteFile(file: string, root: string, home: string): string {
  if (file.startsWith('~/')) return `${home}${file.slice(1)}`;
  return file.startsWith('/') ? file : `${root}/${file}`;
}

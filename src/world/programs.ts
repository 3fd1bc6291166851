import { statSync } from 'node:fs';
import { delimiter, isAbsolute, join, relative, sep } from 'node:path';

/** The folders of PATH in which a program may be looked for: absolute, and not inside the checked tree (`npx` puts its `node_modules/.bin` there). */
export function safePath(env: Readonly<Record<string, string | undefined>>, top: string): string[] {
  const path = env['PATH'] ?? env['Path'] ?? '';
  return path.split(delimiter).filter((folder) => {
    if (!isAbsolute(folder)) return false;
    const inside = relative(top, folder);
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  });
}

/** A folder that one may not look into holds no program: the PATH of another user, after `su`. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** Looked up by ourselves: Windows would also search the working directory. */
export function findProgram(name: string, path: readonly string[]): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return path.map((folder) => join(folder, file)).find(isFile);
}

/** Whether Node lets us: not where it runs with `--permission` and without `--allow-child-process`. */
export const mayStartPrograms = (): boolean => process.permission?.has('child') ?? true;

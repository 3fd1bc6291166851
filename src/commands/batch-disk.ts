import type { Disk } from '../policy/disk.ts';
import { dirname, resolve } from '../policy/paths/posix.ts';

/** Files of a set-up: text, an object that stands for JSON, or `{symlink: target}`. Relative names are the project's. */
export type SetupFiles = Readonly<Record<string, unknown>>;

/** A disk in memory, as a line of a batch describes it. */
export interface BatchDisk extends Disk {
  /** Text of a file, links followed; undefined where there is none. */
  read(path: string): string | undefined;
  /** Absolute names of all files. */
  readonly files: ReadonlyMap<string, string>;
}

const SYSTEM_FOLDERS = ['/bin', '/dev', '/etc', '/home', '/lib', '/mnt', '/opt', '/proc', '/root', '/run', '/sbin', '/srv', '/sys', '/tmp', '/usr', '/var'];

export interface DiskSetup {
  readonly project: string;
  readonly files: readonly SetupFiles[];
  readonly dirs: readonly string[];
  readonly symlinks: Readonly<Record<string, string>>;
}

export function batchDisk({ project, files, dirs, symlinks }: DiskSetup): BatchDisk {
  const texts = new Map<string, string>();
  const links = new Map<string, string>();
  const folders = new Set<string>(['/', ...SYSTEM_FOLDERS]);
  const absolute = (path: string): string => resolve(project, path);
  const addFolder = (path: string): void => {
    for (let at = path; !folders.has(at); at = dirname(at)) folders.add(at);
  };
  addFolder(project);
  for (const dir of dirs) addFolder(absolute(dir));
  for (const [name, value] of files.flatMap((of) => Object.entries(of))) {
    const path = absolute(name);
    addFolder(dirname(path));
    const link = linkTarget(value);
    if (link === undefined) texts.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    else links.set(path, link);
  }
  for (const [name, target] of Object.entries(symlinks)) {
    addFolder(dirname(absolute(name)));
    links.set(absolute(name), target);
  }
  const kind = (path: string): 'file' | 'directory' | 'link' | undefined =>
    links.has(path) ? 'link' : texts.has(path) ? 'file' : folders.has(path) ? 'directory' : undefined;
  return { kind, target: (path) => links.get(path), read: (path) => texts.get(path), files: texts };
}

function linkTarget(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('symlink' in value)) return undefined;
  return typeof value.symlink === 'string' ? value.symlink : undefined;
}

import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../repository.ts';
import type { Caller } from './command.ts';
import { gitFolders } from './hook.ts';

/** What keeps the history of a clone from being the history of the project. */
export interface Gaps {
  /** Commits whose parents were not fetched. */
  readonly shallow: ReadonlySet<string>;
  /** `info/grafts` gives commits other parents, and git follows it. */
  readonly grafts: boolean;
  /** Replacements of objects (`git replace`): we read what was committed. */
  readonly replaced: number;
  /** A partial clone: contents may be missing, and nothing is downloaded. */
  readonly partial: boolean;
}

const MAX_BYTES = 1 << 20;

export const isShallow = (caller: Caller, place: Place): boolean => foldersOf(caller, place).some((folder) => existsSync(join(folder, 'shallow')));

export function gapsOf(caller: Caller, place: Place): Gaps {
  const folders = foldersOf(caller, place);
  const texts = (name: string) => folders.map((folder) => textOf(join(folder, name)));
  return {
    shallow: new Set(texts('shallow').flatMap((text) => text.split('\n').filter((line) => line !== ''))),
    grafts: texts('info/grafts').some((text) => /^[0-9a-f]{40}/m.test(text)),
    replaced:
      folders.reduce((n, folder) => n + namesIn(join(folder, 'refs/replace')).length, 0) + texts('packed-refs').join('\n').split(' refs/replace/').length - 1,
    partial: isPartial(folders),
  };
}

/** Contents that this clone was made without stay with the remote. */
export const isPartial = (folders: readonly string[]): boolean =>
  folders.some((folder) => /^[ \t]*(?:promisor\s*=\s*true|partialclone\s*=)/im.test(textOf(join(folder, 'config')))) ||
  folders.some((folder) => namesIn(join(folder, 'objects/pack')).some((name) => name.endsWith('.promisor')));

/** Of a shadow what git sees: grafts and replacements are not in it. */
const foldersOf = ({ shadow, location }: Caller, place: Place): readonly string[] =>
  shadow && location?.GIT_DIR !== undefined ? [location.GIT_DIR] : gitFolders(place);

/** Empty where there is none: a file may stand in the place of the folder. */
function textOf(path: string): string {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= MAX_BYTES ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

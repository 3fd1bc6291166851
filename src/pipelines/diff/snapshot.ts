import { type Found, roleOf } from '../../load/discover.ts';
import { load } from '../../load/load.ts';
import { asObject } from '../../load/values.ts';
import type { Harness } from '../../model/harness.ts';
import type { World } from '../../world/tree.ts';

/** One side of a comparison: everything that sessions in this tree would load. */
export interface Snapshot {
  readonly harness: Harness;
  /**
   * Settings that lie where no client looks for them and are linked or copied to the home folder from there, as collections of dotfiles
   * do: file → a harness with it as the user's settings.
   */
  readonly profiles: ReadonlyMap<string, Harness>;
}

/** `config/claude/settings.json`, `dot_claude/settings.work.json`, `.config/claude/settings.local.json`: user settings of a collection of dotfiles. */
export const isProfileName = (file: string): boolean =>
  /(?:^|\/)(?:dot_)?claude\/(?:[\w-]+\.)?settings(?:[_-][\w-]+)?(?:\.[\w-]+)*\.json$/.test(file) && roleOf(file) === undefined;

/** The profiles among a tree's files. One that holds nothing of a session's settings is somebody else's `settings.json`. */
export function profilesOf(world: World, files: readonly string[]): ReadonlyMap<string, Harness> {
  const named = files.filter(isProfileName);
  world.project.prime?.(named);
  return new Map(
    named.flatMap((file): [string, Harness][] => {
      const harness = load(world, [asUserSettings(file)]);
      return isSettings(harness, file) ? [[file, harness]] : [];
    }),
  );
}

export const asUserSettings = (file: string): Found => ({ file, role: { kind: 'settings', scope: 'user', dir: '' } });

export function isSettings({ documents }: Harness, file: string): boolean {
  const value = asObject(documents.get(file)?.value);
  return value === undefined ? documents.has(file) : ['permissions', 'hooks', 'env', 'enabledPlugins', 'sandbox'].some((key) => key in value);
}

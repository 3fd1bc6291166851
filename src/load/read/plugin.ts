import type { Hook, Manifest } from '../../model/harness.ts';
import type { KeyPath, Origin } from '../../model/origin.ts';
import { asObject } from '../values.ts';
import { readHooks } from './settings.ts';

interface Described {
  readonly of: Readonly<Record<string, unknown>>;
  readonly path: KeyPath;
}

/** What a manifest says of plugins: one of itself, a marketplace of each that it lists. */
export function pluginsIn(kind: Manifest['kind'], value: Readonly<Record<string, unknown>>): readonly Described[] {
  if (kind === 'plugin') return [{ of: value, path: [] }];
  const listed = value['plugins'];
  if (kind !== 'marketplace' || !Array.isArray(listed)) return [];
  return listed.flatMap((entry: unknown, i) => {
    const of = asObject(entry);
    return of ? [{ of, path: ['plugins', i] }] : [];
  });
}

/** Hooks that a manifest defines in place, wrapped as in `hooks.json` or not. A path or a list of paths is read as files of their own. */
export function readInlineHooks(value: unknown, { file, path }: Origin): readonly Hook[] {
  const wrapped = asObject(asObject(value)?.['hooks']);
  return readHooks(wrapped ?? value, { file, path: wrapped ? [...path, 'hooks'] : path }, 'plugin', 'project');
}

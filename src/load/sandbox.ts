import type { Harness, SettingsFile } from '../model/harness.ts';
import type { KeyPath, Origin } from '../model/origin.ts';
import { asObject } from './values.ts';

/** The sandbox part of one settings file. */
export interface Sandbox {
  readonly settings: SettingsFile;
  readonly value: Readonly<Record<string, unknown>>;
  readonly network: Readonly<Record<string, unknown>>;
  readonly filesystem: Readonly<Record<string, unknown>>;
  readonly at: (...path: KeyPath) => Origin;
}

export function sandboxes(harness: Harness): readonly Sandbox[] {
  return harness.settings.flatMap((settings): Sandbox[] => {
    const value = asObject(settings.value['sandbox']);
    if (!value) return [];
    return [
      {
        settings,
        value,
        network: asObject(value['network']) ?? {},
        filesystem: asObject(value['filesystem']) ?? {},
        at: (...path) => ({ file: settings.file, path: ['sandbox', ...path] }),
      },
    ];
  });
}

/** The texts of a list, with their place in it. */
export const entries = (list: unknown): readonly (readonly [index: number, text: string])[] =>
  Array.isArray(list) ? list.flatMap((text: unknown, i) => (typeof text === 'string' ? [[i, text] as const] : [])) : [];

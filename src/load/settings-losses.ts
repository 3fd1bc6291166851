import type { Document } from '../model/document.ts';
import type { Loss } from '../model/harness.ts';
import type { KeyPath } from '../model/origin.ts';
import type { Scope } from '../model/permission.ts';
import { isPlainSettings } from './plain-settings.ts';
import { schemaLosses } from './schema-losses.lazy.ts';

/** What the client drops of a settings file, and why. Empty for a file that is in force as written: for a plain one the schema is not even read. */
export const settingsLosses = (document: Document, scope: Scope): readonly Loss[] => (isPlainSettings(document) ? [] : schemaLosses(document, scope));

/** `hooks.PreToolUse[0].hooks[1].type`, as people write it. */
export const nameOf = (path: KeyPath): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('') || 'the file';

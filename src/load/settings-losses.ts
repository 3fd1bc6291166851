import type { Document } from '../model/document.ts';
import type { Loss } from '../model/harness.ts';
import type { Scope } from '../model/permission.ts';
import { asObject } from './values.ts';

/** What the client drops of a settings file, and why. Empty for a file that is in force as written. */
export function settingsLosses(document: Document, _scope: Scope): readonly Loss[] {
  const syntax = document.problems[0];
  if (syntax) return [{ drops: 'file', origin: syntax.origin, message: syntax.message }];
  if (!asObject(document.value)) return [{ drops: 'file', origin: { file: document.file, path: [] }, message: 'the file must hold one JSON object' }];
  return [];
}

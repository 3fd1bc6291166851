import type { Document } from '../model/document.ts';
import type { Loss } from '../model/harness.ts';
import type { KeyPath } from '../model/origin.ts';
import type { Scope } from '../model/permission.ts';
import { violations } from './schema/violations.ts';
import { nameOf } from './settings-losses.ts';
import { asObject } from './values.ts';

/** What the client drops of a settings file, and why, as the schema says. (paths §6.1, §6.2) */
export function schemaLosses(document: Document, scope: Scope): readonly Loss[] {
  const { file, value } = document;
  const problem = document.problems.find((one) => one.kind !== 'too-deep');
  if (problem) return [{ drops: 'file', origin: problem.origin, message: problem.message }];
  if (!asObject(value)) return [{ drops: 'file', origin: { file, path: [] }, message: 'the file must hold one JSON object' }];
  const losses = violations(value, 'settings.json').map(
    ({ path, message, drops, allowed }): Loss => ({
      // Managed files are read field by field: a wrong value costs only itself. An event that is null is ignored like an unknown one.
      drops: drops !== 'file' ? drops : scope === 'managed' || isNullEvent(value, path) ? 'field' : 'file',
      origin: { file, path },
      message: `${nameOf(path)} ${message}`,
      ...(allowed && { allowed }),
    }),
  );
  const deep = document.problems.map(({ origin, message }): Loss => ({ drops: 'entry', origin, message: `${nameOf(origin.path)} is ${message}` }));
  return [...losses, ...deep];
}

const isNullEvent = (value: unknown, path: KeyPath): boolean =>
  path.length === 2 && path[0] === 'hooks' && asObject(asObject(value)?.['hooks'])?.[String(path[1])] === null;

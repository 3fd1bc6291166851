import { parseJson } from '../load/document/json.ts';
import { settingsLosses } from '../load/settings-losses.ts';
import type { Scope } from '../model/permission.ts';
import type { SettingsInput } from '../policy/in-force.ts';

const known = new Map<string, Readonly<Record<string, unknown>> | undefined>();

/** The settings file as the session reads it: none where there is none, or where the client drops the whole file. */
export function settingsOf(scope: Scope, file: string, given: unknown, shared = false): readonly SettingsInput[] {
  if (given === undefined || given === null) return [];
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const key = `${scope}\n${text}`;
  if (!known.has(key)) {
    if (known.size > 5_000) known.clear();
    known.set(key, read(scope, file, text));
  }
  const value = known.get(key);
  return value === undefined ? [] : [{ scope, file, value, shared }];
}

function read(scope: Scope, file: string, text: string): Readonly<Record<string, unknown>> | undefined {
  const document = parseJson(file, text);
  if (settingsLosses(document, scope).some((loss) => loss.drops === 'file')) return undefined;
  return document.value as Readonly<Record<string, unknown>>;
}

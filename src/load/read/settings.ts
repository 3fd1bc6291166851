import type { Document } from '../../model/document.ts';
import type { Hook, SettingsFile } from '../../model/harness.ts';
import { EFFECTS, type Grant, type Scope } from '../../model/permission.ts';
import { parseRule, skipOf } from '../../policy/syntax.ts';
import { settingsLosses } from '../settings-losses.ts';
import { asObject, asStrings } from '../values.ts';

/** One settings file as the client reads it: what it drops is in `losses`. */
export function readSettings(document: Document, scope: Scope, dir: string): SettingsFile {
  const losses = settingsLosses(document, scope);
  return { file: document.file, scope, document, dir, value: asObject(document.value) ?? {}, losses, inForce: !losses.some((loss) => loss.drops === 'file') };
}

/** The permission rules of one settings file, in order. Entries that are not strings are the schema's business. */
export function readGrants(file: SettingsFile): readonly Grant[] {
  const permissions = asObject(file.value['permissions']);
  if (!permissions) return [];
  return EFFECTS.flatMap((effect) => {
    const list = permissions[effect];
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: unknown, i): Grant[] => {
      if (typeof entry !== 'string') return [];
      const origin = { file: file.file, path: ['permissions', effect, i] };
      return [{ effect, rule: parseRule(entry), scope: file.scope, origin, dir: file.dir, skipped: skipOf(entry, effect) }];
    });
  });
}

/** Whether the client drops this hook: with its file, with the list it stands in, or alone. A lost field inside a hook costs the hook too. */
export const isDropped = (hook: Hook, { inForce, losses }: SettingsFile): boolean =>
  !inForce || losses.some(({ origin: { path } }) => path.length > 0 && path.every((key, i) => i >= hook.origin.path.length || hook.origin.path[i] === key));

/** Hooks in the shape of settings, plugin `hooks.json` and front matter: event → groups with a matcher → hooks. */
export function readHooks(
  hooks: unknown,
  at: { readonly file: string; readonly path: readonly (string | number)[] },
  source: Hook['source'],
  scope: Scope,
): readonly Hook[] {
  const events = asObject(hooks);
  if (!events) return [];
  return Object.entries(events).flatMap(([event, groups]) => {
    if (!Array.isArray(groups)) return [];
    return groups.flatMap((group: unknown, g) => {
      const value = asObject(group);
      const entries = value?.['hooks'];
      if (!value || !Array.isArray(entries)) return [];
      const path = [...at.path, event, g];
      const matcher = typeof value['matcher'] === 'string' ? value['matcher'] : undefined;
      return entries.flatMap((entry: unknown, h): Hook[] => {
        const hook = asObject(entry);
        if (!hook) return [];
        const origin = { file: at.file, path: [...path, 'hooks', h] };
        const key = ['command', 'url', 'prompt'].find((name) => typeof hook[name] === 'string');
        return [
          {
            event,
            matcher,
            matcherOrigin: matcher === undefined ? undefined : { file: at.file, path: [...path, 'matcher'] },
            type: typeof hook['type'] === 'string' ? hook['type'] : '',
            command: key === undefined ? undefined : String(hook[key]),
            args: asStrings(hook['args']),
            value: hook,
            origin,
            commandOrigin: key === undefined ? origin : { file: at.file, path: [...origin.path, key] },
            eventOrigin: { file: at.file, path: [...at.path, event], part: 'key' },
            source,
            scope,
          },
        ];
      });
    });
  });
}

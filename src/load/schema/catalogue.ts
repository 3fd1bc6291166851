import hooks from '../../../schemas/hooks.json' with { type: 'json' };
import marketplace from '../../../schemas/marketplace.json' with { type: 'json' };
import mcp from '../../../schemas/mcp.json' with { type: 'json' };
import plugin from '../../../schemas/plugin.json' with { type: 'json' };
import settings from '../../../schemas/settings.json' with { type: 'json' };
import type { Schema } from './schema.ts';

/** The schemas of JSON files. The build takes descriptions out; nothing is compiled (schemas/README.md has the figures). */
const SCHEMAS = {
  'settings.json': settings as Schema,
  'hooks.json': hooks as Schema,
  'mcp.json': mcp as Schema,
  'plugin.json': plugin as Schema,
  'marketplace.json': marketplace as Schema,
} as const;
export type SchemaName = keyof typeof SCHEMAS;

export const schemaOf = (name: SchemaName): Schema => SCHEMAS[name];

/** `hooks.json#/$defs/group`, or `#/$defs/group` in the file `base`. */
export function resolve(ref: string, base: SchemaName): readonly [schema: Schema, base: SchemaName] {
  const hash = ref.indexOf('#');
  const file = (hash > 0 ? ref.slice(0, hash) : base) as SchemaName;
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  const found = SCHEMAS[file].$defs?.[name];
  if (!found) throw new Error(`no schema ${ref}`);
  return [found, file];
}

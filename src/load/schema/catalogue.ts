import hooks from '../../../schemas/hooks.json' with { type: 'json' };
import mcp from '../../../schemas/mcp.json' with { type: 'json' };
import settings from '../../../schemas/settings.json' with { type: 'json' };
import { manifestSchema } from './manifest-schemas.lazy.ts';
import type { Schema } from './schema.ts';

export type SchemaName = 'settings.json' | 'hooks.json' | 'mcp.json' | 'plugin.json' | 'marketplace.json';

/** The schemas of JSON files: objects in the sources; in the shipped program lean text, parsed when a file of the kind is there. */
const SCHEMAS: Readonly<Partial<Record<SchemaName, unknown>>> = {
  'settings.json': settings,
  'hooks.json': hooks,
  'mcp.json': mcp,
};
const parsed = new Map<SchemaName, Schema>();

export function schemaOf(name: SchemaName): Schema {
  let schema = parsed.get(name);
  if (!schema) {
    const held = name === 'plugin.json' || name === 'marketplace.json' ? manifestSchema(name) : SCHEMAS[name];
    schema = (typeof held === 'string' ? JSON.parse(held) : held) as Schema;
    parsed.set(name, schema);
  }
  return schema;
}

/** `hooks.json#/$defs/group`, or `#/$defs/group` in the file `base`. */
export function resolve(ref: string, base: SchemaName): readonly [schema: Schema, base: SchemaName] {
  const hash = ref.indexOf('#');
  const file = (hash > 0 ? ref.slice(0, hash) : base) as SchemaName;
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  const found = schemaOf(file).$defs?.[name];
  if (!found) throw new Error(`no schema ${ref}`);
  return [found, file];
}

/** The branch of a union that the value of its discriminator names. */
export function branchOf(branches: readonly Schema[], tag: string, value: unknown, base: SchemaName): Schema | undefined {
  return branches.find((branch) => constOf(branch, tag, base) === value);
}

/** What the discriminator must be in one branch. */
export function constOf(branch: Schema, tag: string, base: SchemaName): unknown {
  const schema = branch.$ref === undefined ? branch : resolve(branch.$ref, base)[0];
  return schema.properties?.[tag]?.const;
}

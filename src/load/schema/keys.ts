import type { KeyPath } from '../../model/origin.ts';
import { asObject } from '../values.ts';
import { resolve, type SchemaName, schemaOf } from './catalogue.ts';
import type { Schema } from './schema.ts';
import { isValid } from './violations.ts';

/** A key that stands in a file, where a schema says which keys there are. */
export interface FoundKey {
  readonly path: KeyPath;
  readonly name: string;
  readonly value: unknown;
  /** What the schema says of it; empty for a key that it does not know. */
  readonly schemas: readonly Schema[];
  /** All keys that are known at this place. */
  readonly known: readonly string[];
}

/** Every key of an object whose keys the schema lists; maps of free names (servers, plugins, variables) are walked through, not listed. */
export function keysOf(value: unknown, name: SchemaName): readonly FoundKey[] {
  const found: FoundKey[] = [];
  walk(value, applicable(schemaOf(name), name, value), [], found);
  return found;
}

type Placed = readonly [schema: Schema, base: SchemaName];

function walk(value: unknown, schemas: readonly Placed[], path: KeyPath, found: FoundKey[]): void {
  if (schemas.length === 0) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const inner = schemas.flatMap(([schema, base]) => (schema.items ? applicable(schema.items, base, item) : []));
      walk(item, inner, [...path, i], found);
    }
    return;
  }
  const object = asObject(value);
  if (!object) return;
  const known = [...new Set(schemas.flatMap(([schema]) => Object.keys(schema.properties ?? {})))];
  for (const [key, one] of Object.entries(object)) {
    const own = schemas.flatMap(([schema, base]) => {
      const property = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
      return property ? applicable(property, base, one) : [];
    });
    const free = schemas.flatMap(([{ additionalProperties }, base]) =>
      own.length === 0 && typeof additionalProperties === 'object' ? applicable(additionalProperties, base, one) : [],
    );
    const at = [...path, key];
    if (known.length > 0 && free.length === 0) found.push({ path: at, name: key, value: one, schemas: own.map(([schema]) => schema), known });
    walk(one, own.length > 0 ? own : free, at, found);
  }
}

/** The schema and those that it hands over to, as far as the value decides it. */
function applicable(schema: Schema, base: SchemaName, value: unknown): readonly Placed[] {
  const more = (one: Schema | undefined): readonly Placed[] => (one ? applicable(one, base, value) : []);
  const tag = schema.discriminator?.propertyName;
  const picked = (schema.oneOf ?? []).filter((one) => tag === undefined || one.properties?.[tag]?.const === asObject(value)?.[tag]);
  const target = schema.$ref === undefined ? undefined : resolve(schema.$ref, base);
  return [
    [schema, base],
    ...(target ? applicable(target[0], target[1], value) : []),
    ...picked.flatMap(more),
    ...(schema.anyOf ?? []).flatMap(more),
    ...(schema.if ? more(isValid(value, schema.if, base) ? schema.then : schema.else) : []),
  ];
}

import type { KeyPath } from '../../model/origin.ts';
import { asObject } from '../values.ts';
import { branchOf, resolve, type SchemaName, schemaOf } from './catalogue.ts';
import type { Schema } from './schema.ts';
import { isValid } from './violations.ts';

/** A key that stands in a file, where a schema says which keys there are. */
export interface FoundKey {
  readonly path: KeyPath;
  readonly name: string;
  readonly value: unknown;
  /** What the schema says of it; undefined for a key that it does not know. */
  readonly schema: Schema | undefined;
  /** All keys that are known at this place. */
  known(): readonly string[];
}

/** Every key of an object whose keys the schema lists; maps of free names (servers, plugins, variables) are walked through, not listed. */
export function keysOf(value: Readonly<Record<string, unknown>>, name: SchemaName): readonly FoundKey[] {
  const known = seen.get(value);
  if (known) return known;
  const found: FoundKey[] = [];
  seen.set(value, found);
  walk(value, [[schemaOf(name), name]], [], found);
  return found;
}

/** Several rules ask for the keys of the same file. */
const seen = new WeakMap<object, readonly FoundKey[]>();

type Placed = readonly [schema: Schema, base: SchemaName];

function walk(value: unknown, given: readonly Placed[], path: KeyPath, found: FoundKey[]): void {
  if (typeof value !== 'object' || value === null || given.length === 0) return;
  const schemas = given.flatMap(([schema, base]) => applicable(schema, base, value));
  if (Array.isArray(value)) {
    const items = schemas.flatMap(([{ items }, base]): readonly Placed[] => (items ? [[items, base]] : []));
    for (const [i, item] of value.entries()) if (typeof item === 'object') walk(item, items, [...path, i], found);
    return;
  }
  const listed = schemas.some(([schema]) => schema.properties !== undefined);
  const known = () => [...new Set(schemas.flatMap(([schema]) => Object.keys(schema.properties ?? {})))];
  for (const [key, one] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const own: Placed[] = [];
    const free: Placed[] = [];
    for (const [{ properties, additionalProperties }, base] of schemas) {
      const property = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property) own.push([property, base]);
      else if (typeof additionalProperties === 'object') free.push([additionalProperties, base]);
    }
    const at = [...path, key];
    if (own.length > 0 || (listed && free.length === 0)) found.push({ path: at, name: key, value: one, schema: own[0]?.[0], known });
    walk(one, own.length > 0 ? own : free, at, found);
  }
}

/** The schema and those that it hands over to, as far as the value decides it. */
function applicable(schema: Schema, base: SchemaName, value: unknown): readonly Placed[] {
  if (schema.$ref === undefined && !schema.oneOf && !schema.anyOf && !schema.if) return [[schema, base]];
  const more = (one: Schema | undefined): readonly Placed[] => (one ? applicable(one, base, value) : []);
  const tag = schema.discriminator?.propertyName;
  const branches = schema.oneOf ?? [];
  const named = tag === undefined ? undefined : branchOf(branches, tag, asObject(value)?.[tag], base);
  const picked = tag === undefined ? branches : named ? [named] : [];
  const target = schema.$ref === undefined ? undefined : resolve(schema.$ref, base);
  return [
    [schema, base],
    ...(target ? applicable(target[0], target[1], value) : []),
    ...picked.flatMap(more),
    ...(schema.anyOf ?? []).flatMap(more),
    ...(schema.if ? more(isValid(value, schema.if, base) ? schema.then : schema.else) : []),
  ];
}

import type { KeyPath } from '../../model/origin.ts';
import { branchOf, constOf, resolve, type SchemaName, schemaOf } from './catalogue.ts';
import type { Drops, Schema } from './schema.ts';

/** One place where a value does not fit its schema. */
export interface Violation {
  readonly path: KeyPath;
  /** What is wrong, e.g. `must be one of default, plan`; complete with the value's name in front. */
  readonly message: string;
  readonly drops: Drops;
  /** The values that would fit, where there is a short list of them. */
  readonly allowed?: readonly string[];
}

/**
 * Walks value and schema together. A small interpreter instead of compiled validators: a settings file is read once, so compiling
 * (or loading compiled code) costs more than it saves. ajv is its oracle in test/schemas/.
 */
export function violations(value: unknown, name: SchemaName, drops: Drops = 'file'): readonly Violation[] {
  const found: Violation[] = [];
  visit(value, schemaOf(name), { base: name, path: [], drops, found });
  return found;
}

interface At {
  readonly base: SchemaName;
  readonly path: KeyPath;
  readonly drops: Drops;
  readonly found: Violation[];
}

function visit(value: unknown, schema: Schema, at: At): void {
  const drops = schema['x-drops'] ?? at.drops;
  const here = drops === at.drops ? at : { ...at, drops };
  if (schema.$ref !== undefined) {
    const [target, base] = resolve(schema.$ref, at.base);
    visit(value, target, { ...here, base });
  }
  const report = (message: string, allowed?: readonly string[]) => here.found.push({ path: at.path, message, drops, ...(allowed && { allowed }) });
  const type = typeOf(value);
  if ('const' in schema && value !== schema.const) report(`must be ${show(schema.const)}`, [String(schema.const)]);
  else if (schema.enum && !schema.enum.includes(value)) {
    const allowed = schema.enum.filter((one) => one !== null).map(String);
    report(allowed.length === 1 ? `must be "${allowed[0]}"` : `must be one of ${allowed.join(', ')}`, allowed);
  } else if (schema.type !== undefined && !fits(type, schema.type)) report(`must be ${wanted(schema)}, not ${ARTICLE[type] ?? type}`);
  switch (type) {
    case 'string':
      checkString(value as string, schema, report);
      break;
    case 'number':
    case 'integer':
      checkNumber(value as number, schema, report);
      break;
    case 'array':
      if (schema.minItems !== undefined && (value as unknown[]).length < schema.minItems) report(`needs at least ${schema.minItems} item`);
      if (schema.items) checkItems(value as readonly unknown[], schema.items, here);
      break;
    case 'object':
      checkObject(value as Readonly<Record<string, unknown>>, schema, here, report);
  }
  if (schema.if) {
    const next = isValid(value, schema.if, here.base) ? schema.then : schema.else;
    if (next) visit(value, next, here);
  }
  if (schema.anyOf) checkAnyOf(value, schema.anyOf, here, report);
  if (schema.oneOf) checkOneOf(value, schema.oneOf, schema, here, report);
}

function checkItems(list: readonly unknown[], schema: Schema, at: At): void {
  for (let i = 0; i < list.length; i++) if (!isPlain(list[i], schema)) visit(list[i], schema, { ...at, path: [...at.path, i] });
}

/** A string or boolean of which the schema asks no more: nearly all of a settings file, so it is worth a look of its own. */
const isPlain = (value: unknown, schema: Schema): boolean =>
  typeof value === schema.type &&
  (typeof value === 'string' || typeof value === 'boolean') &&
  schema.enum === undefined &&
  schema.pattern === undefined &&
  schema.minLength === undefined;

type Report = (message: string, allowed?: readonly string[]) => void;

function checkString(value: string, schema: Schema, report: Report): void {
  if (schema.minLength !== undefined && value.length < schema.minLength) report('must not be empty');
  else if (schema.pattern !== undefined && !expression(schema.pattern).test(value))
    report(schema['x-wants'] === undefined ? `must match ${schema.pattern}` : `must be ${schema['x-wants']}`);
}

const expressions = new Map<string, RegExp>();
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u');
  expressions.set(pattern, known);
  return known;
}

function checkNumber(value: number, schema: Schema, report: Report): void {
  if (schema.minimum !== undefined && value < schema.minimum) report(`must be at least ${schema.minimum}`);
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) report(`must be greater than ${schema.exclusiveMinimum}`);
  if (schema.maximum !== undefined && value > schema.maximum) report(`must be at most ${schema.maximum}`);
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: Schema, at: At, report: Report): void {
  for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) report(`needs ${key}`);
  const { properties, additionalProperties } = schema;
  if (!properties && (additionalProperties === undefined || additionalProperties === true)) return;
  for (const key of Object.keys(value)) {
    const one = properties && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (one === false) at.found.push({ path: [...at.path, key], message: 'is not allowed here', drops: at.drops });
    else if (typeof one === 'object' && !isPlain(value[key], one)) visit(value[key], one, { ...at, path: [...at.path, key] });
  }
}

/** None fits: where only one form is of the value's type, what is wrong with it is said by that form. */
function checkAnyOf(value: unknown, forms: readonly Schema[], at: At, report: Report): void {
  if (forms.some((form) => isValid(value, form, at.base))) return;
  const typed = forms.map((form) => (form.$ref === undefined ? form : resolve(form.$ref, at.base)[0]));
  if (typed.every((form) => form.type === undefined)) {
    report(alternatives(forms, 'at least one'));
    return;
  }
  const same = forms.filter((_, i) => fits(typeOf(value), typed[i]?.type ?? []));
  const [only] = same;
  if (same.length === 1 && only) {
    visit(value, only, at);
    return;
  }
  const types = [...new Set(typed.flatMap((form) => form.type ?? []))].map((type) => ARTICLE[type] ?? type).join(' or ');
  report(same.length === 0 ? `must be ${types}, not ${ARTICLE[typeOf(value)] ?? typeOf(value)}` : 'has none of the forms that are allowed here');
}

/** With a discriminator only the branch that the value names speaks; else the branch whose required key is there. */
function checkOneOf(value: unknown, branches: readonly Schema[], { discriminator, properties }: Schema, at: At, report: Report): void {
  const tag = discriminator?.propertyName;
  if (typeOf(value) !== 'object') return;
  const object = value as Readonly<Record<string, unknown>>;
  if (tag === undefined) {
    const named = branches.filter((branch) => branch.required?.some((key) => Object.hasOwn(object, key)));
    const [only] = named;
    if (named.length === 1 && only) visit(value, only, at);
    else if (branches.filter((branch) => isValid(value, branch, at.base)).length !== 1) report(alternatives(branches, 'exactly one'));
    return;
  }
  if (!Object.hasOwn(object, tag)) return;
  const picked = branchOf(branches, tag, object[tag], at.base);
  if (picked) visit(value, picked, at);
  else if (!properties?.[tag]) {
    // (Where the property has a schema of its own, that one has spoken.)
    const allowed = branches.map((branch) => String(constOf(branch, tag, at.base)));
    at.found.push({ path: [...at.path, tag], message: `must be one of ${allowed.join(', ')}`, drops: at.drops, allowed });
  }
}

/** Whether a value fits, without saying why not. */
export function isValid(value: unknown, schema: Schema, base: SchemaName): boolean {
  const found: Violation[] = [];
  visit(value, schema, { base, path: [], drops: 'file', found });
  return found.length === 0;
}

const alternatives = (schemas: readonly Schema[], how: string): string => `needs ${how} of ${schemas.flatMap((one) => one.required ?? []).join(', ')}`;

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
};
const fits = (type: string, wantedTypes: string | readonly string[]): boolean =>
  (typeof wantedTypes === 'string' ? [wantedTypes] : wantedTypes).some((one) => one === type || (one === 'number' && type === 'integer'));

const ARTICLE: Readonly<Record<string, string>> = {
  null: 'null',
  string: 'a string',
  number: 'a number',
  integer: 'a number',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
};
const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The wanted type in words; a list says of what. */
function wanted({ type = [], items, minimum, exclusiveMinimum }: Schema): string {
  const word = (one: string): string => {
    if (one === 'boolean') return 'true or false';
    if (one === 'integer') return minimum === 1 || exclusiveMinimum === 0 ? 'a whole number of at least 1' : 'a whole number';
    if (one === 'array') return items?.type === 'string' ? 'a list of strings' : items?.type === 'object' ? 'a list of objects' : 'a list';
    return ARTICLE[one] ?? one;
  };
  return (typeof type === 'string' ? [type] : type)
    .filter((one) => one !== 'null')
    .map(word)
    .join(' or ');
}

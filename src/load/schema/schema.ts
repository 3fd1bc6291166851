import type { Scope } from '../../model/permission.ts';

/** What the client drops when a value does not fit: the whole file, this field, or one entry of a list or map. */
export type Drops = 'file' | 'field' | 'entry';

/** The part of JSON Schema (2020-12) that our schemas use, with our annotations. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly oneOf?: readonly Schema[];
  /** With `oneOf`: the property whose value picks the branch. */
  readonly discriminator?: { readonly propertyName: string };
  /** What is lost when the value does not fit. Where it is absent the surrounding one counts; at the top of settings: the file. */
  readonly 'x-drops'?: Drops;
  /** Scopes whose files may hold the key; absent: all; empty: it belongs into another file. */
  readonly 'x-scopes'?: readonly Scope[];
  /** The pattern in words. */
  readonly 'x-wants'?: string;
  /** Why a key of another client or an older version has no effect here. */
  readonly 'x-inert'?: string;
}

import type { Origin } from '../../model/origin.ts';

/** A credential that stands in the clear. Its value is not kept. */
export interface FoundSecret {
  /** What it is, for people: `GitHub token`, `password`. */
  readonly kind: string;
  /** The name it stands under, where there is one: a variable, a header, a flag. */
  readonly name?: string;
  /** Exactly the credential. */
  readonly at: Origin;
  readonly length: number;
  /** `format`: a vendor's form. `random`: the name promises a secret and the value is random. `plain`: the name promises one and the value is no placeholder. */
  readonly proof: 'format' | 'random' | 'plain';
  /** Opens only a test account. */
  readonly test: boolean;
  /** `rule`: inside a permission rule. `default`: the fallback of `${VAR:-…}`. `entry`: a value. `prose`: text that the model reads. */
  readonly place: 'rule' | 'default' | 'entry' | 'prose';
}

/** What a secret file really holds: a private key, or values under names. */
export interface Holdings {
  readonly kind: 'key' | 'values';
  /** Names only, in the file's order; never a value. */
  readonly names: readonly string[];
}

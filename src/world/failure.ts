import type { World } from './tree.ts';

/** Why a tree could not be opened, in words for people. */
export interface Failure {
  readonly kind:
    | 'no-such-folder'
    | 'no-git'
    | 'no-repository'
    | 'bare'
    | 'foreign-owner'
    | 'unknown-revision'
    | 'no-common-ancestor'
    | 'missing-objects'
    | 'unsupported'
    | 'damaged'
    | 'outside'
    | 'too-big'
    | 'failed';
  readonly message: string;
  /** What to do about it; one sentence. */
  readonly remedy: string;
}

/** `commit`: the full name of the commit that was opened. */
export type Opened =
  | { readonly world: World; readonly commit?: string; readonly failure?: undefined }
  | { readonly world?: undefined; readonly commit?: undefined; readonly failure: Failure };

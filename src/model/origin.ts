/** A route of keys into a parsed file: `['permissions', 'allow', 3]`. Empty means the file as a whole. */
export type KeyPath = readonly (string | number)[];

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a value came from. Rules hand it on; only `load/document/` turns it into offsets and only `findings/` into lines.
 * `within` counts characters of the decoded string value that `path` names; with an empty path, of the file's text.
 */
export interface Origin {
  readonly file: string;
  readonly path: KeyPath;
  /** Point at the property's name instead of its value. */
  readonly part?: 'key';
  readonly within?: Span;
}

export const wholeFile = (file: string): Origin => ({ file, path: [] });

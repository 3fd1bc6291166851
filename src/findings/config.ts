import type { Document } from '../model/document.ts';
import type { KeyPath } from '../model/origin.ts';
import type { Severity } from './rule.ts';

/** Our own configuration: data only. `.grantlint.jsonc`, `.grantlint.json`, or the `grantlint` key of package.json. */
export interface Config {
  readonly document: Document | undefined;
  readonly rules: Readonly<Record<string, { readonly severity?: Severity | 'off'; readonly options?: Readonly<Record<string, unknown>> }>>;
  readonly accept: readonly Accept[];
  /** Reasons beside grants that are no findings: grant text → reason. */
  readonly notes: Readonly<Record<string, string>>;
  readonly secrets: readonly { readonly file: string; readonly mode: number }[];
  /** Globs of files whose findings are not reported: vendored trees, test data. */
  readonly exclude: readonly string[];
  /** Calls that must never run without a question, and calls that always must. */
  readonly never: readonly Assertion[];
  readonly always: readonly Assertion[];
}

/** A rule's text that stands for all calls that it matches, or `capability:network-out`. */
export interface Assertion {
  readonly text: string;
  readonly path: KeyPath;
}

/** A finding that somebody answers for. */
export interface Accept {
  readonly rule: string;
  readonly scope?: string;
  readonly grant?: string;
  /** Glob. */
  readonly file?: string;
  readonly reason: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`, last day on which it holds. */
  readonly expires?: string;
  readonly path: KeyPath;
}

export const EMPTY_CONFIG: Config = { document: undefined, rules: {}, accept: [], notes: {}, secrets: [], exclude: [], never: [], always: [] };
/** A longer glob is longer than any path. */
export const LONGEST_GLOB = 4_096;
export const CONFIG_FILES = ['.grantlint.jsonc', '.grantlint.json'] as const;

/** What is wrong with the configuration, in a form that names file, line and remedy. */
export interface ConfigError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

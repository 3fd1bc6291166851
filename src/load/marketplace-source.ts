import { asObject } from './values.ts';

/** Where a marketplace or a plugin comes from, as settings and manifests write it. */
export interface Source {
  readonly kind: string;
  /** `owner/repo`, a URL, a package, a path. */
  readonly from: string;
  /** Branch, tag or commit. */
  readonly ref: string | undefined;
  readonly sha: string | undefined;
  readonly version: string | undefined;
}

export function readSource(value: unknown): Source | undefined {
  const source = asObject(value);
  if (!source) return undefined;
  const text = (key: string): string | undefined => (typeof source[key] === 'string' ? source[key] : undefined);
  const from = text('repo') ?? text('url') ?? text('package') ?? text('path') ?? text('hostPattern') ?? text('name');
  return from === undefined ? undefined : { kind: text('source') ?? '', from, ref: text('ref'), sha: text('sha'), version: text('version') };
}

/** A commit, or a tag that names a version. */
export const isPinned = ({ kind, ref, sha, version }: Source): boolean =>
  (sha !== undefined && /^[0-9a-f]{40}$/i.test(sha)) ||
  (ref !== undefined && ref.length < 200 && (/^[0-9a-f]{40}$/i.test(ref) || /^(?:[\w.-]+[@/-])?v?\d+\.\d+(?:\.\d+)*(?:[-+.][\w.-]+)?$/.test(ref))) ||
  (kind === 'npm' && version !== undefined && /^\d+\.\d+\.\d+/.test(version));

/** Fetched from somewhere, as against a folder here. */
export const isRemote = ({ kind }: Source): boolean => /^(?:github|git|url|npm|git-subdir)$/.test(kind);

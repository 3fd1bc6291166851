import { type FoundSecret, secretsOf } from '../load/secrets/secrets.ts';
import type { Harness } from '../model/harness.ts';

/** The credentials that stand in the clear in what a session loads; files that are secret files themselves are not among it. */
export function credentials(harness: Harness): readonly FoundSecret[] {
  const before = known.get(harness);
  if (before) return before;
  // Of what the shells of the user read another rule speaks.
  const ignoreFiles = new Set([...harness.ignoreFiles, ...harness.startupFiles].map((file) => file.file));
  const found: FoundSecret[] = [];
  for (const document of harness.documents.values()) if (!ignoreFiles.has(document.file)) found.push(...secretsOf(document));
  known.set(harness, found);
  return found;
}

const known = new WeakMap<Harness, readonly FoundSecret[]>();

/** In words, without any part of the value: `a GitHub token (40 characters)`. */
export function inWords({ kind, name, length, test }: FoundSecret): string {
  const article = /^(?:[aeiouAEIOU]|npm|NVIDIA|xAI)/.test(kind) ? 'an' : 'a';
  const under = name === undefined ? '' : ` for "${name.length > 60 ? `${name.slice(0, 60)}…` : name}"`;
  return `${article} ${kind}${under} (${length} characters${test ? ', test account' : ''})`;
}

/** A vendor's form or a drawn value is proof enough; anything else under a telling name is a judgement. */
export const confidenceOf = ({ proof }: FoundSecret) => (proof === 'format' ? ('proven' as const) : ('likely' as const));

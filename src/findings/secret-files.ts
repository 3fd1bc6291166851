import { holdings } from '../load/secrets/secrets.ts';
import type { Facts, SecretFile } from '../model/harness.ts';

/** Key stores: their content says nothing to us, their name everything. */
const KEY_STORE = /\.(?:p12|pfx|jks|kdbx)$/i;

/**
 * What a file that is named like a secret file holds, in words that follow its name; undefined: no secret (a public certificate, an env
 * file with nothing but addresses and placeholders). Asked only of files that lie at a place or have a mode that matters.
 */
export function whatItHolds({ file, why }: SecretFile, facts: Facts): string | undefined {
  if (why === 'configured') return 'is a secret file by your configuration';
  if (KEY_STORE.test(file)) return 'is a key store';
  const text = facts.text(file);
  if (text === undefined) return undefined;
  const held = holdings(text);
  if (!held) return undefined;
  if (held.kind === 'key') return 'is a private key';
  const [first, ...others] = [...new Set(held.names.filter((name) => /^[\w.-]{1,60}$/.test(name)))];
  if (first === undefined) return 'holds a credential';
  return `holds ${first}${others.length === 0 ? '' : others.length === 1 ? ` and ${others[0]}` : ` and ${others.length} more secrets`}`;
}

/** Lies in the tree itself: not in the home folder, not above the root. */
export const isInProject = (file: string): boolean => !file.startsWith('~/') && !file.startsWith('/') && !file.startsWith('../');

/** `644`, as chmod and stat write it. */
export const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(3, '0');

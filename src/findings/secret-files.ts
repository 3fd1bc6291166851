import { textDocument } from '../load/document/text.ts';
import { lastWord } from '../load/read/ignore-lines.lazy.ts';
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
  if (held.kind === 'key') return text.includes('"service_account"') ? 'is the key of a service account' : 'is a private key';
  const [first, ...others] = [...new Set(held.names.filter((name) => /^[\w.-]{1,60}$/.test(name)))];
  if (first === undefined) return 'holds a credential';
  return `holds ${first}${others.length === 0 ? '' : others.length === 1 ? ` and ${others[0]}` : ` and ${others.length} more secrets`}`;
}

/** Lies in the tree itself: not in the home folder, not above the root. */
export const isInProject = (file: string): boolean => !file.startsWith('~/') && !file.startsWith('/') && !file.startsWith('../');

/** `644`, as chmod and stat write it. */
export const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(3, '0');

/** Made for tests and documentation: keys that everybody has on purpose. */
export const isSample = (file: string): boolean => isSampleName(file.toLowerCase());
const isSampleName = (file: string): boolean =>
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|__fixtures__|testdata|test-data|examples?|samples?|mocks?|__mocks__|demos?)\//.test(file) ||
  /(?:^|[/._-])(?:localhost|self-?signed|snake-?oil|dummy|fake|sample|tests?)(?:[._-][^/]*)?$/.test(file);

/** Committed only in encrypted form, by a filter that the repository's attributes name. The work tree shows it decrypted. */
export function isEncryptedByGit(file: string, facts: Facts): boolean {
  const text = facts.text('.gitattributes');
  if (text === undefined || !/filter=(?:(?!filter=)\S)*(?:crypt|sops|age|seal)/.test(text)) return false;
  const patterns = text.replace(/^(?!.*filter=(?:(?!filter=)\S)*(?:crypt|sops|age|seal)).*$/gm, '').replace(/^(\S+).*/gm, '$1');
  return lastWord([{ file: '.gitattributes', document: textDocument('.gitattributes', patterns) }], file) !== undefined;
}

/** A file's name as it can be pasted into a shell. */
export const inShell = (file: string): string => (/^[\w./~-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);

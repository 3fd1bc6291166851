import { mayHoldKey, mayHoldSecret, mayNameSecret } from '../../load/secrets/candidates.ts';
import type { Document } from '../../model/document.ts';
import type { Facts, Harness, SecretFile } from '../../model/harness.ts';
import { isKeptBack } from '../kept-back.ts';
import { isOddFile } from './secret-rights.ts';

/** Whether some file that a session loads may hold a credential. */
export function hasCredentials({ documents, ignoreFiles }: Harness): boolean {
  for (const document of documents.values()) if (mayHoldCredential(document) && !ignoreFiles.some(({ file }) => file === document.file)) return true;
  return false;
}

const mayHoldCredential = ({ file, text }: Document): boolean => (file.endsWith('.md') ? mayHoldSecret(text) : mayNameSecret(text));

/** Whether a file that may hold a secret is readable by others, tracked, not ignored, or may be packed. */
export function hasExposedSecrets({ secretFiles, facts, user, settings, mcpFiles }: Harness): boolean {
  if (user || secretFiles.some((secret) => isExposed(secret, facts))) return true;
  const local = settings.filter(({ scope }) => scope === 'local');
  return [...secretFiles, ...mcpFiles, ...local].some(({ file }) => mayBePublished(file, facts));
}

function isExposed(secret: SecretFile, facts: Facts): boolean {
  const { file, stat } = secret;
  if (isOddFile(secret) && (stat?.kind === 'symlink' || mayHold(secret, facts))) return true;
  if (stat?.kind !== 'file') return false;
  const tracked = facts.tracked(file);
  if (tracked === undefined) return false;
  // An env file without a secret is worth a word when it is tracked.
  if (tracked) return file.endsWith('.env') || mayHold(secret, facts);
  const rule = facts.ignoredBy(file);
  return (rule === undefined || rule.personal || isKeptBack(rule, facts)) && mayHold(secret, facts);
}

const KEY_STORES = ['.p12', '.pfx', '.jks', '.kdbx'];

function mayHold({ file, why }: SecretFile, facts: Facts): boolean {
  if (why === 'configured' || KEY_STORES.some((ending) => file.toLowerCase().endsWith(ending))) return true;
  const text = facts.text(file);
  return text !== undefined && (mayHoldKey(text) || mayNameSecret(text));
}

/** Whether npm may pack a file: it lies in a package that has a version. */
function mayBePublished(file: string, facts: Facts): boolean {
  if (file.startsWith('~/') || file.startsWith('/') || file.startsWith('../')) return false;
  for (let slash = file.lastIndexOf('/'); ; slash = file.lastIndexOf('/', slash - 1)) {
    const about = `${file.slice(0, slash + 1)}package.json`;
    const text = facts.exists(about) ? facts.text(about) : undefined;
    if (text !== undefined && (text.includes('"version"') || text.includes('\\'))) return true;
    if (slash <= 0) return false;
  }
}

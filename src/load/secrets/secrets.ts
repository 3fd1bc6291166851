import type { Document } from '../../model/document.ts';
import { mayHoldKey, mayHoldSecret, mayNameSecret } from './candidates.ts';
import { detectInJson, detectInText, holdingsOf, withoutSecrets } from './detect.lazy.ts';
import type { FoundSecret, Holdings } from './found.ts';

export type { FoundSecret, Holdings };

const NONE: readonly FoundSecret[] = [];
const known = new WeakMap<Document, readonly FoundSecret[]>();

/** The credentials that stand in a file in the clear. Answered once a document; clean files cost one cheap pass. */
export function secretsOf(document: Document): readonly FoundSecret[] {
  let found = known.get(document);
  if (!found) {
    found = detect(document);
    known.set(document, found);
  }
  return found;
}

function detect(document: Document): readonly FoundSecret[] {
  if (document.file.endsWith('.md')) return mayHoldSecret(document.text) ? detectInText(document, 'prose') : NONE;
  if (/\.(?!sh$|bash$|json$)\w+$/.test(document.file)) return mayHoldSecret(document.text) ? detectInText(document, 'code') : NONE;
  if (!mayNameSecret(document.text)) return NONE;
  if (document.file.endsWith('.json') && document.value !== undefined) return detectInJson(document);
  return detectInText(document, 'command');
}

/**
 * Text that may be printed: every credential in it is replaced by what it is. For everything that repeats words of an audited file:
 * rules in messages, code frames, witnesses.
 */
export const printable = (text: string): string => (mayNameSecret(text) ? withoutSecrets(text) : text);

/** What a file that is a secret file by its name holds in fact; undefined: nothing but placeholders and public values. */
export const holdings = (text: string): Holdings | undefined => (mayHoldKey(text) || mayNameSecret(text) ? holdingsOf(text) : undefined);

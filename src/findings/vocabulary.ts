import { DECODERS, HIDES, OVERRIDES, SECRETS } from './telling-words.ts';

/**
 * Words, in lower case, one of which stands in or beside whatever the patterns of a topic match: nearly every text lacks them, and one
 * pass over it finds those of all topics (`survey.ts`). A pattern that is widened needs its words here. A space stands for white space
 * of any length; each word has three characters in a row without it, or ends with it.
 */
export const VOCABULARY = {
  /** Orders to set other orders aside. */
  overriding: OVERRIDES,
  /** After "not", "don't", "without", "never" and "ever". */
  silencing: [
    ...['not tell', 'not inform', 'not mention', 'not reveal', 'not notify', 'not alert', 'not disclos', 'not report'],
    ...["n't tell", "n't inform", "n't mention", "n't reveal", "n't notify", "n't alert", "n't disclos", "n't report"],
    ...['ver tell', 'ver inform', 'ver mention', 'ver reveal', 'ver notify', 'ver alert', 'ver disclos', 'ver report'],
    ...['out tell', 'out inform', 'out mention', 'out reveal', 'out notify', 'out alert', 'out disclos', 'out report'],
  ],
  /** Before "from the user". */
  concealing: HIDES,
  secrets: SECRETS,
  /** Secrets as a command names them. */
  'secret files': ['.ssh', '.aws', 'id_rsa', 'id_ed25519', '.netrc', 'credentials', 'env', 'keychain', '.kube', '.gnupg', '/etc/shadow'],
  decoding: DECODERS,
  /** What runs the code that it is given, besides a pipe. */
  running: ['-c ', '<(curl', '<(wget', '<( curl', '<( wget', 'iex', 'invoke-expression', 'eval', 'base64', 'xxd'],
  quarantine: ['quarantine'],
  bypassing: ['dangerously-skip', 'no-verify', 'permission-mode'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Topic = keyof typeof VOCABULARY;

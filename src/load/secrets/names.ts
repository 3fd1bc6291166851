/** Which names promise a secret: of variables, headers, flags, query parameters and JSON keys. */

const LAST = new Set(
  'token secret password passwd passphrase pwd pass pat credential credentials cookie dsn apikey authkey accesskey secretkey privatekey authtoken accesstoken apitoken bearer authorization jwt key auth pgpassword webhook'.split(
    ' ',
  ),
);
/** Say only where, how many or which: the name is judged without them. */
const QUALIFIER = /^(?:\d+|b64|base64|json|prod|production|dev|development|stag|staging|live|test|value|old|new|main|default|primary|secondary|ro|rw)$/;
/** `public key`, `cache key`: keys that open nothing. */
const HARMLESS_BEFORE_KEY = new Set(
  'public publishable pub anon primary foreign sort partition cache idempotency routing row map object host hosts index site group dict item hot short meta lookup dedupe dedup unique translation i18n locale field column sorting config project issue space ticket board team workspace query param parameter header event metric feature flag shortcut message language style'.split(
    ' ',
  ),
);

export type Promised = 'password' | 'secret' | 'maybe';

/**
 * `password` and `secret`: the value is one unless it is a placeholder. `maybe`: `key` or `auth` alone, where only a random value counts.
 * undefined: the name promises none (`TOKEN_LIMIT`, `API_KEY_HELPER`, `SECRET_NAME` end in something else).
 */
export function promisedBy(name: string): Promised | undefined {
  // Bundlers put these into every page they build.
  if (/^(?:next_public|vite|react_app|expo_public|nuxt_public|public|gatsby)_/i.test(name)) return undefined;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((w) => w !== '');
  while (words.length > 1 && QUALIFIER.test(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1);
  if (last === undefined || !LAST.has(last)) return undefined;
  if (last === 'key') {
    const before = words.at(-2);
    if (before === undefined) return 'maybe';
    return HARMLESS_BEFORE_KEY.has(before) ? undefined : 'secret';
  }
  if (last === 'auth' || last === 'webhook') return 'maybe';
  if (/^(?:pass|pwd|pgpass)/.test(last)) return 'password';
  return 'secret';
}

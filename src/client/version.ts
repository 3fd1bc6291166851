/** The client version on which the facts of `client/`, `policy/` and `schemas/` were measured. */
export const CLIENT_VERSION = '2.1.329';

/**
 * What is known of another version: behaviour was measured on one, so there is one profile. Whatever version is asked for gets it; the words
 * say so where that is a guess. undefined: that is no version.
 */
export function profileOf(version: string): { readonly version: string; readonly note?: string } | undefined {
  const asked = numbersOf(version);
  const measured = numbersOf(CLIENT_VERSION);
  if (!asked || !measured) return undefined;
  const difference = asked.map((number, i) => number - (measured[i] ?? 0)).find((one) => one !== 0) ?? 0;
  if (difference === 0) return { version: CLIENT_VERSION };
  return {
    version: CLIENT_VERSION,
    note: `client ${version} is ${difference > 0 ? 'newer' : 'older'} than ${CLIENT_VERSION}, on which everything was measured; answering as for that one`,
  };
}

const numbersOf = (version: string): readonly number[] | undefined => /^(\d+)\.(\d+)\.(\d+)$/.exec(version)?.slice(1).map(Number);

/** Larger ones are git's own business: it finds one path in them faster. */
export const MAX_INDEX = 1024 * 1024;

/**
 * The paths in the bytes of a git index (given one character a byte), if it is of the plain kind: version 2, no entry that stands for a whole
 * folder or another repository, no extension that changes what is in it. undefined for every other, and for what is no index.
 */
export function pathsOfIndex(text: string): ReadonlySet<string> | undefined {
  const end = text.length - HASH;
  if (end < 12 || !text.startsWith('DIRC\0\0\0\x02')) return undefined;
  const number = (at: number) =>
    ((text.charCodeAt(at) << 24) | (text.charCodeAt(at + 1) << 16) | (text.charCodeAt(at + 2) << 8) | text.charCodeAt(at + 3)) >>> 0;
  const paths = new Set<string>();
  let at = 12;
  for (let left = number(8); left > 0; left--) {
    const type = text.charCodeAt(at + 26) >> 4;
    const name = at + FIXED;
    const stop = text.indexOf('\0', name);
    // Files and symbolic links; an extended entry belongs to a later version.
    if (stop < 0 || stop >= end || stop === name || (type !== 8 && type !== 10) || text.charCodeAt(at + FIXED - 2) & 0x40) return undefined;
    paths.add(text.slice(name, stop));
    at += (FIXED + (stop - name) + 8) & ~7;
  }
  // Each extension: four letters, of which a capital says that who does not know it may skip it, and its length.
  while (at + 8 <= end) {
    const first = text.charCodeAt(at);
    if (first < 65 || first > 90) return undefined;
    at += 8 + number(at + 4);
  }
  return at === end ? paths : undefined;
}

const HASH = 20;
/** What stands before the name of an entry: times, numbers, mode, size, hash, flags. */
const FIXED = 62;

import type { AccessEntry } from '../model/rights.ts';

/** Whom a folder's default access list lets read or write every new file in it, whatever the umask, in words; undefined: nobody but its owner and root. */
export function newFilesOpenTo(entries: readonly AccessEntry[]): string | undefined {
  const mask = entries.find(({ of }) => of === 'mask')?.bits ?? 7;
  const open = entries.filter(
    ({ of, id, bits }) => (of === 'other' ? bits : of === 'mask' || (of === 'user' && (id === '' || id === '0')) ? 0 : bits & mask) & 6,
  );
  if (open.length === 0) return undefined;
  if (open.some(({ of }) => of === 'other')) return 'every user';
  return open
    .map(({ of, id }) => (id === '' ? 'its group' : `${of} ${id}`))
    .slice(0, 3)
    .join(' and ');
}

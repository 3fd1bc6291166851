import type { ClientFlag, EntryWord } from '../model/entry.ts';

export const flagNamed = (flags: readonly ClientFlag[], name: string): ClientFlag | undefined => flags.find((flag) => flag.name === name);

/** The word that switches the permission checks off. */
export function skippingWord(flags: readonly ClientFlag[]): EntryWord | undefined {
  const mode = flagNamed(flags, 'permission-mode')?.values[0];
  return flagNamed(flags, 'dangerously-skip-permissions')?.word ?? (mode?.value === 'bypassPermissions' ? mode : undefined);
}

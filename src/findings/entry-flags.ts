import type { ClientFlag, ClientStart, EntryWord } from '../model/entry.ts';
import type { Origin } from '../model/origin.ts';

export const flagNamed = (flags: readonly ClientFlag[], name: string): ClientFlag | undefined => flags.find((flag) => flag.name === name);

/** Whether the call has one of these options, or may have: its words cannot all be told. */
export const mayHave = ({ flags, complete }: ClientStart, ...names: readonly string[]): boolean => !complete || flags.some(({ name }) => names.includes(name));

/** The word that switches the permission checks off. */
export function skippingWord(flags: readonly ClientFlag[]): EntryWord | undefined {
  const mode = flagNamed(flags, 'permission-mode')?.values[0];
  return flagNamed(flags, 'dangerously-skip-permissions')?.word ?? (mode?.value === 'bypassPermissions' ? mode : undefined);
}

/** A part of a word, where the word stands as it is written; else the whole word. */
export function within({ value, at }: EntryWord, start: number, length: number): Origin {
  if (!at.within) return { ...at, within: { start, end: start + length } };
  const quotes = (at.within.end - at.within.start - value.length) / 2;
  const from = at.within.start + quotes + start;
  return quotes === 0 || quotes === 1 ? { ...at, within: { start: from, end: from + length } } : at;
}

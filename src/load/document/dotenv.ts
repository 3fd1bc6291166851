import type { Span } from '../../model/origin.ts';

/** One `NAME=value` of an env file. */
export interface EnvEntry {
  readonly name: string;
  /** Without quotes; escapes of double quotes are left as they are. */
  readonly value: string;
  readonly nameAt: Span;
  readonly valueAt: Span;
}

/** A quoted value may go over several lines; an unquoted one ends at ` #` or at the end of its line. */
const ENTRY =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:=|:[ \t])[ \t]*(?:"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'|`([^`]*)`|((?:[^\r\n#]|(?<![ \t])#)*))/gm;

/** The entries of an env file, in order. Lines that are none are skipped, as every reader of such files does. */
export function parseDotenv(text: string): readonly EnvEntry[] {
  return [...text.matchAll(ENTRY)].map((match) => {
    const [whole, name = '', double, single, back, bare] = match;
    const quoted = double ?? single ?? back;
    const value = quoted ?? (bare ?? '').trimEnd();
    const nameStart = match.index + whole.indexOf(name);
    const valueStart = quoted === undefined ? match.index + whole.length - (bare ?? '').length : match.index + whole.length - 1 - quoted.length;
    return {
      name,
      value,
      nameAt: { start: nameStart, end: nameStart + name.length },
      valueAt: { start: valueStart, end: valueStart + value.length },
    };
  });
}

/** One `Key=value` of a unit file, the lines that continue it put together. */
export interface UnitEntry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** Of the value in the file. */
  readonly start: number;
  readonly end: number;
}

export function readUnit(text: string): readonly UnitEntry[] {
  const entries: UnitEntry[] = [];
  let section = '';
  for (const match of text.matchAll(/^[ \t]*(?:\[([^\]\r\n]*)\]|([A-Za-z]+)[ \t]*=[ \t]*((?:[^\n\\]|\\[\s\S])*))/gm)) {
    if (match[1] !== undefined) section = match[1];
    else {
      const value = match[3] ?? '';
      const start = match.index + match[0].length - value.length;
      entries.push({ section, key: match[2] ?? '', value: value.trimEnd(), start, end: start + value.trimEnd().length });
    }
  }
  return entries;
}

/** What stands in front of a command of a unit and is none of its words: `-`, `@`, `:`, `+`, `!`. */
export const withoutPrefix = (value: string): number => /^[-@:+!|]*/.exec(value)?.[0].length ?? 0;

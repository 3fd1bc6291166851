import { patternOf, stemOf } from '../capability/covers.ts';
import type { Grant } from '../model/permission.ts';
import { matchesShellPattern, type ShellPattern } from '../policy/specifier.ts';

/** Bash rules with a specifier, found by the words of a command instead of one after the other: lists hold thousands. */
export interface PatternIndex {
  /** Every rule that matches the text. */
  matching(text: string): Iterable<Grant>;
  /** Every rule whose pattern is an open stem that the text begins with; for texts that are the start of a pattern themselves. */
  opening(start: string): Iterable<Grant>;
}

interface Entry {
  readonly grant: Grant;
  readonly pattern: ShellPattern;
}

/** Each rule lies in one table only, the narrowest that still finds it. */
export function patternIndex(grants: readonly Grant[]): PatternIndex {
  const exact = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  const glued = new Map<string, Entry[]>();
  const byWord = new Map<string, Entry[]>();
  const open: Entry[] = [];
  const gluedLengths = new Set<number>();
  for (const grant of grants) {
    const pattern = patternOf(grant.rule);
    const entry = { grant, pattern };
    const stem = stemOf(pattern);
    const word = wholeWord(pattern);
    if (pattern.kind === 'exact') add(exact, pattern.text, entry);
    else if (stem?.glued) {
      add(glued, stem.text, entry);
      gluedLengths.add(stem.text.length);
    } else if (stem) add(stems, stem.text, entry);
    else if (word !== undefined) add(byWord, word, entry);
    else open.push(entry);
  }
  function* opening(start: string): Iterable<Entry> {
    for (let space = start.indexOf(' '); space >= 0; space = start.indexOf(' ', space + 1)) yield* stems.get(start.slice(0, space)) ?? NONE;
    yield* stems.get(start) ?? NONE;
    for (const length of gluedLengths) if (length <= start.length) yield* glued.get(start.slice(0, length)) ?? NONE;
  }
  function* matching(text: string): Iterable<Entry> {
    const spaced = text.replace(/\s+/g, ' ');
    yield* exact.get(text) ?? NONE;
    yield* opening(spaced);
    if (byWord.size > 0) for (const word of new Set(spaced.split(' '))) yield* matches(byWord.get(word) ?? NONE, spaced);
    yield* matches(open, spaced);
  }
  return { matching: (text) => grantsOf(matching(text)), opening: (start) => grantsOf(opening(start)) };
}

const NONE: readonly Entry[] = [];

function* matches(entries: readonly Entry[], text: string): Iterable<Entry> {
  for (const entry of entries) if (matchesShellPattern(entry.pattern, text)) yield entry;
}

/** The longest word that stands whole in every text that the wildcard matches: no star touches it. */
function wholeWord(pattern: ShellPattern): string | undefined {
  if (pattern.kind !== 'wildcard') return undefined;
  const last = pattern.words.length - 1;
  const whole = pattern.words.flatMap((piece, at) => {
    const words = piece.split(' ');
    return words.filter((word, i) => /^\S+$/.test(word) && (i > 0 || at === 0) && (i < words.length - 1 || at === last));
  });
  return whole.sort((a, b) => b.length - a.length)[0];
}

const add = (table: Map<string, Entry[]>, key: string, entry: Entry): void => {
  if (!table.get(key)?.push(entry)) table.set(key, [entry]);
};

function* grantsOf(entries: Iterable<Entry>): Iterable<Grant> {
  for (const { grant } of entries) yield grant;
}

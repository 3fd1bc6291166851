import { Minimatch } from 'minimatch';
import { LONGEST_GLOB } from './config.ts';

/** Braces make at most so many patterns: our configuration may be somebody else's. */
const MOST_PATTERNS = 1_000;
const made = new Map<string, Minimatch>();

/** Whether a file matches one of our configuration's globs; a pattern without a slash matches names at any depth. */
export function matchesGlob(file: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern.length <= LONGEST_GLOB && matcher(pattern).match(file));
}

function matcher(pattern: string): Minimatch {
  let known = made.get(pattern);
  if (!known) {
    known = new Minimatch(pattern, { dot: true, matchBase: !pattern.includes('/'), braceExpandMax: MOST_PATTERNS });
    made.set(pattern, known);
  }
  return known;
}

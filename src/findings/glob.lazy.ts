import { minimatch } from 'minimatch';

/** Whether a file matches one of our configuration's globs; a pattern without a slash matches names at any depth. */
export function matchesGlob(file: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => minimatch(file, pattern, { dot: true, matchBase: !pattern.includes('/') }));
}

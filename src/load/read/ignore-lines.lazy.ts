import ignore, { type Ignore } from 'ignore';
import type { IgnoreFile, IgnoreRule, TextFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';

/** One pattern of a `.gitignore`. */
export interface IgnoreLine {
  readonly at: Origin;
  /** 1-based, as git counts. */
  readonly line: number;
  /** As written, with its `!`. */
  readonly pattern: string;
  readonly negated: boolean;
  matches(path: string): boolean;
}

const known = new WeakMap<TextFile, readonly IgnoreLine[]>();

/** The patterns of one ignore file with their places; comments and empty lines are none. */
export function ignoreLines(file: IgnoreFile): readonly IgnoreLine[] {
  let lines = known.get(file);
  if (!lines) {
    lines = parse(file);
    known.set(file, lines);
  }
  return lines;
}

function parse({ file, document: { text }, unread }: IgnoreFile): readonly IgnoreLine[] {
  if (unread !== undefined) return [];
  const dir = file.slice(0, file.lastIndexOf('/') + 1);
  const lines: IgnoreLine[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const [i, raw] of text.slice(start).split('\n').entries()) {
    const pattern = asGitReads(raw);
    if (pattern !== '' && !pattern.startsWith('#')) {
      const negated = pattern.startsWith('!');
      const matches = matcherOf(negated ? pattern.slice(1) : pattern, dir);
      lines.push({ at: { file, path: [], within: { start, end: start + pattern.length } }, line: i + 1, pattern, negated, matches });
    }
    start += raw.length + 1;
  }
  return lines;
}

/** A line as far as git reads it: to a NUL, without a carriage return and without spaces behind it, unless a backslash keeps them. */
function asGitReads(raw: string): string {
  const whole = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  const end = whole.indexOf('\0');
  const line = end < 0 ? whole : whole.slice(0, end);
  if (!line.endsWith(' ')) return line;
  let spaces = -1;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === ' ') {
      if (spaces < 0) spaces = i;
    } else {
      spaces = -1;
      if (line[i] === '\\') i++;
    }
  }
  return spaces < 0 ? line : line.slice(0, spaces);
}

function withoutComment(pattern: string): string {
  const at = pattern.search(/[ \t]#/);
  return at < 0 ? pattern : pattern.slice(0, at).trimEnd();
}

function matcherOf(pattern: string, dir: string, ignorecase = false): (path: string) => boolean {
  let matcher: Ignore | undefined;
  return (path) => {
    if (!path.startsWith(dir) || path === dir) return false;
    matcher ??= ignore({ ignorecase }).add(pattern);
    return matcher.ignores(path.slice(dir.length));
  };
}

/** A line that was meant for a path and does not match it, and why. */
export function nearMiss(files: readonly IgnoreFile[], path: string): { readonly line: IgnoreLine; readonly why: string } | undefined {
  for (const file of files) {
    const dir = file.file.slice(0, file.file.lastIndexOf('/') + 1);
    for (const line of ignoreLines(file)) {
      if (line.negated || line.matches(path)) continue;
      for (const [why, meant] of corrections(line.pattern)) {
        if (meant !== line.pattern && meant !== '' && matcherOf(meant, dir)(path)) return { line, why };
      }
      if (matcherOf(line.pattern, dir, true)(path)) return { line, why: 'upper and lower case differ' };
    }
  }
  return undefined;
}

const corrections = (pattern: string): readonly (readonly [why: string, meant: string])[] => [
  ['a comment behind a pattern is a part of it', withoutComment(pattern)],
  ['a tab behind a pattern is a part of it', pattern.trimEnd()],
  ['a space before a pattern is a part of it', pattern.trimStart()],
  ['a slash at the end makes it match folders only', pattern.replace(/(?<!\/)\/+$/, '')],
  ['a pattern cannot start with "./"', pattern.replace(/^\.\//, '')],
  ['quotes are a part of the pattern', pattern.replace(/^["'](.*)["']$/, '$1')],
  ['a comma is a part of the pattern', pattern.replace(/,$/, '')],
];

/** The line that git named. */
export function lineOf(files: readonly IgnoreFile[], rule: IgnoreRule): IgnoreLine | undefined {
  const file = files.find((one) => one.file === rule.source);
  return file && ignoreLines(file).find(({ line }) => line === rule.line);
}

/** The last pattern that speaks of a path, in the deepest ignore file above it: it decides, unless git knows better (an excluded parent folder). */
export function lastWord(files: readonly IgnoreFile[], path: string): IgnoreLine | undefined {
  for (const file of [...files].sort((a, b) => b.file.length - a.file.length)) {
    const line = ignoreLines(file).findLast((one) => one.matches(path));
    if (line) return line;
  }
  return undefined;
}

import ignore, { type Ignore } from 'ignore';
import type { TextFile } from '../../model/harness.ts';
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
export function ignoreLines(file: TextFile): readonly IgnoreLine[] {
  let lines = known.get(file);
  if (!lines) {
    lines = parse(file);
    known.set(file, lines);
  }
  return lines;
}

function parse({ file, document }: TextFile): readonly IgnoreLine[] {
  const dir = file.slice(0, file.lastIndexOf('/') + 1);
  const lines: IgnoreLine[] = [];
  let start = 0;
  for (const [i, raw] of document.text.split('\n').entries()) {
    const pattern = withoutTrailingSpaces(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
    if (pattern !== '' && !pattern.startsWith('#')) {
      const negated = pattern.startsWith('!');
      const matches = matcherOf(negated ? pattern.slice(1) : pattern, dir);
      lines.push({ at: { file, path: [], within: { start, end: start + pattern.length } }, line: i + 1, pattern, negated, matches });
    }
    start += raw.length + 1;
  }
  return lines;
}

/** As git does: spaces only, and one behind a backslash stays. By hand, since a line may be two megabytes of spaces. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
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
export function nearMiss(files: readonly TextFile[], path: string): { readonly line: IgnoreLine; readonly why: string } | undefined {
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
  ['a slash at the end makes it match folders only', pattern.replace(/\/+$/, '')],
  ['a pattern cannot start with "./"', pattern.replace(/^\.\//, '')],
  ['quotes are a part of the pattern', pattern.replace(/^["'](.*)["']$/, '$1')],
  ['a comma is a part of the pattern', pattern.replace(/,$/, '')],
];

/** The last pattern that speaks of a path, in the deepest ignore file above it: it decides, unless git knows better (an excluded parent folder). */
export function lastWord(files: readonly TextFile[], path: string): IgnoreLine | undefined {
  for (const file of [...files].sort((a, b) => b.file.length - a.file.length)) {
    const line = ignoreLines(file).findLast((one) => one.matches(path));
    if (line) return line;
  }
  return undefined;
}

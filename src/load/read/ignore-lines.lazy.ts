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
    const pattern = raw.replace(/\r$/, '').replace(/(?<!\\)[ \t]+$/, '');
    if (pattern !== '' && !pattern.startsWith('#')) {
      const negated = pattern.startsWith('!');
      let matcher: Ignore | undefined;
      lines.push({
        at: { file, path: [], within: { start, end: start + pattern.length } },
        line: i + 1,
        pattern,
        negated,
        matches(path) {
          if (!path.startsWith(dir) || path === dir) return false;
          matcher ??= ignore({ ignorecase: false }).add(negated ? pattern.slice(1) : pattern);
          return matcher.ignores(path.slice(dir.length));
        },
      });
    }
    start += raw.length + 1;
  }
  return lines;
}

/** The last pattern that speaks of a path, in the deepest ignore file above it: it decides, unless git knows better (an excluded parent folder). */
export function lastWord(files: readonly TextFile[], path: string): IgnoreLine | undefined {
  for (const file of [...files].sort((a, b) => b.file.length - a.file.length)) {
    const line = ignoreLines(file).findLast((one) => one.matches(path));
    if (line) return line;
  }
  return undefined;
}

/** Whether some pattern, negated or not decided by it in the end, would ignore the path by itself. */
export function anyIgnores(files: readonly TextFile[], path: string): IgnoreLine | undefined {
  return files.flatMap((file) => ignoreLines(file)).find((line) => !line.negated && line.matches(path));
}

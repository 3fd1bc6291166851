/** A line of an ignore file that is so plain that its meaning is beyond doubt. */
export interface PlainLine {
  /** As written. */
  readonly pattern: string;
  /** From 1. */
  readonly line: number;
  /** The names that must match, one after the other; a single one matches in every folder, unless it is anchored. */
  readonly names: readonly string[];
  readonly anchored: boolean;
  readonly foldersOnly: boolean;
}

/** The lines of an ignore file; undefined where one needs more than names, folders and single stars: git itself is asked then. */
export function plainLines(text: string): readonly PlainLine[] | undefined {
  if (text.includes('\r') || text.includes('\\') || text.charCodeAt(0) === 0xfeff) return undefined;
  const lines: PlainLine[] = [];
  for (const [i, pattern] of text.split('\n').entries()) {
    if (pattern === '' || pattern.startsWith('#')) continue;
    if (pattern.startsWith('!') || pattern.endsWith(' ') || pattern.endsWith('\t') || DOUBTFUL.some((mark) => pattern.includes(mark))) return undefined;
    const foldersOnly = pattern.endsWith('/');
    const body = pattern.slice(pattern.startsWith('/') ? 1 : 0, foldersOnly ? -1 : undefined);
    const names = body.split('/');
    if (names.includes('') || names.includes('.') || names.includes('..')) return undefined;
    lines.push({ pattern, line: i + 1, names, anchored: pattern.startsWith('/') || names.length > 1, foldersOnly });
  }
  return lines;
}

const DOUBTFUL = ['**', '?', '[', '\0'];

/** The last line that matches what lies at `parts`, relative to the folder of the ignore file. */
export function lastMatch(lines: readonly PlainLine[], parts: readonly string[], isFolder: boolean): PlainLine | undefined {
  return lines.findLast(({ names, anchored, foldersOnly }) => {
    if (foldersOnly && !isFolder) return false;
    if (!anchored) return matches(names[0] ?? '', parts.at(-1) ?? '');
    return names.length === parts.length && names.every((name, i) => matches(name, parts[i] ?? ''));
  });
}

/** A name against one in which a star stands for any characters. */
function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

/**
 * gitignore matching in bounded time. The matcher that the client uses turns a pattern into one regular expression, which takes for ever on
 * `*a*a*a*a*a*a*b`: whoever writes settings could stop us. Lists with such a pattern are matched here instead, character by character;
 * test/policy/bounded-paths.test.ts holds this against the other matcher on patterns that both can do.
 */
export function ignoresBounded(globs: readonly string[], path: string): boolean {
  const names = path.toLowerCase().split('/');
  const patterns = globs.map(parse).map((pattern) => ({ negated: pattern.negated, lengths: matchedLengths(pattern, names) }));
  for (let n = 1; n <= names.length; n++) {
    // What lies below an ignored folder is ignored: the shortest ignored prefix decides.
    let ignored = false;
    for (const { negated, lengths } of patterns) {
      if (lengths.has(n)) ignored = !negated;
    }
    if (ignored) return true;
  }
  return false;
}

/** More wildcards than this in one pattern, and the expression's time is no longer bounded by anything useful. */
const MANY = 5;

export const needsBounds = (glob: string): boolean => {
  let stars = 0;
  for (const c of glob) if (c === '*') stars++;
  return stars > MANY || glob.length > 4_000;
};

interface Pattern {
  readonly negated: boolean;
  readonly folderOnly: boolean;
  readonly anchored: boolean;
  /** Lower case: the client compares without case (permissions-paths §3.3). `**` is a segment of its own. */
  readonly segments: readonly string[];
}

function parse(glob: string): Pattern {
  const negated = glob.startsWith('!');
  let body = (negated ? glob.slice(1) : glob).toLowerCase();
  const folderOnly = body.endsWith('/');
  if (folderOnly) body = body.slice(0, -1);
  const anchored = body.includes('/');
  if (body.startsWith('/')) body = body.slice(1);
  return { negated, folderOnly, anchored, segments: body.split('/') };
}

/** Of how many names the beginnings of the path are long that the pattern matches: all of them in one pass. */
function matchedLengths({ folderOnly, anchored, segments }: Pattern, names: readonly string[]): ReadonlySet<number> {
  const lengths = anchored ? sequence(segments, names) : new Set(names.flatMap((name, i) => (segmentMatches(segments[0] ?? '', name) ? [i + 1] : [])));
  if (folderOnly) lengths.delete(names.length);
  return lengths;
}

/** Segments against names; `**` stands for any number of names, at the end for at least one. */
function sequence(segments: readonly string[], names: readonly string[]): Set<number> {
  let reached = new Set([0]);
  for (const [i, segment] of segments.entries()) {
    const next = new Set<number>();
    if (segment === '**') {
      const from = least(reached) + (i === segments.length - 1 ? 1 : 0);
      for (let to = from; to <= names.length; to++) next.add(to);
    } else for (const at of reached) if (at < names.length && segmentMatches(segment, names[at] ?? '')) next.add(at + 1);
    if (next.size === 0) return next;
    reached = next;
  }
  return reached;
}

function least(numbers: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const number of numbers) if (number < found) found = number;
  return found;
}

type Piece = 'star' | 'any' | { readonly test: (c: string) => boolean };

/** One name: `*` any run of characters, `?` one, `[…]` a class, `\x` that character. */
function segmentMatches(segment: string, name: string): boolean {
  const pieces = piecesOf(segment);
  if (pieces === undefined) return false;
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  // Greedy with one step back to the last star: enough, since a star takes any character of a name.
  while (n < name.length) {
    const piece = pieces[p];
    if (piece === 'star') [star, mark, p] = [p, n, p + 1];
    else if (piece !== undefined && (piece === 'any' || piece.test(name[n] ?? ''))) [p, n] = [p + 1, n + 1];
    else if (star >= 0) [p, n, mark] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pieces[p] === 'star') p++;
  return p === pieces.length;
}

/** undefined for a class that does not end: it matches nothing. */
function piecesOf(segment: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let i = 0; i < segment.length; i++) {
    const c = segment[i] ?? '';
    if (c === '*') {
      if (pieces.at(-1) !== 'star') pieces.push('star');
    } else if (c === '?') pieces.push('any');
    else if (c === '[') {
      const end = segment.indexOf(']', i + 2);
      if (end < 0) return undefined;
      pieces.push({ test: inClass(segment.slice(i + 1, end)) });
      i = end;
    } else {
      const literal = c === '\\' && i + 1 < segment.length ? (segment[++i] ?? '') : c;
      pieces.push({ test: (other) => other === literal });
    }
  }
  return pieces;
}

/** `[!x]` and `[^x]` are no negations: they match the listed characters (permissions-paths §3.3). */
function inClass(body: string): (c: string) => boolean {
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let i = 0; i < body.length; i++) {
    const from = body[i] ?? '';
    const to = body[i + 1] === '-' && i + 2 < body.length ? (body[i + 2] ?? '') : from;
    ranges.push([from, to]);
    if (to !== from || body[i + 1] === '-') i += to === from && body[i + 1] !== '-' ? 0 : 2;
  }
  return (c) => ranges.some(([from, to]) => from <= c && c <= to);
}

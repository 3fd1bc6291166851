import type { Effect } from '../../model/permission.ts';
import { type PathAnchor, pathAnchor } from '../specifier.ts';

/** A path specifier as the client hands it to its gitignore matcher. */
export interface PathPattern {
  readonly anchor: PathAnchor;
  /** A gitignore pattern relative to the anchor's folder. */
  readonly glob: string;
}

/** permissions-paths §3.1; undefined where nothing is left to match. */
export function pathPattern(specifier: string, effect: Effect): PathPattern | undefined {
  const { anchor, rest } = pathAnchor(specifier);
  const glob = withoutDoubleStar(rest.replace(/\/{2,}/g, '/'), anchor, effect).trimEnd();
  if (glob === '') return undefined;
  return { anchor, glob: effect !== 'allow' && glob.startsWith('#') ? `\\${glob}` : glob };
}

/** `dir/**` is `dir`, but an allow `dir/**` of one relative segment is anchored. `**` alone stays everything. */
function withoutDoubleStar(glob: string, anchor: PathAnchor, effect: Effect): string {
  if (!glob.endsWith('/**')) return glob;
  const stem = glob.slice(0, -3);
  if (stem === '' || stem === '/') return '**';
  const oneSegment = !stem.replace(/^\//, '').includes('/');
  return effect === 'allow' && oneSegment && anchor === 'relative' && stem !== '**' ? `/${stem}` : stem;
}

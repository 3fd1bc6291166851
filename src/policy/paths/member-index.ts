/**
 * Which patterns of an ignore list a path could meet, told from the names in it: most paths meet none, and the matcher need not be asked.
 * Nothing is left out that could match (test/policy/member-index.test.ts holds this against the matcher).
 */
export interface MemberIndex<M> {
  /** The members that could match the path or a folder above it, negated ones included, in order; undefined: none closes or opens anything. */
  reaching(path: string): readonly M[] | undefined;
}

export function memberIndex<M extends { readonly glob: string }>(members: readonly M[]): MemberIndex<M> {
  const keys = members.map(({ glob }) => keyOf(glob));
  const folders = new Set(keys.flatMap((key) => (typeof key === 'object' && 'folder' in key ? [key.folder] : [])));
  const names = new Set(keys.flatMap((key) => (typeof key === 'object' && 'name' in key ? [key.name] : [])));
  const firsts = new Set([...folders].map((folder) => folder.split('/')[0]));
  const open = keys.includes('open');
  const lists = new Map<string, readonly M[]>();
  /** One list for all paths that lie in the same of the folders. */
  const listOf = (met: readonly string[]): readonly M[] => {
    const known = lists.get(met.join('\n'));
    if (known) return known;
    const list = members.filter((_, i) => {
      const key = keys[i];
      return !(typeof key === 'object' && 'folder' in key) || met.includes(key.folder);
    });
    lists.set(met.join('\n'), list);
    return list;
  };
  return {
    reaching(path) {
      const lower = path.toLowerCase();
      const met = firsts.has(firstOf(lower)) ? foldersAbove(lower).filter((folder) => folders.has(folder)) : [];
      if (met.length > 0 || open) return listOf(met);
      return names.size > 0 && lower.split('/').some((part) => names.has(part)) ? listOf(met) : undefined;
    },
  };
}

const firstOf = (path: string): string => {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
};

/** `a`, `a/b`, `a/b/c`. */
function foldersAbove(path: string): readonly string[] {
  const found: string[] = [];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) found.push(path.slice(0, slash));
  return [...found, path];
}

/** What a path must have so that the pattern can match it: this folder above it, this name anywhere; `open`: no telling; `opens`: it only takes away. */
type Key = { readonly folder: string } | { readonly name: string } | 'open' | 'opens';

function keyOf(glob: string): Key {
  // The matcher may fail to build one with a class or an escape, and that has consequences for every path.
  if (/[\\[\r\n]/.test(glob)) return 'open';
  if (glob.startsWith('!')) return 'opens';
  const body = glob.endsWith('/') ? glob.slice(0, -1) : glob;
  const anywhere = body.startsWith('**/') ? body.slice(3) : body;
  if (!anywhere.includes('/')) return isLiteral(anywhere) ? { name: anywhere.toLowerCase() } : 'open';
  const parts = (body.startsWith('/') ? body.slice(1) : body).split('/');
  const wild = parts.findIndex((part) => !isLiteral(part));
  const folder = (wild < 0 ? parts : parts.slice(0, wild)).join('/');
  return folder === '' ? 'open' : { folder: folder.toLowerCase() };
}

/** Letters of ASCII only: beyond them lower case is not all that the matcher takes for the same. */
const isLiteral = (name: string): boolean => /^[\w.@+=,-]+$/.test(name) && name !== '.' && name !== '..';

import type { Content, Tree } from './tree.ts';

/** A tree in which one file has another content, or is there at all: what an editor holds and has not saved. */
export function overlayTree(tree: Tree, path: string, bytes: Uint8Array): Tree {
  const content: Content = { bytes };
  return {
    ...tree,
    list: () => [...new Set([...tree.list(), path])].sort(),
    entries(dir) {
      const prefix = dir === '' ? '' : `${dir}/`;
      if (!path.startsWith(prefix)) return tree.entries(dir);
      return [...new Set([...tree.entries(dir), path.slice(prefix.length).split('/', 1)[0] ?? ''])].sort();
    },
    stat(asked) {
      const stat = tree.stat(asked);
      if (asked === path) return { ...(stat ?? { mode: undefined, uid: undefined }), kind: 'file', size: bytes.length };
      return stat ?? (path.startsWith(`${asked}/`) ? { kind: 'directory', mode: undefined, size: 0, uid: undefined } : undefined);
    },
    read: (asked) => (asked === path ? content : tree.read(asked)),
  };
}

/** Two trees as one: `place` gives the path in `other` of what lies there, and undefined for what lies in `tree`. */
export function renamedTree(tree: Tree, other: Tree, place: (path: string) => string | undefined): Tree {
  const at = <T>(path: string, ask: (tree: Tree, path: string) => T): T => {
    const there = place(path);
    return there === undefined ? ask(tree, path) : ask(other, there);
  };
  return {
    kind: tree.kind,
    list: () => tree.list(),
    entries: (dir) => at(dir, (t, p) => t.entries(p)),
    stat: (path) => at(path, (t, p) => t.stat(p)),
    read: (path) => at(path, (t, p) => t.read(p)),
    follow: (path) =>
      at(path, (t, p) => {
        const to = t.follow?.(p);
        return t === tree || to === undefined || to.startsWith('/') ? to : t.absolute?.(to);
      }),
    absolute: (path) => at(path, (t, p) => t.absolute?.(p) ?? p),
    problems: () => [...(tree.problems?.() ?? []), ...(other.problems?.() ?? [])],
  };
}

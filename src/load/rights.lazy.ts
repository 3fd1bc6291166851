import type { FileStat } from '../model/harness.ts';
import type { AccessList, Rights } from '../model/rights.ts';
import { cleanPath, isLookable } from '../world/links.ts';
import type { Tree, World } from '../world/tree.ts';

const MOST_LINKS = 40;

/** Names of the harness to names of trees; everything here is asked rarely, so it is loaded late. */
type TreeOf = (file: string) => readonly [tree: Tree | undefined, path: string];

export function rightsOf(world: World, treeOf: TreeOf): Rights {
  const lists = new Map<string, AccessList | undefined>();
  const absolute = (file: string): string | undefined => {
    const [tree, path] = treeOf(file);
    return tree?.absolute?.(path);
  };
  const statOf = (file: string): FileStat | undefined => {
    const [tree, path] = treeOf(file);
    return tree?.stat(path);
  };
  /** Read as text, link by link: resolving one that leads to an automounter would open a connection. */
  const staysClear = (file: string, links: number): boolean => {
    const text = statOf(file)?.target;
    if (text === undefined || links > MOST_LINKS) return text === undefined;
    if (text.startsWith('/')) return isLookable(text) && (!world.machine || staysClear(cleanPath(text), links + 1));
    const prefix = /^(?:~\/|\/managed\/|\/)/.exec(file)?.[0] ?? '';
    const next = cleanPath(`${file.slice(prefix.length, file.lastIndexOf('/') + 1)}${text}`);
    return next.startsWith('..') || staysClear(`${prefix}${next}`, links + 1);
  };
  return {
    areModes: world.rights?.areModes ?? true,
    target(file) {
      if (statOf(file)?.kind !== 'symlink' || !staysClear(file, 0)) return undefined;
      const [tree, path] = treeOf(file);
      const to = tree?.follow?.(path);
      if (to === undefined) return undefined;
      const prefix = tree === world.project ? '' : tree === world.home ? '~/' : tree === world.managed ? '/managed/' : '/';
      const name = to.startsWith('/') ? outside(world, to) : `${prefix}${to}`;
      return name !== undefined && statOf(name) ? name : undefined;
    },
    folders(file) {
      const root = file.startsWith('~/') ? '~/' : file.startsWith('/managed/') ? '/managed/' : file.startsWith('/') ? '/' : '';
      const above: string[] = [];
      const up = /^(?:\.\.\/)*/.exec(file)?.[0].length ?? 0;
      for (let at = file.lastIndexOf('/'); at >= Math.max(root.length, up); at = file.lastIndexOf('/', at - 1)) above.push(file.slice(0, at));
      if (up === 0) above.push(root);
      if (root !== '') return above;
      // The project's own parents: to the home folder, where it lies there, or to `/`; without `--user` they are nobody's business.
      const highest = world.home === undefined ? 0 : (world.parents?.home ?? world.parents?.all ?? 0);
      for (let level = Math.max(1, up / 3); level <= highest; level++) above.push('../'.repeat(level).slice(0, -1));
      return above;
    },
    accessLists(files) {
      const asked = files.filter((file) => !lists.has(file));
      const names = new Map(asked.flatMap((file) => [[absolute(file) ?? file, file] as const]));
      if (names.size > 0) {
        for (const file of asked) lists.set(file, undefined);
        for (const [name, list] of world.rights?.accessLists([...names.keys()]) ?? []) lists.set(names.get(name) ?? name, list);
      }
      return new Map(
        files.flatMap((file) => {
          const list = lists.get(file);
          return list ? [[file, list] as const] : [];
        }),
      );
    },
    madeUpBy: (file) => world.rights?.madeUpBy(absolute(file) ?? file),
  };
}

/** A file elsewhere on the machine, where one may look: with `~` where it lies in the home folder. */
function outside({ machine, home }: World, path: string): string | undefined {
  if (!machine || !isLookable(path)) return undefined;
  const folder = home?.absolute?.('');
  return folder !== undefined && path.startsWith(`${folder}/`) ? `~${path.slice(folder.length)}` : path;
}

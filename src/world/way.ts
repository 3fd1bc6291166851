import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, isAbsolute, parse, resolve, sep } from 'node:path';
import { isLookable, MAX_LINKS } from './links.ts';
import { below } from './paths.ts';

/** Where a path ends when its links are followed. */
export type Way =
  | { readonly real: string; readonly lost?: undefined }
  /** `away`: a link leads where a look alone does something; `barred`: one may not look. */
  | { readonly real?: undefined; readonly lost: 'absent' | 'away' | 'loop' | 'barred' };

/**
 * Follows the links of a path one by one. The system's own way of resolving a path looks at all of it at once, and a link of a
 * repository that points to an automounter or a share would open a connection: here nothing is looked at before its name was read.
 * `base`, without links, is the folder that the user named: it, what holds it and what lies in it may always be looked at.
 */
export function wayTo(absolute: string, base: string): Way {
  const mayLook = (path: string) => isLookable(path.replaceAll(sep, '/')) || below(base, path) !== undefined || below(path, base) !== undefined;
  const inside = below(base, absolute);
  let real = inside === undefined ? parse(absolute).root : base;
  const rest = partsOf(inside ?? absolute.slice(real.length)).reverse();
  let links = 0;
  let isFolder = true;
  try {
    for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
      if (!isFolder) return { lost: 'absent' };
      if (part === '.') continue;
      if (part === '..') {
        real = dirname(real);
        continue;
      }
      const next = real.endsWith(sep) ? real + part : real + sep + part;
      if (!mayLook(next)) return { lost: 'away' };
      const stat = lstatSync(next, { throwIfNoEntry: false });
      if (!stat) return { lost: 'absent' };
      if (!stat.isSymbolicLink()) {
        real = next;
        isFolder = stat.isDirectory();
        continue;
      }
      if (++links > MAX_LINKS) return { lost: 'loop' };
      const target = readlinkSync(next);
      if (!isAbsolute(target)) {
        rest.push(...partsOf(target).reverse());
        continue;
      }
      // With a share's own spelling even the root of the path is somewhere else.
      if (!mayLook(target)) return { lost: 'away' };
      real = parse(resolve(target)).root;
      rest.push(...partsOf(target.slice(parse(target).root.length)).reverse());
    }
    return { real };
  } catch {
    return { lost: 'barred' };
  }
}

const partsOf = (path: string): string[] => path.split(sep === '/' ? '/' : /[\\/]/).filter((part) => part !== '');

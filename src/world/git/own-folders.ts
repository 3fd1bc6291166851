import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Failure } from '../failure.ts';
import { below } from '../paths.ts';
import type { Place } from '../repository.ts';
import { wayTo } from '../way.ts';
import { smallText } from './own-file.ts';

/** The folders of a repository's data: its own, and the one that linked work trees share. Both without links. */
export interface OwnFolders {
  readonly dir: string;
  readonly common: string;
  readonly failure?: undefined;
}

/**
 * Where the data of a repository that nobody trusts lies. `.git` may be a link or a file that names another folder, and `commondir` yet
 * another: somebody else's repository is not to be read because this one says so. Outside of the work tree a folder counts only when it
 * names this work tree in turn, as those of linked work trees and submodules do.
 */
export function ownFolders(place: Place): OwnFolders | { readonly failure: Failure } {
  if (place.bare) return withCommon(place.root, place);
  const stat = lstatSync(place.dotGit, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return withCommon(place.dotGit, place);
  const file = wayTo(place.dotGit, place.top);
  if (file.real === undefined || below(place.top, file.real) === undefined) return refused('.git is a symbolic link that leaves the work tree');
  if (lstatSync(file.real).isDirectory()) return withCommon(file.real, place);
  const named = /^gitdir: (.+?)\r?\n?$/.exec(smallText(file.real) ?? '')?.[1];
  const dir = named === undefined ? undefined : wayTo(resolve(place.top, named), place.top).real;
  if (dir === undefined) return refused('the file .git names no folder that could be looked at');
  if (below(place.top, dir) === undefined && !namesBack(dir, place)) return refused('the file .git names a folder that does not belong to this work tree');
  return withCommon(dir, place);
}

function withCommon(dir: string, place: Place): OwnFolders | { readonly failure: Failure } {
  const text = smallText(join(dir, 'commondir'));
  if (text === undefined) return { dir, common: dir };
  const common = wayTo(resolve(dir, text.trim()), place.top).real;
  // Git puts the data of a linked work tree below the common folder and nowhere else.
  if (common === undefined || dirname(dirname(dir)) !== common) return refused('commondir names a folder that is not this repository’s');
  return { dir, common };
}

/** A linked work tree's `gitdir` holds the path of its `.git`; a submodule's configuration that of its work tree. */
function namesBack(dir: string, place: Place): boolean {
  // Where git puts such folders; in any other nothing is even looked for.
  const kind = /[\\/](worktrees|modules)[\\/]/.exec(dir)?.[1];
  const linked = kind === undefined ? undefined : smallText(join(dir, 'gitdir'))?.trim();
  if (linked !== undefined && wayTo(isAbsolute(linked) ? linked : resolve(dir, linked), place.top).real === place.dotGit) return true;
  const tree = kind === undefined ? undefined : /^[ \t]*worktree[ \t]*=[ \t]*"?([^"\s][^"\r\n]*)/m.exec(smallText(join(dir, 'config')) ?? '')?.[1]?.trimEnd();
  return tree !== undefined && wayTo(resolve(dir, tree), place.top).real === place.top;
}

/** What of the places that git would go to lies where a look alone does something: another machine, a device. */
export function leadsAway({ dotGit, top, bare }: Place): string | undefined {
  if (bare) return undefined;
  const isAway = (path: string) => wayTo(path, top).lost === 'away';
  if (isLink(dotGit) && isAway(dotGit)) return '.git';
  const named = /^gitdir: (.+?)\r?\n?$/.exec(smallText(dotGit) ?? '')?.[1];
  const dir = named === undefined ? dotGit : resolve(top, named);
  if (named !== undefined && isAway(dir)) return 'the folder that .git names';
  const common = smallText(join(dir, 'commondir'))?.trim();
  if (common !== undefined && isAway(resolve(dir, common))) return 'the folder that commondir names';
  return ['objects', 'refs', 'info', 'HEAD', 'config', 'index', 'packed-refs'].find((name) => isLink(join(dir, name)) && isAway(join(dir, name)));
}

/** Where a file stands in the place of a folder, nothing lies in it. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

const refused = (message: string): { readonly failure: Failure } => ({
  failure: {
    kind: 'outside',
    message: `${message}: with --hostile-repo it is not followed`,
    remedy: 'Look at where it leads, and check without --hostile-repo if you trust it.',
  },
});

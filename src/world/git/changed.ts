import { createHash } from 'node:crypto';
import type { Failure } from '../failure.ts';
import type { Place } from '../repository.ts';
import type { Tree } from '../tree.ts';
import { type Caller, git, split } from './command.ts';
import { mergeBase } from './merge-base.ts';
import { fromRoot } from './snapshots.ts';

/** Whether a file differs from the base. */
export interface Changed {
  has(file: string): boolean;
}
export type ChangedFiles = { readonly changed: Changed; readonly failure?: undefined } | { readonly changed?: undefined; readonly failure: Failure };

/**
 * The files of a tree that differ from the commit where the current branch left `base`. A work tree's uncommitted and untracked files
 * count. They are compared by their bytes and without git's filters: a file that only a filter makes equal counts as changed.
 */
export function changedSince(caller: Caller, place: Place, base: string, tree: Tree): ChangedFiles {
  const joined = mergeBase(caller, place, base, 'HEAD');
  if (joined.failure) return { failure: joined.failure };
  const fork = joined.name;
  const args = ['--raw', '-z', '--no-renames', '--no-abbrev'];
  const differ =
    tree.kind === 'commit' ? git(caller, 'diff-tree', ['-r', ...args, fork, 'HEAD']) : git(caller, 'diff-index', ['--cached', ...args, fork, '--', ':/']);
  if (differ.failure) return { failure: differ.failure };
  const changed = new Set(
    split(differ.out)
      .filter((_, i) => i % 2 === 1)
      .map((path) => fromRoot(path, place.prefix)),
  );
  if (tree.kind !== 'work') return { changed };
  const staged = git(caller, 'ls-files', ['-s', '-z', '--', ':/']);
  if (staged.failure) return { failure: staged.failure };
  const names = new Map(
    split(staged.out).map((record) => {
      const tab = record.indexOf('\t');
      return [record.slice(tab + 1), record.split(' ', 2)[1] ?? ''] as const;
    }),
  );
  const known = new Map<string, boolean>();
  const isEdited = (file: string): boolean => {
    const name = names.get(file);
    const content = name === undefined ? undefined : tree.stat(file)?.kind === 'file' ? tree.read(file).bytes : undefined;
    // A link's own text cannot be told from here; links change rarely and by commit.
    if (name !== undefined && tree.stat(file)?.kind === 'symlink') return false;
    if (name === undefined || !content) return tree.stat(file) !== undefined || name !== undefined;
    return blobName(content, name.length) !== name && blobName(withoutCarriageReturns(content), name.length) !== name;
  };
  return {
    changed: {
      has(file) {
        if (changed.has(file)) return true;
        const before = known.get(file);
        if (before !== undefined) return before;
        // Files of the home folder are in no repository: nobody changed them here.
        const edited = !file.startsWith('~') && !file.startsWith('/') && isEdited(file);
        known.set(file, edited);
        return edited;
      },
    },
  };
}

const blobName = (bytes: Uint8Array, length: number): string =>
  createHash(length > 40 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');

/** What core.autocrlf stores for a file that it checked out with CRLF. */
const withoutCarriageReturns = (bytes: Uint8Array): Uint8Array => Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');

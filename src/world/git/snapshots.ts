import type { Failure, Opened } from '../failure.ts';
import type { Place } from '../repository.ts';
import type { World } from '../tree.ts';
import { Blobs } from './blobs.ts';
import { type Caller, git, split } from './command.ts';
import { objectFacts } from './facts.ts';
import { gitFolders } from './hook.ts';
import { type Entry, objectTree } from './object-tree.ts';

/** The index: what the next commit will hold. One call lists it, one reads what is needed of it. */
export function indexWorld(caller: Caller, place: Place): Opened {
  const listed = git(caller, 'ls-files', ['-s', '-z', '--', ':/']);
  if (listed.failure) return { failure: listed.failure };
  const entries = new Map<string, Entry>();
  const empty: string[] = [];
  for (const record of split(listed.out)) {
    // `100644 <name> <stage>\t<path>`; by position, because there may be hundreds of thousands.
    const tab = record.indexOf('\t');
    const mode = record.slice(0, 6);
    const name = record.slice(7, tab - 2);
    const path = record.slice(tab + 1);
    entries.set(path, record[tab - 1] === '0' ? { mode, name } : { mode, name, conflict: true });
    if (EMPTY_BLOB.test(name)) empty.push(path);
  }
  const failure = empty.length > 0 ? dropIntended(caller, place, entries, empty) : undefined;
  return failure ? { failure } : { world: world('index', entries, caller, place) };
}

const EMPTY_BLOB = /^(?:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391|473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813)$/;
const EMPTY_TREE = ['4b825dc642cb6eb9a060e54bf8d69288fbee4904', '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'] as const;

/** `git add -N` only says that a file will come: the index shows it as empty, a commit would not hold it. */
function dropIntended(caller: Caller, place: Place, entries: Map<string, Entry>, empty: readonly string[]): Failure | undefined {
  const sha256 = (entries.values().next().value?.name.length ?? 40) > 40;
  const seen = git(caller, 'diff-index', ['--cached', '--raw', '-z', '--no-renames', '--ita-invisible-in-index', EMPTY_TREE[sha256 ? 1 : 0], '--', ':/']);
  if (seen.failure) return seen.failure;
  const full = new Set(split(seen.out).filter((_, i) => i % 2 === 1));
  for (const path of empty) if (!full.has(fromTop(path, place.prefix))) entries.delete(path);
  return undefined;
}

/** A path relative to the root, seen from the top of the repository. */
function fromTop(path: string, prefix: string): string {
  const parts = prefix === '' ? [] : prefix.split('/');
  let rest = path;
  while (rest.startsWith('../')) {
    rest = rest.slice(3);
    parts.pop();
  }
  return [...parts, rest].join('/');
}

/** The inverse: a path from the top of the repository, relative to the root. */
export function fromRoot(path: string, prefix: string): string {
  if (prefix === '') return path;
  const parts = prefix.split('/');
  const own = path.split('/');
  let same = 0;
  while (same < parts.length && same < own.length - 1 && parts[same] === own[same]) same++;
  return '../'.repeat(parts.length - same) + own.slice(same).join('/');
}

/** A commit, by any name that git knows for it. */
export function commitWorld(caller: Caller, place: Place, ref: string): Opened {
  const found = resolveCommit(caller, ref);
  if (found.failure) return { failure: found.failure };
  const listed = git(caller, 'ls-tree', ['-r', '-z', '--full-tree', found.name]);
  if (listed.failure) return { failure: listed.failure };
  const entries = new Map<string, Entry>();
  for (const record of split(listed.out)) {
    // `100644 blob <name>\t<path>`.
    const tab = record.indexOf('\t');
    const mode = record.slice(0, 6);
    const name = record.slice(record.lastIndexOf(' ', tab) + 1, tab);
    entries.set(fromRoot(record.slice(tab + 1), place.prefix), { mode, name });
  }
  return { world: world('commit', entries, caller, place), commit: found.name };
}

export type Commit = { readonly name: string; readonly failure?: undefined } | { readonly failure: Failure };

/** The full name of a commit. The revision is somebody's text: it is only ever an argument after `--end-of-options`. */
export function resolveCommit(caller: Caller, ref: string): Commit {
  const answer = ref === '' || ref.includes('\0') ? undefined : git(caller, 'rev-parse', ['--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const name = answer?.out.toString('latin1').trim() ?? '';
  if (answer && !answer.failure && /^[0-9a-f]{40,64}$/.test(name)) return { name };
  // `--quiet` is silent about a name that nothing bears, and only about that.
  const silent = !answer?.failure || (answer.failure.kind === 'failed' && /exit code 1$|failed: $/.test(answer.failure.message));
  if (answer?.failure && !silent) return { failure: answer.failure };
  if (ref === 'HEAD')
    return { failure: { kind: 'unknown-revision', message: 'nothing was committed on this branch yet', remedy: 'Name another branch, or commit first.' } };
  return {
    failure: {
      kind: 'unknown-revision',
      message: `no commit is called ${JSON.stringify(ref)} in this clone`,
      remedy: 'Check the spelling, or fetch it first: nothing is downloaded for a check.',
    },
  };
}

function world(kind: 'index' | 'commit', entries: ReadonlyMap<string, Entry>, caller: Caller, place: Place): World {
  const project = objectTree(kind, entries, new Blobs(caller), place.prefix);
  const gitDir = caller.location?.GIT_DIR ?? gitFolders(place)[0];
  return {
    project,
    git: objectFacts(project, caller, place, gitDir),
    parents: { repository: place.levels, all: place.levels },
  };
}

import type { Failure } from '../failure.ts';
import type { Place } from '../repository.ts';
import type { Caller } from './command.ts';
import { type Gaps, gapsOf } from './gaps.ts';
import { type Commit, resolveCommit } from './snapshots.ts';
import { gitStream } from './stream.ts';

/** A file's state before and after a commit; a name of zeros means that it was not there. */
export interface FileChange {
  readonly path: string;
  readonly before: BlobAt | undefined;
  readonly after: BlobAt | undefined;
}

export interface BlobAt {
  /** As git writes it: 100644, 100755, 120000, 160000. */
  readonly mode: string;
  readonly name: string;
}

export interface WalkedCommit {
  readonly name: string;
  readonly parents: readonly string[];
  /** Seconds since 1970: when it was committed, which is when it came to this line. */
  readonly time: number;
  readonly author: string;
  readonly subject: string;
  /** Against the first parent. Only files that the caller wanted. */
  readonly changes: readonly FileChange[];
}

export interface WalkOptions {
  /** Where the walk starts. */
  readonly tip: string;
  /** Every commit, not only the first-parent line. */
  readonly all: boolean;
  /** A commit at which the walk ends (itself not walked), or a date as git understands it. */
  readonly since?: string;
  /** Only below these paths from the top of the repository, as they are written: git then skips everything else. */
  readonly paths?: readonly string[];
  /** Which files matter. */
  readonly wanted: (path: string) => boolean;
  /** No other name matters than one that ends so: spares looking at every path of a long history. */
  readonly endings?: readonly string[];
  readonly progress?: (commits: number) => void;
  /** Told of each commit with changes as it comes, with `all` of every one, since states go along parents. */
  readonly each?: (commit: WalkedCommit) => void;
}

export interface Walked {
  /** Those with changes; newest first, with `all` the oldest and no commit before its parents. */
  readonly commits: readonly WalkedCommit[];
  /** How many commits git named. With `paths` on the main line: only those that touch them. */
  readonly total: number;
  readonly tip: string;
  readonly gaps: Gaps;
  /** The walk came to where the history begins. */
  readonly reachedRoot: boolean;
  /** Git stopped before the end: what is here is not all. */
  readonly failure?: Failure;
}

/** `\x01` hash, parents, time, author, subject: NUL and line breaks cannot occur in any of them. */
const FORMAT = '--format=tformat:%x01%H%x02%P%x02%ct%x02%an%x02%s';

/** One `git log` over the commits of a branch; the records that matter are kept. */
export async function walk(caller: Caller, place: Place, options: WalkOptions): Promise<Walked | { readonly failure: Failure; readonly commits?: undefined }> {
  const tip: Commit = FULL_NAME.test(options.tip) ? { name: options.tip } : resolveCommit(caller, options.tip);
  if (tip.failure) return { failure: tip.failure };
  const range = sinceOf(caller, options.since);
  const reader = new Reader(options);
  const failure = await gitStream(
    caller,
    'log',
    [
      ...(options.all ? ['--date-order', '--reverse'] : ['--first-parent']),
      // Below a path, too, every commit with its own parents: git would give those that touched it others.
      ...(options.all && options.paths ? ['--full-history', '--sparse'] : []),
      '--diff-merges=first-parent',
      ...['--root', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-decorate', '--no-notes', '--encoding=UTF-8', '-O/dev/null', FORMAT],
      ...range.options,
      tip.name,
      ...range.revisions,
      ...(options.paths ? ['--', ...options.paths.map((path) => `:(top,literal)${path}`)] : []),
    ],
    (piece) => reader.take(piece),
  );
  const { commits, total, reachedRoot } = reader.end();
  return { commits, total, tip: tip.name, gaps: gapsOf(caller, place), reachedRoot, ...(failure && { failure: older(failure) }) };
}

const FULL_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A revision that exists is one; anything else git reads as a date. */
function sinceOf(caller: Caller, since: string | undefined): { readonly options: readonly string[]; readonly revisions: readonly string[] } {
  if (since === undefined) return { options: [], revisions: [] };
  const named = resolveCommit(caller, since);
  // Of a day without a time git takes the time of day that it is now.
  const date = /^\d{4}-\d\d?-\d\d?$/.test(since) ? `${since}T00:00:00Z` : since;
  return named.failure ? { options: [`--since=${date}`], revisions: [] } : { options: [], revisions: [`^${named.name}`] };
}

const older = (failure: Failure): Failure =>
  /diff-merges/.test(failure.message)
    ? { kind: 'unsupported', message: 'the installed git is too old to walk a history', remedy: 'Use git 2.31 or newer.' }
    : failure;

/** Takes the records of `git log --raw -z` apart, piece by piece. What does not matter is passed over without being copied. */
class Reader {
  readonly #options: WalkOptions;
  readonly #commits: WalkedCommit[] = [];
  #total = 0;
  #reachedRoot = false;
  #rest = '';
  #header = '';
  #changes: FileChange[] = [];

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  take(piece: Buffer): void {
    // One byte a character: fast, and only what is kept is decoded.
    const text = this.#rest + piece.toString('latin1');
    const { endings, wanted, progress } = this.#options;
    let at = 0;
    for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', at)) {
      const first = text.charCodeAt(at) === 10 ? at + 1 : at;
      if (text.charCodeAt(first) === 58) {
        // `:100644 100644 <before> <after> M`, and the path behind it: whatever that looks like, it is one.
        const over = text.indexOf('\0', end + 1);
        if (over < 0) break;
        if (!endings || endings.some((ending) => text.endsWith(ending, over))) {
          const path = text.slice(end + 1, over);
          if (wanted(path)) this.#changes.push(changeOf(text.slice(first, end), path));
        }
        at = over + 1;
        continue;
      }
      if (text.charCodeAt(first) === 1) {
        this.#finish();
        this.#header = text.slice(first + 1, end);
        this.#total++;
        if (this.#total % 1000 === 0) progress?.(this.#total);
      }
      at = end + 1;
    }
    this.#rest = text.slice(at);
  }

  end(): { readonly commits: readonly WalkedCommit[]; readonly total: number; readonly reachedRoot: boolean } {
    this.#finish();
    return { commits: this.#commits, total: this.#total, reachedRoot: this.#reachedRoot };
  }

  #finish(): void {
    const header = this.#header;
    if (header === '') return;
    this.#header = '';
    const first = header.indexOf('\x02');
    const second = header.indexOf('\x02', first + 1);
    const hasParents = second > first + 1;
    if (!hasParents) this.#reachedRoot = true;
    const { all, each } = this.#options;
    const changes = this.#changes;
    if (changes.length === 0) {
      if (!all) return;
      const parents = hasParents ? header.slice(first + 1, second).split(' ') : NO_PARENTS;
      each?.({ name: header.slice(0, first), parents, time: 0, author: '', subject: '', changes });
      return;
    }
    this.#changes = [];
    const [name = '', parents = '', time = '0', author = '', ...subject] = decoded(header).split('\x02');
    const commit: WalkedCommit = {
      name,
      parents: parents === '' ? [] : parents.split(' '),
      time: Number(time),
      author,
      subject: subject.join('\x02'),
      changes,
    };
    this.#commits.push(commit);
    each?.(commit);
  }
}

const NO_PARENTS: readonly string[] = [];

/** `:100644 100644 <before> <after> M` */
function changeOf(record: string, path: string): FileChange {
  const [modeBefore = '', modeAfter = '', before = '', after = ''] = decoded(record.slice(1)).split(' ');
  const at = (mode: string, name: string): BlobAt | undefined => (/^0+$/.test(name) && mode === '000000' ? undefined : { mode, name });
  return { path: decoded(path), before: at(modeBefore, before), after: at(modeAfter, after) };
}

/** A text of its own: a piece of git's output would keep all of that alive. */
const decoded = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

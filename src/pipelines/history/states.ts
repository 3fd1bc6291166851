import type { BlobAt, FileChange, WalkedCommit } from '../../world/git/walk.ts';
import type { State } from './versions.ts';

/** A commit that changed configuration, with what was there before and after it. */
export interface Stage {
  readonly commit: WalkedCommit;
  readonly before: Link;
  readonly after: Link;
}

/** A state as what one commit made of another: a long history has more states than there is room for. */
export interface Link {
  readonly base: Link | undefined;
  readonly changes: readonly FileChange[];
  /** All of it, while it is needed often. */
  whole: State | undefined;
}

/** So many states are kept whole. */
const KEPT = 64;

export const NOTHING: State = new Map();

/** The configuration at each commit of a walk over all of them, parents first: what its first parent had, and what it changed. */
export class States {
  readonly #stateOf: (commit: string) => State;
  /** By commit. An object, since its keys are copied: a piece of git's output would keep all of that alive. */
  readonly #known: Record<string, Link> = Object.create(null);
  readonly #start: Link = { base: undefined, changes: [], whole: NOTHING };
  readonly #recent: Link[] = [];

  constructor(stateOf: (commit: string) => State) {
    this.#stateOf = stateOf;
  }

  /** undefined where a commit changed nothing, and for a merge that only brings together what its parents hold. */
  next(commit: WalkedCommit): Stage | undefined {
    const { name, parents, changes } = commit;
    const before = this.#at(parents[0]);
    if (changes.length === 0) {
      this.#known[name] = before;
      return undefined;
    }
    const after: Link = { base: before, changes, whole: undefined };
    this.#known[name] = after;
    const brought = parents.slice(1).map((parent) => this.#at(parent));
    const isOwn = ({ path, after: now }: FileChange) => !brought.some((link) => isSame(blobAt(link, path), now));
    return brought.length === 0 || changes.some(isOwn) ? { commit, before, after } : undefined;
  }

  /** What a commit holds. */
  at(commit: string): State {
    return this.whole(this.#at(commit));
  }

  whole(link: Link): State {
    if (link.whole) return link.whole;
    const way: Link[] = [];
    let from = link;
    for (; !from.whole && from.base; from = from.base) way.push(from);
    const state = new Map(from.whole ?? NOTHING);
    for (const { changes } of way.reverse()) for (const { path, after } of changes) put(state, path, after);
    link.whole = state;
    this.#recent.push(link);
    const old = this.#recent.length > KEPT ? this.#recent.shift() : undefined;
    if (old) old.whole = undefined;
    return state;
  }

  alive(): Iterable<State> {
    return this.#recent.flatMap(({ whole }) => (whole ? [whole] : []));
  }

  #at(commit: string | undefined): Link {
    if (commit === undefined) return this.#start;
    const known = this.#known[commit];
    if (known) return known;
    const found: Link = { base: undefined, changes: [], whole: this.#stateOf(commit) };
    this.#known[commit] = found;
    return found;
  }
}

/** One file of a state, without making all of it. */
function blobAt(link: Link, path: string): BlobAt | undefined {
  let at: Link | undefined = link;
  for (; at && !at.whole; at = at.base) {
    const change = at.changes.find((one) => one.path === path);
    if (change) return change.after;
  }
  return at?.whole?.get(path);
}

const isSame = (one: BlobAt | undefined, other: BlobAt | undefined): boolean => one?.name === other?.name && one?.mode === other?.mode;

/** Names a state by its settings and servers: words of skills come and go. */
export const keyOf = (state: State): string =>
  [...state]
    .filter(([path]) => path.endsWith('.json'))
    .map(([path, { name }]) => `${path} ${name}`)
    .sort()
    .join('\n');

export function undone(after: State, { changes }: WalkedCommit): State {
  const state = new Map(after);
  for (const { path, before } of changes) put(state, path, before);
  return state;
}

function put(state: Map<string, BlobAt>, path: string, blob: BlobAt | undefined): void {
  if (blob) state.set(path, blob);
  else state.delete(path);
}

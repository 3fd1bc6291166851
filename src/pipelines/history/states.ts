import type { BlobAt, Walked, WalkedCommit } from '../../world/git/walk.ts';
import type { State } from './versions.ts';

export interface Stage {
  readonly before: State;
  readonly after: State;
  /** False for a merge that only brings together what its parents hold. */
  readonly own: boolean;
}

/** The configuration at each commit of a walk over all of them: what its first parent had, and what it changed. */
export class States {
  readonly #commits: readonly WalkedCommit[];
  readonly #stateOf: (commit: string) => State;
  readonly #known = new Map<string, State>();
  /** Children that still need a commit's state. */
  readonly #children = new Map<string, number>();

  constructor({ commits }: Walked, stateOf: (commit: string) => State) {
    this.#commits = commits;
    this.#stateOf = stateOf;
    for (const { parents } of commits) for (const parent of parents) this.#children.set(parent, (this.#children.get(parent) ?? 0) + 1);
  }

  /** Parents before children. Git's own order nearly is it, reversed; clocks that went wrong are put right. */
  order(): readonly WalkedCommit[] {
    const oldestFirst = this.#commits.toReversed();
    const byName = new Map(oldestFirst.map((commit) => [commit.name, commit]));
    const done = new Set<string>();
    const sorted: WalkedCommit[] = [];
    for (const start of oldestFirst) {
      const stack = [start];
      for (let top = stack.at(-1); top; top = stack.at(-1)) {
        const open = done.has(top.name) ? undefined : top.parents.find((parent) => byName.has(parent) && !done.has(parent));
        const waiting = open === undefined ? undefined : byName.get(open);
        if (waiting) {
          stack.push(waiting);
          continue;
        }
        stack.pop();
        if (done.has(top.name)) continue;
        done.add(top.name);
        sorted.push(top);
      }
    }
    return sorted;
  }

  alive(): Iterable<State> {
    return this.#known.values();
  }

  next(commit: WalkedCommit): Stage {
    const [parent, ...others] = commit.parents;
    const before = this.#at(parent);
    const after = commit.changes.length === 0 ? before : applied(before, commit);
    const brought = others.map((other) => this.#at(other));
    const same = (state: State, path: string, blob: BlobAt | undefined) => state.get(path)?.name === blob?.name && state.get(path)?.mode === blob?.mode;
    const own = brought.length === 0 || commit.changes.some(({ path, after: now }) => !brought.some((state) => same(state, path, now)));
    this.#known.set(commit.name, after);
    for (const one of commit.parents) {
      const left = (this.#children.get(one) ?? 0) - 1;
      this.#children.set(one, left);
      if (left <= 0) this.#known.delete(one);
    }
    return { before, after, own };
  }

  #at(commit: string | undefined): State {
    if (commit === undefined) return NOTHING;
    const known = this.#known.get(commit);
    if (known) return known;
    const found = this.#stateOf(commit);
    this.#known.set(commit, found);
    return found;
  }
}

export const NOTHING: State = new Map();

/** Names a state by its settings and servers: words of skills come and go. */
export const keyOf = (state: State): string =>
  [...state]
    .filter(([path]) => path.endsWith('.json'))
    .map(([path, { name }]) => `${path} ${name}`)
    .sort()
    .join('\n');

const applied = (before: State, { changes }: WalkedCommit): State =>
  withBlobs(
    before,
    changes.map(({ path, after }) => [path, after]),
  );
export const undone = (after: State, { changes }: WalkedCommit): State =>
  withBlobs(
    after,
    changes.map(({ path, before }) => [path, before]),
  );

function withBlobs(state: State, blobs: readonly (readonly [string, BlobAt | undefined])[]): State {
  const next = new Map(state);
  for (const [path, blob] of blobs) {
    if (blob) next.set(path, blob);
    else next.delete(path);
  }
  return next;
}

import { DEAD, type Machine } from './machine.ts';
import type { Nfa } from './nfa.ts';

/** What searches may cost, all together: states visited, and nodes looked at. Beyond that the answer is "unknown". */
export class Budget {
  states: number;
  work: number;
  constructor(states: number, work = states * 50) {
    this.states = states;
    this.work = work;
  }

  get spent(): boolean {
    return this.states <= 0 || this.work <= 0;
  }
}

/** Which patterns of a union count. */
export type Counts = (pattern: number) => boolean;

/** The union of an automaton's patterns, determinised state by state and remembered, so that many questions share the work. */
export class Lazy implements Machine {
  readonly start: number;
  private readonly nfa: Nfa;
  /** Sorted nodes of a state. */
  readonly sets: Int32Array[] = [];
  private readonly ids = new Map<string, number>();
  private readonly steps: Map<number, number>[] = [];
  private readonly names: (readonly number[] | undefined)[] = [];
  private readonly nameSets: (ReadonlySet<number> | undefined)[] = [];
  private readonly accepted: (readonly number[] | undefined)[] = [];
  private readonly forever: (readonly number[] | undefined)[] = [];
  /** Nodes looked at so far: what a budget is taken from. */
  work = 0;

  /** The nodes of the one pattern's stars; undefined for a union. */
  private readonly stars: ReadonlySet<number> | undefined;

  /**
   * `single`: the automaton is one pattern of words and stars (`Nfa.glob`). Then what has come as far as a star can do all that is
   * behind it, and needs none of the places before.
   */
  constructor(nfa: Nfa, single = false) {
    this.nfa = nfa;
    this.stars = single ? nfa.stars : undefined;
    this.start = this.stateOf([nfa.start]);
  }

  step(state: number, code: number): number {
    const steps = this.steps[state];
    if (steps === undefined) return DEAD;
    // All code units that the state does not name lead to the same place.
    const key = this.nameSet(state).has(code) ? code : OTHER;
    const known = steps.get(key);
    if (known !== undefined) return known;
    const next = this.stateOf(this.targets(state, code));
    steps.set(key, next);
    return next;
  }

  accepts(state: number): boolean {
    return this.endsAt(state).length > 0;
  }

  /** Whether one of the patterns that count accepts. */
  acceptsBy(state: number, counts: Counts | undefined): boolean {
    const ends = this.endsAt(state);
    return counts === undefined ? ends.length > 0 : ends.some(counts);
  }

  /** Whether one of the patterns that count accepts every continuation. */
  acceptsAllBy(state: number, counts: Counts | undefined): boolean {
    const ends = this.endlessAt(state);
    return counts === undefined ? ends.length > 0 : ends.some(counts);
  }

  /** The patterns that accept. */
  endsAt(state: number): readonly number[] {
    this.accepted[state] ??= this.collect(state, this.nfa.ends);
    return this.accepted[state] ?? [];
  }

  /** The patterns that accept here and whatever follows. */
  endlessAt(state: number): readonly number[] {
    this.forever[state] ??= this.collect(state, this.nfa.endless);
    return this.forever[state] ?? [];
  }

  named(state: number): readonly number[] {
    const known = this.names[state];
    if (known !== undefined) return known;
    const found = [...this.nameSet(state)];
    this.names[state] = found;
    return found;
  }

  /** Whether all that the second state may still accept, the first accepts too, as far as their nodes say. */
  isSubset(a: number, b: number): boolean {
    const few = this.sets[a];
    const many = this.sets[b];
    if (few === undefined || many === undefined || few.length > many.length) return false;
    let at = 0;
    this.work += few.length;
    for (const node of few) {
      while (at < many.length && (many[at] ?? 0) < node) at++;
      if (many[at] !== node) return false;
    }
    return true;
  }

  private nameSet(state: number): ReadonlySet<number> {
    const known = this.nameSets[state];
    if (known !== undefined) return known;
    const found = new Set<number>();
    this.work += this.sets[state]?.length ?? 0;
    for (const node of this.sets[state] ?? []) {
      const map = this.nfa.chars[node];
      if (map !== undefined) for (const code of map.keys()) found.add(code);
      const wild = this.nfa.wild[node];
      if (wild !== undefined) for (const { except } of wild) for (const code of except) found.add(code);
    }
    this.nameSets[state] = found;
    return found;
  }

  private targets(state: number, code: number): number[] {
    const { chars, wild } = this.nfa;
    const out: number[] = [];
    this.work += this.sets[state]?.length ?? 0;
    for (const node of this.sets[state] ?? []) {
      const found = chars[node]?.get(code);
      if (found !== undefined) for (const to of found) out.push(to);
      const list = wild[node];
      if (list !== undefined) for (const { except, to } of list) if (except.length === 0 || !except.includes(code)) out.push(to);
    }
    return out;
  }

  /** The state of these nodes and of all that they reach by free edges. */
  private stateOf(nodes: number[]): number {
    if (nodes.length === 0) return DEAD;
    const { free } = this.nfa;
    const all = new Set(nodes);
    for (const node of all) {
      const more = free[node];
      if (more !== undefined) for (const to of more) all.add(to);
    }
    const sorted = behindLastStar(Int32Array.from(all).sort(), this.stars);
    this.work += sorted.length + 1;
    const key = sorted.length === 1 ? String(sorted[0]) : sorted.join();
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.sets.length;
    this.sets.push(sorted);
    this.steps.push(new Map());
    this.ids.set(key, id);
    return id;
  }

  private collect(state: number, lists: readonly (readonly number[] | undefined)[]): readonly number[] {
    const found = new Set<number>();
    for (const node of this.sets[state] ?? []) {
      const list = lists[node];
      if (list !== undefined) for (const pattern of list) found.add(pattern);
    }
    return [...found];
  }
}

const OTHER = -1;

/** Nodes of one pattern are numbered along it. */
function behindLastStar(nodes: Int32Array, stars: ReadonlySet<number> | undefined): Int32Array {
  if (stars === undefined || nodes.length < 2) return nodes;
  for (let i = nodes.length - 1; i > 0; i--) if (stars.has(nodes[i] ?? 0)) return nodes.subarray(i);
  return nodes;
}

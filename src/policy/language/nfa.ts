/**
 * Nondeterministic automata over UTF-16 code units: many patterns in one graph, each with a number, patterns that begin alike sharing what they
 * have in common. Nothing is determinised ahead: `lazy.ts` does that as far as a question needs it.
 */
export class Nfa {
  /** Targets by code unit. */
  readonly chars: (Map<number, number[]> | undefined)[] = [];
  /** Edges that take every code unit but a few. */
  readonly wild: (Wild[] | undefined)[] = [];
  /** Edges that take nothing. */
  readonly free: (number[] | undefined)[] = [];
  /** Numbers of the patterns that end here. */
  readonly ends: (number[] | undefined)[] = [];
  /** From here on everything is accepted, by these patterns. */
  readonly endless: (number[] | undefined)[] = [];
  readonly start: number;
  /** Nodes that any text leads back to. */
  readonly stars = new Set<number>();
  /** What patterns with the same beginning share: `node label` to node. */
  private readonly shared = new Map<string, number>();
  /** The same for single code units. */
  private readonly letters = new Map<number, number>();

  constructor() {
    this.start = this.node();
  }

  get size(): number {
    return this.chars.length;
  }

  node(): number {
    this.chars.push(undefined);
    this.wild.push(undefined);
    this.free.push(undefined);
    this.ends.push(undefined);
    this.endless.push(undefined);
    return this.chars.length - 1;
  }

  edge(from: number, code: number, to: number): void {
    let map = this.chars[from];
    if (map === undefined) {
      map = new Map();
      this.chars[from] = map;
    }
    const targets = map.get(code);
    if (targets === undefined) map.set(code, [to]);
    else if (!targets.includes(to)) targets.push(to);
  }

  /** Every code unit but those of `except`. */
  wildEdge(from: number, except: readonly number[], to: number): void {
    const list = this.wild[from];
    if (list === undefined) this.wild[from] = [{ except, to }];
    else list.push({ except, to });
  }

  freeEdge(from: number, to: number): void {
    const list = this.free[from];
    if (list === undefined) this.free[from] = [to];
    else list.push(to);
  }

  end(node: number, pattern: number): void {
    const list = this.ends[node];
    if (list === undefined) this.ends[node] = [pattern];
    else if (!list.includes(pattern)) list.push(pattern);
  }

  /** The node accepts here, and whatever follows. */
  endAll(node: number, pattern: number): void {
    this.end(node, pattern);
    const list = this.endless[node];
    if (list === undefined) this.endless[node] = [pattern];
    else if (!list.includes(pattern)) list.push(pattern);
  }

  /** The node behind a literal text, shared with the other patterns that begin so. */
  literal(from: number, text: string): number {
    let at = from;
    for (let i = 0; i < text.length; i++) at = this.step(at, text.charCodeAt(i));
    return at;
  }

  /** The node behind any run of code units but those of `except`; with none, any text. */
  run(from: number, except: readonly number[] = NONE): number {
    const key = `${from} *${except.join()}`;
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const node = this.node();
    this.freeEdge(from, node);
    this.wildEdge(node, except, node);
    this.shared.set(key, node);
    if (except.length === 0) this.stars.add(node);
    return node;
  }

  /** The node behind one code unit that is none of `except`. */
  one(from: number, except: readonly number[] = NONE): number {
    const key = `${from} ?${except.join()}`;
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const node = this.node();
    this.wildEdge(from, except, node);
    this.shared.set(key, node);
    return node;
  }

  /** The node behind one of these code units. */
  oneOf(from: number, codes: readonly number[]): number {
    if (codes.length === 1) return this.step(from, codes[0] ?? 0);
    const key = `${from} [${codes.join()}`;
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const node = this.node();
    for (const code of codes) this.edge(from, code, node);
    this.shared.set(key, node);
    return node;
  }

  /** A node that all who come from the same one and give the same name share. */
  shareNode(from: number, name: string): number {
    const key = `${from} ${name}`;
    const node = this.shared.get(key) ?? this.node();
    this.shared.set(key, node);
    return node;
  }

  /** The words between stars, from a node on. */
  glob(from: number, words: readonly string[], pattern: number): void {
    let at = this.literal(from, words[0] ?? '');
    for (let i = 1; i < words.length; i++) {
      at = this.run(at);
      const word = words[i] ?? '';
      // Nothing follows the last star: whatever comes is accepted.
      if (i === words.length - 1 && word === '') this.endAll(at, pattern);
      else at = this.literal(at, word);
    }
    this.end(at, pattern);
  }

  private step(from: number, code: number): number {
    const key = from * 0x10000 + code;
    const known = this.letters.get(key);
    if (known !== undefined) return known;
    const node = this.node();
    this.edge(from, code, node);
    this.letters.set(key, node);
    return node;
  }
}

export interface Wild {
  readonly except: readonly number[];
  readonly to: number;
}

export const NONE: readonly number[] = [];

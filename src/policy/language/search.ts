import { type Budget, type Counts, Lazy } from './lazy.ts';
import { DEAD, type Machine } from './machine.ts';

/** A text that is in all of `within`, in none of `without`, and not in `beyond` but for the patterns left out. */
export interface Question {
  readonly within: readonly Machine[];
  readonly without?: readonly Machine[];
  /** The large union: searched with antichains, so put the many patterns here. */
  readonly beyond?: Lazy;
  /** The patterns of `beyond` that count, where that is not all: "each rule against the union of the others". */
  readonly counts?: Counts;
  /** Takes up the patterns of `beyond` that keep texts from being an answer: those that cover, where the answer is none. */
  readonly covering?: Set<number>;
  /** The text asked for has at least this many characters. */
  readonly atLeast?: number;
}

/** The shortest such text; `none` is a proof that there is none; `unknown` that the budget was not enough. */
export type Answer = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' } | { readonly kind: 'unknown' };

const NO_TEXT: Answer = { kind: 'none' };
const UNKNOWN: Answer = { kind: 'unknown' };

interface Node {
  readonly within: readonly number[];
  readonly without: readonly number[];
  readonly beyond: number;
  readonly from: Node | undefined;
  readonly code: number;
  readonly length: number;
}

/**
 * Breadth first over the product, so that the first text found is a shortest one. Of two nodes that differ only in what `beyond` has
 * reached, the one whose nodes are a part of the other's can do everything that the other can: the other is dropped.
 */
export function shortest(question: Question, budget: Budget): Answer {
  const { within, without = [], beyond, counts, atLeast = 0 } = question;
  const seen = new Map<string, number[]>();
  const queue: Node[] = [];
  let allowance = PER_SEARCH;
  const lazies = [...within, ...without, ...(beyond === undefined ? [] : [beyond])].filter((machine) => machine instanceof Lazy);

  const push = (node: Node): void => {
    if (beyond !== undefined && node.beyond !== DEAD && beyond.acceptsAllBy(node.beyond, counts)) {
      note(question, beyond.endlessAt(node.beyond));
      return;
    }
    const key = `${node.within.join()};${node.without.join()};${Math.min(node.length, atLeast)}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, [node.beyond]);
    else {
      if (known.includes(node.beyond) || known.includes(DEAD)) return;
      if (beyond !== undefined && node.beyond !== DEAD) {
        for (const other of known) if (beyond.isSubset(other, node.beyond)) return;
      }
      known.push(node.beyond);
    }
    queue.push(node);
  };

  push({ within: within.map((m) => m.start), without: without.map((m) => m.start), beyond: beyond?.start ?? DEAD, from: undefined, code: 0, length: 0 });
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    if (node === undefined) break;
    budget.states--;
    allowance--;
    if (budget.spent || allowance < 0) return UNKNOWN;
    if (node.length >= atLeast && isAnswer(node, question)) return { kind: 'text', text: textOf(node) };
    const before = workOf(lazies);
    for (const code of codesOf(node, question)) {
      const next = stepped(node, code, question);
      if (next !== undefined) push(next);
    }
    budget.work -= 1 + workOf(lazies) - before;
  }
  return NO_TEXT;
}

/** States of one search (DESIGN §6). */
const PER_SEARCH = 20_000;

const workOf = (lazies: readonly Lazy[]): number => lazies.reduce((sum, { work }) => sum + work, 0);

function isAnswer(node: Node, question: Question): boolean {
  const { within, without = [] } = question;
  return (
    within.every((machine, i) => machine.accepts(node.within[i] ?? DEAD)) &&
    without.every((machine, i) => node.without[i] === DEAD || !machine.accepts(node.without[i] ?? DEAD)) &&
    !isBeyond(node, question)
  );
}

function isBeyond(node: Node, question: Question): boolean {
  const { beyond, counts } = question;
  if (beyond === undefined || node.beyond === DEAD || !beyond.acceptsBy(node.beyond, counts)) return false;
  note(question, beyond.endsAt(node.beyond));
  return true;
}

/** One pattern is enough, one that is known to be needed above all. */
function note({ covering, counts }: Question, patterns: readonly number[]): void {
  if (covering === undefined || patterns.some((pattern) => covering.has(pattern))) return;
  const first = patterns.find((pattern) => counts === undefined || counts(pattern));
  if (first !== undefined) covering.add(first);
}

function stepped(node: Node, code: number, { within, without = [], beyond }: Question): Node | undefined {
  const inside: number[] = [];
  for (const [i, machine] of within.entries()) {
    const next = machine.step(node.within[i] ?? DEAD, code);
    if (next === DEAD) return undefined;
    inside.push(next);
  }
  const outside = without.map((machine, i) => (node.without[i] === DEAD ? DEAD : machine.step(node.without[i] ?? DEAD, code)));
  const far = beyond === undefined || node.beyond === DEAD ? DEAD : beyond.step(node.beyond, code);
  return { within: inside, without: outside, beyond: far, from: node, code, length: node.length + 1 };
}

/** The characters worth trying: all that some part of the question names, and one for all the others; the pleasant ones first. */
function codesOf(node: Node, { within, without = [], beyond }: Question): readonly number[] {
  // Where a pattern goes on with certain characters only, no other one is worth a try.
  for (const [i, machine] of within.entries()) {
    const state = node.within[i] ?? DEAD;
    const only = machine.named(state);
    if (machine instanceof Lazy && only.length < 4 && machine.step(state, otherThan(only)) === DEAD) return only;
  }
  const named = new Set<number>();
  for (const [i, machine] of within.entries()) for (const code of machine.named(node.within[i] ?? DEAD)) named.add(code);
  for (const [i, machine] of without.entries()) if (node.without[i] !== DEAD) for (const code of machine.named(node.without[i] ?? DEAD)) named.add(code);
  if (beyond !== undefined && node.beyond !== DEAD) for (const code of beyond.named(node.beyond)) named.add(code);
  const fresh = freshCode(named);
  const codes = [...named].sort((a, b) => pleasure(a) - pleasure(b) || a - b);
  return fresh === undefined ? codes : [fresh, ...codes];
}

const otherThan = (codes: readonly number[]): number => {
  let code = 0x10000;
  while (codes.includes(code)) code++;
  return code;
};

const FAVOURITES = [...'xyzabcdefghijklmnopqrstuvwXYZABCDEFGHIJKLMNOPQRSTUVW0123456789_-.'].map((c) => c.charCodeAt(0));

/** A character that nothing names; undefined when there is none. */
function freshCode(named: ReadonlySet<number>): number | undefined {
  for (const code of FAVOURITES) if (!named.has(code)) return code;
  for (let code = 0xa1; code < 0xd800; code++) if (!named.has(code)) return code;
  return undefined;
}

/** Letters before digits before the rest. */
function pleasure(code: number): number {
  if (code >= 97 && code <= 122) return 0;
  if (code >= 48 && code <= 57) return 1;
  return code >= 65 && code <= 90 ? 2 : 3;
}

function textOf(node: Node): string {
  const codes: number[] = [];
  for (let at: Node | undefined = node; at?.from !== undefined; at = at.from) codes.push(at.code);
  return String.fromCharCode(...codes.reverse());
}

import ignore from 'ignore';
import { needsBounds } from '../paths/bounded.ts';
import { type Expression, type Item, readExpression } from './expression.ts';
import { Lazy } from './lazy.ts';
import { DEAD, type Machine, run } from './machine.ts';
import { Nfa } from './nfa.ts';

/** The expression that the client's matcher makes of a pattern; undefined where we cannot say. `!` is left to the caller. */
export function expressionOf(glob: string): Expression | 'matches nothing' | undefined {
  if (needsBounds(glob)) return undefined;
  const rules = innerRules(ignore().add([glob]));
  if (rules === undefined || rules.length > 1) return undefined;
  const [rule] = rules;
  if (rule === undefined) return 'matches nothing';
  try {
    return readExpression(rule.regex.source);
  } catch {
    return undefined;
  }
}

/** The matcher does not show its expressions; where a later version keeps them elsewhere we say that we do not know. */
function innerRules(list: unknown): readonly { readonly regex: RegExp }[] | undefined {
  const rules = at(at(list, '_rules'), '_rules');
  return Array.isArray(rules) ? (rules as readonly { readonly regex: RegExp }[]) : undefined;
}

const at = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined);

const SLASH = 0x2f;

/**
 * Adds the absolute paths below `root` that a list of this one pattern ignores: what the pattern matches, and what lies below a folder that it
 * matches.
 */
export function addPath(nfa: Nfa, root: string, expression: Expression, number: number): void {
  const { end, touched } = compile(nfa, nfa.literal(nfa.start, below(root)), expression);
  nfa.end(end, number);
  const all = nfa.node();
  nfa.endAll(all, number);
  nfa.wildEdge(all, [], all);
  if (expression.to !== 'end') nfa.edge(end, SLASH, all);
  // A folder is asked for with a slash at its end: wherever a slash leads to the end, all below is taken.
  const last = touched.filter((node) => reaches(nfa, node, end));
  for (const node of touched) {
    if (takesSlashTo(nfa, node, last)) nfa.edge(node, SLASH, all);
  }
}

const below = (root: string): string => (root === '/' ? '/' : `${root}/`);

function reaches(nfa: Nfa, node: number, end: number): boolean {
  const seen = new Set([node]);
  for (const one of seen) for (const to of nfa.free[one] ?? []) seen.add(to);
  return seen.has(end);
}

function takesSlashTo(nfa: Nfa, node: number, last: readonly number[]): boolean {
  const literally = nfa.chars[node]?.get(SLASH)?.some((to) => last.includes(to)) === true;
  return literally || (nfa.wild[node] ?? []).some(({ except, to }) => !except.includes(SLASH) && last.includes(to));
}

interface Compiled {
  readonly end: number;
  readonly touched: readonly number[];
}

/** The texts in which the expression finds something. */
function compile(nfa: Nfa, start: number, { from, items, to }: Expression): Compiled {
  const touched = [start];
  const add = (node: number): number => {
    touched.push(node);
    return node;
  };
  let here = start;
  if (from === 'anywhere') here = add(nfa.run(start));
  else if (from === 'name') here = add(nameStart(nfa, start, touched));
  for (const item of items) here = addItem(nfa, here, item, add);
  if (to === 'anywhere') here = add(nfa.run(here));
  return { end: here, touched };
}

/** `(?:^|\/)`: here, or behind any slash. */
function nameStart(nfa: Nfa, start: number, touched: number[]): number {
  const anything = nfa.run(start);
  touched.push(anything);
  const name = nfa.shareNode(start, 'name');
  if (!(nfa.free[start] ?? []).includes(name)) nfa.freeEdge(start, name);
  nfa.edge(anything, SLASH, name);
  return name;
}

function addItem(nfa: Nfa, from: number, { unit, times }: Item, add: (node: number) => number): number {
  if (unit.kind === 'but' && times === '*') return add(nfa.run(from, unit.except));
  if (unit.kind === 'but' && times === '1') return add(nfa.one(from, unit.except));
  if (unit.kind === 'codes' && times === '1') return add(nfa.oneOf(from, unit.codes));
  // Repetitions and groups get nodes of their own: what is shared must not lead back.
  const enter = add(nfa.node());
  nfa.freeEdge(from, enter);
  let here = enter;
  if (unit.kind === 'group') for (const item of unit.items) here = addItem(nfa, here, item, add);
  else here = addUnit(nfa, here, unit, add);
  const leave = add(nfa.node());
  nfa.freeEdge(here, leave);
  if (times === '*' || times === '+') nfa.freeEdge(here, enter);
  if (times === '*' || times === '?') nfa.freeEdge(enter, leave);
  return leave;
}

function addUnit(nfa: Nfa, from: number, unit: Exclude<Item['unit'], { kind: 'group' }>, add: (node: number) => number): number {
  const to = add(nfa.node());
  if (unit.kind === 'but') nfa.wildEdge(from, unit.except, to);
  else for (const code of unit.codes) nfa.edge(from, code, to);
  return to;
}

/** A pattern of an ordered list. */
export interface OrderedPattern {
  readonly expression: Expression;
  readonly negated: boolean;
}

/**
 * The absolute paths below `root` that an ordered list with `!` patterns ignores: name by name from the top, the last pattern that
 * matches decides, and below an ignored folder nothing is opened again.
 */
export class OrderedPaths implements Machine {
  readonly start: number;
  private readonly lazy: Lazy;
  private readonly patterns: readonly OrderedPattern[];
  /** Where the root itself stands: it is never asked about. */
  private readonly root: number;

  constructor(root: string, patterns: readonly OrderedPattern[]) {
    const nfa = new Nfa();
    const start = nfa.literal(nfa.start, below(root));
    for (const [number, { expression }] of patterns.entries()) {
      const { end } = compile(nfa, start, expression);
      nfa.end(end, number);
      if (expression.to !== 'end or slash') continue;
      const slash = nfa.node();
      nfa.edge(end, SLASH, slash);
      nfa.end(slash, number);
    }
    this.patterns = patterns;
    this.lazy = new Lazy(nfa);
    this.start = this.lazy.start;
    this.root = run(this.lazy, below(root));
  }

  step(state: number, code: number): number {
    if (state === IGNORED || state === DEAD) return state;
    const next = this.lazy.step(state, code);
    return next !== DEAD && code === SLASH && this.ignores(next) ? IGNORED : next;
  }

  accepts(state: number): boolean {
    return state === IGNORED || (state !== DEAD && this.ignores(state));
  }

  named(state: number): readonly number[] {
    if (state === IGNORED || state === DEAD) return [];
    const named = this.lazy.named(state);
    return named.includes(SLASH) ? named : [...named, SLASH];
  }

  private ignores(state: number): boolean {
    if (state === this.root) return false;
    const last = Math.max(-1, ...this.lazy.endsAt(state));
    return last >= 0 && this.patterns[last]?.negated === false;
  }
}

const IGNORED = -2;

const DOT = 0x2e;

/** The paths that a call can be about: absolute, no empty names, no `.` and `..`. */
export const REAL_PATHS: Machine = {
  start: 0,
  step(state, code) {
    if (state === 0) return code === SLASH ? 1 : DEAD;
    // 1: at the beginning of a name; 2: behind one dot; 3: behind two; 4: in a name.
    if (code === SLASH) return state === 4 ? 1 : DEAD;
    if (code === 0) return DEAD;
    if (code === DOT && state < 3) return state + 1;
    return 4;
  },
  accepts: (state) => state === 4,
  named: (state) => (state === 4 ? PATH_CODES.slice(0, 1) : PATH_CODES),
};

const PATH_CODES: readonly number[] = [SLASH, DOT];

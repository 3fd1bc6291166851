/**
 * The patterns of `sed` and `perl -pe`, tried on short texts of ours. They come from audited files, so they never become patterns of our
 * language, whose time may be exponential: all ways through one are followed at once, in time of its length by that of the text.
 */
export type Syntax = 'basic' | 'extended' | 'perl';

type Test = (char: string) => boolean;
type Node =
  | { readonly kind: 'char'; readonly test: Test }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'at'; readonly where: 'start' | 'end' | 'nowhere' };

/** What a state does: take a character, go on in several places, look where it stands, or be done. */
type State =
  | { readonly test: Test; readonly next: number }
  | { readonly ways: readonly number[] }
  | { readonly where: 'start' | 'end' | 'nowhere'; readonly next: number }
  | 'done';

const MAX_STATES = 4_000;

export interface Pattern {
  /** Where the first match stands, as long as it can be. */
  match(text: string): { readonly start: number; readonly end: number } | undefined;
}

/** undefined: it uses something that we do not follow, such as a back-reference. */
export function patternOf(source: string, syntax: Syntax, ignoreCase: boolean): Pattern | undefined {
  const node = new Reader(source, syntax, ignoreCase).read();
  const states: State[] = ['done'];
  const first = node && build(node, 0, states);
  if (first === undefined) return undefined;
  return {
    match(text) {
      for (let start = 0; start <= text.length; start++) {
        const end = longest(states, first, text, start);
        if (end !== undefined) return { start, end };
      }
      return undefined;
    },
  };
}

/** The state that a node begins with, when `next` comes behind it. */
function build(node: Node, next: number, states: State[]): number | undefined {
  const add = (state: State): number | undefined => (states.length < MAX_STATES ? states.push(state) - 1 : undefined);
  switch (node.kind) {
    case 'char':
      return add({ test: node.test, next });
    case 'at':
      return add({ where: node.where, next });
    case 'all':
      return node.nodes.reduceRight<number | undefined>((to, one) => (to === undefined ? undefined : build(one, to, states)), next);
    case 'any': {
      const ways = node.nodes.map((one) => build(one, next, states));
      return ways.every((way) => way !== undefined) ? add({ ways }) : undefined;
    }
    case 'repeat': {
      let to: number | undefined = next;
      if (node.max === Number.POSITIVE_INFINITY) {
        const loop = states.length;
        add({ ways: [] });
        const body = build(node.node, loop, states);
        if (body === undefined) return undefined;
        states[loop] = { ways: [body, next] };
        to = loop;
      } else {
        for (let n = node.min; n < node.max && to !== undefined; n++) {
          const body: number | undefined = build(node.node, to, states);
          to = body === undefined ? undefined : add({ ways: [body, next] });
        }
      }
      for (let n = 0; n < node.min && to !== undefined; n++) to = build(node.node, to, states);
      return to;
    }
  }
}

function longest(states: readonly State[], first: number, text: string, start: number): number | undefined {
  let end: number | undefined;
  let here = new Set<number>();
  const enter = (to: number, at: number, into: Set<number>): void => {
    const open = [to];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (into.has(one)) continue;
      into.add(one);
      const state = states[one];
      if (state === 'done') end = at;
      else if (state && 'ways' in state) open.push(...state.ways);
      else if (state && 'where' in state && ((state.where === 'start' && at === 0) || (state.where === 'end' && at === text.length))) open.push(state.next);
    }
  };
  enter(first, start, here);
  for (let at = start; at < text.length && here.size > 0; at++) {
    const then = new Set<number>();
    for (const one of here) {
      const state = states[one];
      if (state && state !== 'done' && 'test' in state && state.test(text.charAt(at))) enter(state.next, at + 1, then);
    }
    here = then;
  }
  return end;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /\d/,
  alnum: /[A-Za-z\d]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[\dA-Fa-f]/,
  word: /\w/,
  graph: /[!-~]/,
  print: /[ -~]/,
};
const LETTERS: Readonly<Record<string, RegExp>> = { w: /\w/, W: /\W/, s: /\s/, S: /\S/, d: /\d/, D: /\D/ };
const EMPTY: Node = { kind: 'all', nodes: [] };

class Reader {
  private at = 0;
  private failed = false;
  private readonly source: string;
  private readonly syntax: Syntax;
  private readonly ignoreCase: boolean;

  constructor(source: string, syntax: Syntax, ignoreCase: boolean) {
    this.source = source;
    this.syntax = syntax;
    this.ignoreCase = ignoreCase;
  }

  read(): Node | undefined {
    const node = this.alternatives(0);
    return this.failed || this.at < this.source.length ? undefined : node;
  }

  /** A character with a meaning: in basic patterns it stands behind a backslash. */
  private takes(char: string): boolean {
    const written = this.syntax === 'basic' ? `\\${char}` : char;
    if (!this.source.startsWith(written, this.at)) return false;
    this.at += written.length;
    return true;
  }

  private sees(char: string): boolean {
    const before = this.at;
    const found = this.takes(char);
    this.at = before;
    return found;
  }

  private fail(): Node {
    this.failed = true;
    this.at = this.source.length;
    return EMPTY;
  }

  private alternatives(depth: number): Node {
    if (depth > 20) return this.fail();
    const nodes = [this.sequence(depth)];
    while (this.takes('|')) nodes.push(this.sequence(depth));
    return nodes.length === 1 ? (nodes[0] ?? EMPTY) : { kind: 'any', nodes };
  }

  private sequence(depth: number): Node {
    const nodes: Node[] = [];
    while (this.at < this.source.length && !this.sees('|') && !(depth > 0 && this.sees(')'))) {
      const from = this.at;
      const atom = this.atom(depth, nodes.length === 0);
      nodes.push(this.quantified(atom));
      if (this.at === from) return this.fail();
    }
    return { kind: 'all', nodes };
  }

  private quantified(atom: Node): Node {
    let node = atom;
    for (;;) {
      if (this.source[this.at] === '*') {
        this.at++;
        node = { kind: 'repeat', node, min: 0, max: Number.POSITIVE_INFINITY };
      } else if (this.takes('+')) node = { kind: 'repeat', node, min: 1, max: Number.POSITIVE_INFINITY };
      else if (this.takes('?')) node = { kind: 'repeat', node, min: 0, max: 1 };
      else {
        const braces = this.syntax === 'basic' ? /\\\{(\d{1,3})(?:(,)(\d{0,3}))?\\\}/y : /\{(\d{1,3})(?:(,)(\d{0,3}))?\}/y;
        braces.lastIndex = this.at;
        const match = braces.exec(this.source);
        if (!match) return node;
        this.at += match[0].length;
        const min = Number(match[1]);
        node = { kind: 'repeat', node, min, max: match[2] === undefined ? min : match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY };
      }
      // `+?` of perl takes as little as it can: of where it ends we say nothing.
      if (this.syntax === 'perl' && (this.source[this.at] === '?' || this.source[this.at] === '+')) return this.fail();
    }
  }

  private atom(depth: number, isFirst: boolean): Node {
    if (this.takes('(')) {
      if (this.syntax === 'perl' && this.source[this.at] === '?') {
        if (!this.source.startsWith('?:', this.at)) return this.fail();
        this.at += 2;
      }
      const inner = this.alternatives(depth + 1);
      return this.takes(')') ? inner : this.fail();
    }
    const char = this.source.charAt(this.at++);
    switch (char) {
      case '^':
        return isFirst || this.syntax !== 'basic' ? { kind: 'at', where: 'start' } : this.one(char);
      case '$':
        return this.at >= this.source.length || this.sees(')') || this.sees('|')
          ? { kind: 'at', where: 'end' }
          : this.syntax === 'basic'
            ? this.one(char)
            : this.fail();
      case ')':
        return this.syntax === 'basic' ? this.one(char) : this.fail();
      case '.':
        return { kind: 'char', test: () => true };
      case '[':
        return this.bracket();
      case '\\':
        return this.escape();
      default:
        return this.one(char);
    }
  }

  private one(char: string): Node {
    const lower = char.toLowerCase();
    return { kind: 'char', test: this.ignoreCase ? (other) => other.toLowerCase() === lower : (other) => other === char };
  }

  private escape(): Node {
    const char = this.source.charAt(this.at++);
    const known = LETTERS[char];
    if (known) return { kind: 'char', test: (other) => known.test(other) };
    // Edges of words: our texts have blanks round what is looked for, so that they hold.
    if (/[b<>]/.test(char)) return EMPTY;
    if (char === 'n') return this.one('\n');
    if (char === 't') return this.one('\t');
    return char === '' || /[A-Za-z\d]/.test(char) ? this.fail() : this.one(char);
  }

  private bracket(): Node {
    const negated = this.source[this.at] === '^';
    if (negated) this.at++;
    const tests: Test[] = [];
    const from = this.at;
    for (;;) {
      let char = this.source.charAt(this.at++);
      if (char === '') return this.fail();
      if (char === ']' && this.at - 1 > from) break;
      const named = /\[:(\w+):\]/y;
      named.lastIndex = this.at - 1;
      const name = named.exec(this.source);
      if (name) {
        const known = CLASSES[name[1] ?? ''];
        if (!known) return this.fail();
        tests.push((other) => known.test(other));
        this.at += name[0].length - 1;
        continue;
      }
      if (char === '\\' && this.syntax === 'perl') {
        char = this.source.charAt(this.at++);
        const known = LETTERS[char];
        if (known) {
          tests.push((other) => known.test(other));
          continue;
        }
      }
      if (this.source[this.at] === '-' && this.source[this.at + 1] !== ']' && this.at + 1 < this.source.length) {
        const low = char;
        let high = this.source.charAt(this.at + 1);
        this.at += 2;
        if (high === '\\' && this.syntax === 'perl') high = this.source.charAt(this.at++);
        tests.push((other) => this.cases(other).some((one) => low <= one && one <= high));
      } else {
        const only = char;
        tests.push((other) => this.cases(other).includes(only));
      }
    }
    return { kind: 'char', test: (other) => tests.some((test) => test(other)) !== negated };
  }

  private cases(char: string): readonly string[] {
    return this.ignoreCase ? [char, char.toLowerCase(), char.toUpperCase()] : [char];
  }
}

import { EFFECTS, type Effect } from '../../model/permission.ts';
import { type Counts, Lazy } from '../language/lazy.ts';
import { Nfa } from '../language/nfa.ts';
import { addShellPattern } from '../language/shell.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import type { ShellPattern } from '../specifier.ts';

/** A command rule of one policy. */
export interface Entry {
  readonly rule: Rule;
  readonly effect: Effect;
  readonly pattern: ShellPattern;
  readonly key: string;
  /** What every text that it matches begins with. */
  readonly fixed: string;
  /** The first word of every text that it matches; undefined where a star may be part of it. */
  readonly word: string | undefined;
}

export const entryOf = (rule: Rule, effect: Effect, pattern: ShellPattern): Entry => ({
  rule,
  effect,
  pattern,
  key: `${effect} ${pattern.kind} ${pattern.text}`,
  fixed: fixedOf(pattern),
  word: wordOf(pattern),
});

/** The command rules of one policy: patterns and the exact texts of each effect. */
export class ShellSide {
  readonly policy: Policy;
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, Entry>;
  private words: Words | undefined;
  private stops: ShellUnion | undefined;
  private readonly unions = new Map<string, ShellUnion>();

  constructor(policy: Policy) {
    this.policy = policy;
    const found = new Map<string, Entry>();
    for (const effect of EFFECTS) {
      for (const { rule, pattern } of policy.rules.shell[effect].entries) {
        const entry = entryOf(rule, effect, pattern);
        if (!found.has(entry.key)) found.set(entry.key, entry);
      }
    }
    this.byKey = found;
    this.entries = [...found.values()];
  }

  of(effects: readonly Effect[]): readonly Entry[] {
    return this.entries.filter(({ effect }) => effects.includes(effect));
  }

  /** So many rules leave their first word open that a union for each word would be more work than one for all. */
  get crowded(): boolean {
    this.words ??= indexed(this.entries);
    return EFFECTS.reduce((sum, effect) => sum + (this.words?.[effect].open.length ?? 0), 0) > MANY_OPEN;
  }

  /** The rules of an effect of which some text could begin with this word. */
  about(effect: Effect, word: string): readonly Entry[] {
    this.words ??= indexed(this.entries);
    const { closed, open } = this.words[effect];
    return [...(closed.get(word) ?? []), ...open.filter(({ fixed }) => word.startsWith(fixed))];
  }

  /** Deny and ask patterns: they come before allow rules. */
  get stopping(): ShellUnion {
    this.stops ??= new ShellUnion(this.of(['deny', 'ask']).filter(({ pattern }) => pattern.kind !== 'exact'));
    return this.stops;
  }

  union(effects: readonly Effect[]): ShellUnion {
    const name = effects.join();
    const known = this.unions.get(name) ?? new ShellUnion(this.of(effects));
    this.unions.set(name, known);
    return known;
  }
}

const MANY_OPEN = 100;

type Words = Readonly<Record<Effect, { readonly closed: Map<string, Entry[]>; readonly open: Entry[] }>>;

function indexed(entries: readonly Entry[]): Words {
  const none = () => ({ closed: new Map<string, Entry[]>(), open: [] as Entry[] });
  const words: Words = { allow: none(), ask: none(), deny: none() };
  for (const entry of entries) {
    const { closed, open } = words[entry.effect];
    if (entry.word === undefined) open.push(entry);
    else {
      const list = closed.get(entry.word);
      if (list === undefined) closed.set(entry.word, [entry]);
      else list.push(entry);
    }
  }
  return words;
}

function wordOf(pattern: ShellPattern): string | undefined {
  const text = pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text;
  const blank = text.indexOf(' ');
  if (blank >= 0) return text.slice(0, blank);
  return pattern.kind === 'wildcard' ? undefined : text;
}

function fixedOf(pattern: ShellPattern): string {
  if (pattern.kind !== 'wildcard') return pattern.text;
  const [fixed = ''] = pattern.words;
  return pattern.optionalTail ? fixed.slice(0, -1) : fixed;
}

/** All texts that some of the entries match, each entry with a number. */
export class ShellUnion {
  readonly entries: readonly Entry[];
  readonly lazy: Lazy;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
    const nfa = new Nfa();
    for (const [number, { pattern, effect }] of entries.entries()) addShellPattern(nfa, pattern, number, effect === 'allow');
    this.lazy = new Lazy(nfa);
  }

  /** Exact rules left out: what the client asks at the stage of patterns. */
  readonly patterns: Counts = (number) => this.entries[number]?.pattern.kind !== 'exact';
}

const singles = new WeakMap<Entry, Lazy>();

/** The texts of one rule. */
export function single(entry: Entry): Lazy {
  const known = singles.get(entry);
  if (known !== undefined) return known;
  const { pattern, effect } = entry;
  const nfa = new Nfa();
  addShellPattern(nfa, pattern, 0, effect === 'allow');
  const lazy = new Lazy(nfa, pattern.kind === 'wildcard' && nfa.stars.size === pattern.words.length - 1);
  singles.set(entry, lazy);
  return lazy;
}

import type { Effect } from '../../model/permission.ts';
import type { Rule } from '../rule.ts';
import { matchesShellPattern, type ShellPattern, shellPattern } from '../specifier.ts';

interface Entry {
  readonly rule: Rule;
  readonly pattern: ShellPattern;
}

/** Command patterns of one effect, in the two languages that the client asks at different stages (D1). */
export interface Language {
  /** Exact rules; for deny and ask also the P of `P:*` when the text equals it. */
  exact(text: string): Rule | undefined;
  /** Exact rules and the P of `P:*`, for every effect: what a whole chain is compared with. */
  chain(text: string): Rule | undefined;
  /** Prefix and wildcard rules. */
  pattern(text: string): Rule | undefined;
  readonly empty: boolean;
  readonly entries: readonly Entry[];
}

export interface ShellRules {
  readonly allow: Language;
  readonly ask: Language;
  readonly deny: Language;
}

export function compileShellRules(specific: (effect: Effect, tool: string) => readonly Rule[]): ShellRules {
  const language = (effect: Effect) => compileLanguage(specific(effect, 'Bash'), effect);
  return { allow: language('allow'), ask: language('ask'), deny: language('deny') };
}

function compileLanguage(rules: readonly Rule[], effect: Effect): Language {
  const entries = rules.map((rule) => ({ rule, pattern: shellPattern(rule.specifier ?? '') }));
  const exact = new Map<string, Rule>();
  const chain = new Map<string, Rule>();
  const patterns: Entry[] = [];
  for (const entry of entries) {
    const { rule, pattern } = entry;
    if ((pattern.kind === 'exact' || (pattern.kind === 'prefix' && effect !== 'allow')) && !exact.has(pattern.text)) exact.set(pattern.text, rule);
    if (pattern.kind !== 'wildcard' && !chain.has(pattern.text)) chain.set(pattern.text, rule);
    if (pattern.kind !== 'exact') patterns.push(entry);
  }
  const candidates = byFirstLetter(patterns);
  return {
    exact: (text) => exact.get(text),
    chain: (text) => chain.get(text),
    pattern: (text) => candidates(text).find((entry) => matchesShellPattern(entry.pattern, text))?.rule,
    empty: entries.length === 0,
    entries,
  };
}

/** Only patterns that begin with the text's first letter, or with `*`, can match it. Their order stays. */
function byFirstLetter(patterns: readonly Entry[]): (text: string) => readonly Entry[] {
  const buckets = new Map<string, readonly Entry[]>();
  return (text) => {
    const letter = text.charAt(0);
    const known = buckets.get(letter);
    if (known) return known;
    const bucket = letter === '' ? patterns : patterns.filter(({ pattern }) => ['', letter].includes(start(pattern)));
    buckets.set(letter, bucket);
    return bucket;
  };
}

const start = (pattern: ShellPattern): string => (pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text).charAt(0);

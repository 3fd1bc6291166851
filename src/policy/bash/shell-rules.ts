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
  const candidates = byFirstWord(patterns);
  return {
    // A look-up hashes the text, which was put together a moment ago: not for nothing.
    exact: (text) => (exact.size === 0 ? undefined : exact.get(text)),
    chain: (text) => (chain.size === 0 ? undefined : chain.get(text)),
    pattern(text) {
      for (const { pattern, rule } of candidates(text)) if (matchesShellPattern(pattern, text) && (effect !== 'allow' || opens(pattern, text))) return rule;
      return undefined;
    },
    empty: entries.length === 0,
    entries,
  };
}

/**
 * What an allow pattern matches by its letters and does not let through: `$HOME` is written out before patterns are compared,
 * and a program's path may not go up again behind the words that the rule fixes (measured: `scripts/../zin` under `scripts/*` asks).
 */
function opens(pattern: ShellPattern, text: string): boolean {
  if (pattern.kind === 'prefix') return text === pattern.text || !namesHome(pattern.text);
  if (pattern.kind === 'exact') return true;
  const fixed = pattern.words[0] ?? '';
  if (namesHome(pattern.words.join('*'))) return false;
  return fixed === '' || /\s/.test(fixed) || !/(?:^|\/)\.\./.test(text.slice(fixed.length).split(/\s/, 1)[0] ?? '');
}

/** In single quotes it is no variable. */
const namesHome = (text: string): boolean => text.includes('$HOME') && text.replace(/'[^']*'/g, '').includes('$HOME');

/** Only patterns that begin with the text's first word, or leave that word open, can match it. Their order stays. */
function byFirstWord(patterns: readonly Entry[]): (text: string) => readonly Entry[] {
  const open = patterns.filter(({ pattern }) => firstWord(pattern) === undefined);
  const words = new Set(patterns.flatMap(({ pattern }) => firstWord(pattern) ?? []));
  const buckets = new Map<string, readonly Entry[]>();
  return (text) => {
    const blank = text.indexOf(' ');
    const word = blank < 0 ? text : text.slice(0, blank);
    const known = buckets.get(word);
    if (known) return known;
    if (!words.has(word)) return open;
    const bucket = patterns.filter(({ pattern }) => [undefined, word].includes(firstWord(pattern)));
    buckets.set(word, bucket);
    return bucket;
  };
}

/** The word that every text begins with which the pattern matches; undefined where a star may be part of it. */
function firstWord(pattern: ShellPattern): string | undefined {
  const start = pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text;
  const blank = start.indexOf(' ');
  if (blank >= 0) return start.slice(0, blank);
  return pattern.kind === 'wildcard' ? undefined : start;
}

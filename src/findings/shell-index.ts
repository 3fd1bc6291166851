import type { Grant } from '../model/permission.ts';
import { matchesShellPattern, type ShellPattern, shellPattern } from '../policy/specifier.ts';
import { unescapeSpecifier } from '../policy/syntax.ts';

/** Shell rules by the first word of their text: lists of thousands of rules are asked about thousands of commands. */
export interface ShellIndex {
  /** The first rule that matches the text and that the caller accepts; rules on the whole shell are left to `whole`. */
  find(text: string, accept: (grant: Grant) => boolean): Grant | undefined;
  /** `Bash`, `Bash(*)`. */
  readonly whole: readonly Grant[];
}

interface Entry {
  readonly grant: Grant;
  readonly pattern: ShellPattern;
}

const NONE: readonly Entry[] = [];

export function shellIndex(grants: readonly Grant[]): ShellIndex {
  const whole: Grant[] = [];
  const byWord = new Map<string, Entry[]>();
  const open: Entry[] = [];
  for (const grant of grants) {
    if (grant.rule.tool !== 'Bash') continue;
    const { specifier } = grant.rule;
    if (specifier === undefined || /^\*+$/.test(specifier)) {
      whole.push(grant);
      continue;
    }
    const entry = { grant, pattern: shellPattern(unescapeSpecifier(specifier)) };
    const word = fixedWord(entry.pattern);
    if (word === undefined) open.push(entry);
    else if (!byWord.get(word)?.push(entry)) byWord.set(word, [entry]);
  }
  return {
    whole,
    find(text, accept) {
      const plain = text.trim();
      const spaced = plain.replace(/\s+/g, ' ');
      const word = spaced.split(' ', 1)[0] ?? '';
      const matches = ({ grant, pattern }: Entry) => matchesShellPattern(pattern, pattern.kind === 'exact' ? plain : spaced) && accept(grant);
      return ((byWord.get(word) ?? NONE).find(matches) ?? open.find(matches))?.grant;
    },
  };
}

/** The word that every matching text starts with; undefined where a wildcard belongs to it. */
function fixedWord(pattern: ShellPattern): string | undefined {
  const text = pattern.kind === 'wildcard' ? (pattern.words[0] ?? '') : pattern.text;
  const space = text.search(/\s/);
  if (space > 0) return text.slice(0, space);
  return pattern.kind === 'wildcard' || space === 0 ? undefined : text;
}

/**
 * Whether a deny or ask rule may stop the call. The client compares such rules with many texts of a command; here every end of it
 * that starts at a word counts, which is more than the client does: what is called reachable then is reachable.
 */
export function stops(guards: ShellIndex, command: string, accept: (grant: Grant) => boolean): boolean {
  if (guards.whole.some(accept)) return true;
  const plain = command.replace(/["'\\]/g, '');
  const texts = new Set(
    [command, plain].flatMap((text) => [...text.matchAll(/(?:^|[\s=!;(>&/])(?=[^\s=!;(>&/])/g)].map((at) => text.slice(at.index + at[0].length))),
  );
  for (const text of texts) if (guards.find(text, accept)) return true;
  return false;
}

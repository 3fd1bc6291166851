import type { Grant } from '../model/permission.ts';
import { type PatternIndex, patternIndex } from './pattern-index.ts';

/** Shell rules by their words: lists of thousands of rules are asked about thousands of commands. */
export interface ShellIndex {
  /** A rule that matches the text and that the caller accepts; rules on the whole shell are left to `whole`. */
  find(text: string, accept: (grant: Grant) => boolean): Grant | undefined;
  /** `Bash`, `Bash(*)`. */
  readonly whole: readonly Grant[];
}

export function shellIndex(grants: readonly Grant[]): ShellIndex {
  const shell = grants.filter(({ rule }) => rule.tool === 'Bash');
  const whole = shell.filter(isWhole);
  let patterns: PatternIndex | undefined;
  return {
    whole,
    find(text, accept) {
      patterns ??= patternIndex(shell.filter((grant) => !isWhole(grant)));
      for (const grant of patterns.matching(text.trim())) if (accept(grant)) return grant;
      return undefined;
    },
  };
}

const isWhole = ({ rule: { specifier } }: Grant): boolean => specifier === undefined || /^\*+$/.test(specifier);

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

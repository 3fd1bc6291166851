import type { Facts, IgnoreRule } from '../model/harness.ts';

/**
 * Whether git ignores the very ignore file that holds a rule: then no other clone has it. One that covers its whole folder (`*`) is made
 * together with the folder.
 */
export const isKeptBack = ({ source, pattern }: IgnoreRule, facts: Facts): boolean =>
  !['*', '/*', '**', '/**'].includes(pattern) && facts.ignoredBy(source) !== undefined;

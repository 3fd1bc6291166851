import { rules } from '../../rules/index.ts';
import type { AnyRule } from '../findings/rule.ts';

export type Words = Pick<AnyRule, 'title' | 'tier' | 'why' | 'remedy' | 'references' | 'messages' | 'since'>;

/** What a rule says. The build takes it out of the bundle of `check` and keeps it as data: a clean project needs none of it. */
export function wordsOf(id: string): Words | undefined {
  return rules.find((r) => r.id === id);
}

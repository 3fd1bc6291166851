import type { AnyRule } from '../src/findings/rule.ts';
import { rules } from './index.ts';

/** Every rule, for what needs the whole list: names in a configuration and on the command line. */
export function allRules(): readonly AnyRule[] {
  return rules;
}

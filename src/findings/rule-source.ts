import type { Harness } from '../model/harness.ts';
import { GATES, type Gate } from './gate.ts';
import type { AnyRule } from './rule.ts';

/** Gates whose rules are loaded with the rest: most projects have what they ask for, and they share their code with it. */
export type AtHand = 'servers';

/** Rules that are loaded only where they can find something. */
export interface RuleSource {
  /** Those at hand: without a gate, or behind one that is nearly always open. */
  readonly always: readonly AnyRule[];
  readonly gated: Readonly<Record<Exclude<Gate, AtHand>, () => readonly AnyRule[]>>;
  /** Those of stage `after`: only where there are accepts. */
  readonly after: () => readonly AnyRule[];
}

/** The rules to ask about this harness. */
export function rulesOf(rules: readonly AnyRule[] | RuleSource, harness: Harness, stage: AnyRule['stage']): readonly AnyRule[] {
  const open = (rule: AnyRule) => rule.gate === undefined || GATES[rule.gate](harness);
  if (isList(rules)) return rules.filter((rule) => rule.stage === stage && open(rule));
  if (stage === 'after') return rules.after();
  return [...rules.always.filter(open), ...Object.entries(rules.gated).flatMap(([gate, load]) => (GATES[gate as Gate](harness) ? load() : []))];
}

const isList = (rules: readonly AnyRule[] | RuleSource): rules is readonly AnyRule[] => Array.isArray(rules);

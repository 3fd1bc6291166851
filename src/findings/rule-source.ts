import { GATES, type Gate } from './gate.ts';
import type { AnyRule, Subject } from './rule.ts';

/** Rules that are loaded only where they can find something. */
export interface RuleSource {
  /** Those without a gate. */
  readonly always: readonly AnyRule[];
  readonly gated: Readonly<Record<Gate, () => readonly AnyRule[]>>;
  /** Those of stage `after`: only where there are accepts. */
  readonly after: () => readonly AnyRule[];
}

/** In so many files there is something for nearly every rule, and asking first would cost more than it saves. */
const MANY = 300;

/** The rules to ask about a harness. With options of their own (`configured`) rules may find what a gate does not expect: then all are asked. */
export function rulesOf(rules: readonly AnyRule[] | RuleSource, subject: Subject, stage: AnyRule['stage'], configured: boolean): readonly AnyRule[] {
  if (stage === 'after') return isList(rules) ? rules.filter((rule) => rule.stage === stage) : rules.after();
  const all = configured || subject.harness.documents.size > MANY;
  const answers = new Map<Gate, boolean>();
  const isOpen = (gate: Gate): boolean => {
    let answer = answers.get(gate);
    if (answer === undefined) {
      answer = all || GATES[gate](subject);
      answers.set(gate, answer);
    }
    return answer;
  };
  if (isList(rules)) return rules.filter((rule) => rule.stage === stage && (rule.gate === undefined || isOpen(rule.gate)));
  return [...rules.always, ...Object.entries(rules.gated).flatMap(([gate, load]) => (isOpen(gate as Gate) ? load() : []))];
}

const isList = (rules: readonly AnyRule[] | RuleSource): rules is readonly AnyRule[] => Array.isArray(rules);

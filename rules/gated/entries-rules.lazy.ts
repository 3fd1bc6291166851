// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import anyoneStartsAction from '../anyone-starts-action.ts';
import overlappingRuns from '../overlapping-runs.ts';
import scriptWithoutPrompts from '../script-without-prompts.ts';
import unboundedRun from '../unbounded-run.ts';

const rules: readonly AnyRule[] = [
  anyoneStartsAction,
  overlappingRuns,
  scriptWithoutPrompts,
  unboundedRun,
];

export function entriesRules(): readonly AnyRule[] {
  return rules;
}

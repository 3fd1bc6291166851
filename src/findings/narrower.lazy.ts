import type { Capability } from '../capability/program.ts';
import { reachOf } from '../capability/reach.ts';
import { coveredRules } from '../policy/compare/covered.ts';
import { Budget } from '../policy/language/lazy.ts';
import { parseRule } from '../policy/syntax.ts';
import { policyOfTexts, verdictOfCommand } from './session-policy.lazy.ts';

/*
 * Loads the engine and its algebra: only where a rule is found too broad, and something can be offered in its place.
 */

/** What a finding shows of the broad rule. */
export interface Shown {
  readonly can: Capability | undefined;
  readonly witness: string;
}

/** What was proved for one harness, and how much more may be asked: made to keep us busy, a list is offered less. */
interface Proofs {
  readonly known: Map<string, boolean>;
  readonly budget: Budget;
}
const proofs = new WeakMap<object, Proofs>();
const BUDGET = 1_000_000;

function proofsOf(within: object): Proofs {
  const before = proofs.get(within);
  if (before) return before;
  const made = { known: new Map<string, boolean>(), budget: new Budget(BUDGET) };
  proofs.set(within, made);
  return made;
}

function once({ known }: Proofs, question: string, prove: () => boolean): boolean {
  const before = known.get(question);
  if (before !== undefined) return before;
  const answer = prove();
  known.set(question, answer);
  return answer;
}

/**
 * Of these rules those that permit a part of what the broad one permits, by proof over all texts, and not all of it; that do their job; and that are
 * free of what is shown.
 */
export function narrowerRules(broad: string, offered: readonly string[], shown: Shown, within: object): readonly string[] {
  const mine = proofsOf(within);
  return offered.filter((one) => once(mine, `${broad}\n${one}\n${shown.witness}`, () => isOffer(one, shown) && isPart(one, broad, mine.budget)));
}

/** Of rules on other commands those that do their job and are free of what is shown. */
export function otherRules(offered: readonly string[], shown: Shown, within: object): readonly string[] {
  const mine = proofsOf(within);
  return offered.filter((one) => once(mine, `\n${one}\n${shown.witness}`, () => isOffer(one, shown)));
}

/** Whether a command that begins so runs without any rule, bare or on a file of the project. */
export function runsFreely(command: string): boolean {
  return [command, `${command} README.md`].some((one) => verdictOfCommand([], one).decision === 'allow');
}

function isPart(one: string, broad: string, budget: Budget): boolean {
  const covered = coveredRules(policyOfTexts([broad, one]), budget).filter(({ how }) => how === 'redundant');
  return covered.some(({ rule }) => rule.text === one) && !covered.some(({ rule }) => rule.text === broad);
}

function isOffer(one: string, { can, witness }: Shown): boolean {
  const rule = parseRule(one);
  if (rule.tool !== 'Bash') return rule.tool === 'WebFetch';
  const runs = (command: string): boolean => verdictOfCommand([one], command).decision === 'allow';
  if (runs(witness) || !samplesOf(rule.specifier ?? '').every(runs)) return false;
  return (reachOf(rule)?.deeds ?? []).every((deed) => deed.mild && deed.can !== can);
}

/** Calls for which somebody writes the rule: the command, and for an open rule something behind it. */
function samplesOf(specifier: string): readonly string[] {
  const stem = /^(.*?)(?::\*| \*)$/s.exec(specifier)?.[1];
  return stem === undefined ? [specifier] : [stem, `${stem} x`];
}

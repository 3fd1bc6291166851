import { RETIRED_TOOLS, TOOLS } from '../../client/tools.ts';
import { EFFECTS, type Effect } from '../../model/permission.ts';
import { type Budget, Lazy } from '../language/lazy.ts';
import { Nfa } from '../language/nfa.ts';
import { PLAIN_COMMANDS } from '../language/plain.ts';
import { shortest } from '../language/search.ts';
import { addShellPattern } from '../language/shell.ts';
import type { Call, Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { isLookedInto, usualCalls } from './calls.ts';
import { actsBothWays, type Cause, type Pair, type Trial } from './replay.ts';

/** Rules on whole tools, and `Tool(*)` where that is narrower. MCP tools are compared by name. */
export function compareWholeTools(pair: Pair): void {
  const found = new Map<Rule, { readonly cause: Cause; readonly tools: string[] }>();
  for (const tool of TOOLS) {
    if (RETIRED_TOOLS.has(tool)) continue;
    // A bare WebFetch allow is every host (`names.ts`).
    for (const effect of EFFECTS)
      if (tool !== 'WebFetch' || effect !== 'allow') note(found, tool, pair.before.rules.whole(effect, tool), pair.after.rules.whole(effect, tool));
    note(found, tool, star(pair.before, tool), star(pair.after, tool));
  }
  for (const { cause, tools } of found.values()) examine(pair, cause, tools);
}

/** An allow `Edit(*)` or `Write(*)`: the tool inside the working directories. */
const star = ({ rules }: Policy, tool: string): Rule | undefined =>
  tool === 'Write' || tool === 'Edit' || tool === 'NotebookEdit' ? rules.specific('allow', tool).find(({ specifier }) => specifier === '*') : undefined;

function note(found: Map<Rule, { readonly cause: Cause; readonly tools: string[] }>, tool: string, was: Rule | undefined, is: Rule | undefined): void {
  const rule = was === undefined ? is : is === undefined ? was : undefined;
  if (rule === undefined) return;
  const entry = found.get(rule) ?? { cause: { kind: was === undefined ? 'rule added' : 'rule removed', rule } as const, tools: [] };
  entry.tools.push(tool);
  found.set(rule, entry);
}

function examine(pair: Pair, cause: Cause, tools: readonly string[]): void {
  const trial = pair.trial(cause);
  const usual = tools.map((tool) => usualCalls(tool, pair.after.session.places.start));
  for (const calls of usual) if (trial.offerAny(calls)) break;
  if (trial.found) {
    if (actsBothWays(pair, cause)) for (const call of usual.flat()) if (!trial.whole) trial.offer(call);
    return;
  }
  for (const tool of tools) if (offerTelling(pair, trial, tool, cause)) return;
  if (cause.kind !== 'session' && cause.rule.effect === 'allow' && [pair.before, pair.after].every(({ session }) => session.mode === 'bypassPermissions'))
    return;
  const open = tools.filter(isLookedInto).filter((tool) => !isFree(pair, tool, cause));
  if (open.length > 0) pair.doubt(cause, `no call of ${open[0]} found that is decided differently, and no proof that there is none`);
}

/** A call on which the bare rule shows although the usual ones are decided by others: commands that no other rule allows, or files that one does. */
function offerTelling(pair: Pair, trial: Trial, tool: string, cause: Cause): boolean {
  const { has, lacks } = pair.sides(cause);
  if (tool === 'Bash' || tool === 'Monitor')
    return trial.offerAny(commandsBeside(has, lacks, pair.budget).map((command): Call => ({ tool, input: { command } })));
  if (tool === 'Skill') return trial.offerAny([...lacks.session.gatedSkills].map((skill): Call => ({ tool, input: { skill } })));
  return false;
}

function commandsBeside(has: Policy, lacks: Policy, budget: Budget): readonly string[] {
  const nfa = new Nfa();
  const add = (policy: Policy, effect: Effect): void => {
    for (const { pattern } of policy.rules.shell[effect].entries) addShellPattern(nfa, pattern, 0, effect === 'allow');
  };
  add(lacks, 'allow');
  add(has, 'deny');
  add(has, 'ask');
  const answer = shortest({ within: [PLAIN_COMMANDS], beyond: new Lazy(nfa), atLeast: 3 }, budget);
  return answer.kind === 'text' ? [answer.text, `${answer.text} $V`] : [];
}

/** Agents and skills start without a rule: a bare allow adds nothing but for those that need one. */
const isFree = (pair: Pair, tool: string, cause: Cause): boolean => {
  const { rules } = pair.sides(cause).has;
  const allows = cause.kind !== 'session' && cause.rule.effect === 'allow';
  return allows && (tool === 'Agent' || tool === 'Skill') && rules.whole('deny', tool) === undefined && rules.whole('ask', tool) === undefined;
};

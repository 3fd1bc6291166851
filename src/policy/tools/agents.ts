import { FREE_TOOLS } from '../../client/tools.ts';
import { allow, ask, askFinally, type Check, deny } from '../check.ts';
import { hasClassifier, type Policy } from '../policy.ts';

type Input = Readonly<Record<string, unknown>>;

/** Agent (permissions-paths §4.5): a name in a deny rule is exact and checked inside the tool; a name in an allow or ask rule is never consulted. */
export function checkAgent(input: Input, { rules, session }: Policy): Check {
  const name = typeof input.subagent_type === 'string' ? input.subagent_type : 'general-purpose';
  const denied = rules.specific('deny', 'Agent').find((rule) => rule.specifier === name);
  if (denied) return deny('exact deny', 'a deny rule names the agent', denied);
  return hasClassifier(session) ? ask('mode', 'left to a classifier') : allow('built-in default', 'agents start without a rule');
}

/** Skill (permissions-paths §4.6): names are exact, `n:*` and `n *` are raw prefixes, ask rules with a name are never consulted. */
export function checkSkill(input: Input, { rules, session }: Policy): Check {
  const name = typeof input.skill === 'string' ? input.skill.trim().replace(/^\//, '') : '';
  const denied = rules.specific('deny', 'Skill').find((rule) => matchesSkill(rule.specifier ?? '', name));
  if (denied) return deny('pattern deny', 'a deny rule names the skill', denied);
  const allowed = rules.specific('allow', 'Skill').find((rule) => matchesSkill(rule.specifier ?? '', name));
  if (allowed) return allow('pattern allow', 'an allow rule names the skill', allowed);
  if (session.gatedSkills.has(name)) return ask('no rule', 'the skill changes what is permitted, or brings hooks: it needs a Skill rule');
  return allow('built-in default', 'skills that grant nothing start without a rule');
}

function matchesSkill(specifier: string, name: string): boolean {
  const text = specifier.replace(/^\//, '');
  const prefix = /^([\s\S]*)(?::| )\*$/.exec(text)?.[1];
  return prefix === undefined ? text === name : name.startsWith(prefix);
}

/** A tool without a check of its own: bare rules and field rules are all there is (permissions-paths §2.9). */
export function checkOther(tool: string, { session }: Policy): Check {
  if (tool === 'AskUserQuestion') return askFinally('built-in default', 'a question to the user is asked whatever the rules say');
  if (tool === 'ExitPlanMode' && session.mode === 'plan') return askFinally('built-in default', 'a plan is shown to the user whatever the rules say');
  if (tool === 'SendMessage' && hasClassifier(session)) return ask('mode', 'left to a classifier');
  if ((tool === 'CronCreate' || tool === 'ScheduleWakeup') && session.mode === 'auto') return ask('mode', 'left to a classifier');
  return FREE_TOOLS.has(tool) ? allow('built-in default', `${tool} needs no rule`) : ask('no rule', 'no rule allows the tool');
}

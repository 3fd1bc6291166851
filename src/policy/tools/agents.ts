import { allow, ask, type Check, deny } from '../check.ts';
import type { Policy } from '../policy.ts';

type Input = Readonly<Record<string, unknown>>;

/** Agent (paths 4.5): a name in a deny rule is exact and checked inside the tool; a name in an allow or ask rule is never consulted. */
export function checkAgent(input: Input, { rules }: Policy): Check {
  const name = typeof input.subagent_type === 'string' ? input.subagent_type : 'general-purpose';
  const denied = rules.specific('deny', 'Agent').find((rule) => rule.specifier === name);
  return denied ? deny('exact deny', 'a deny rule names the agent', denied) : allow('built-in default', 'agents start without a rule');
}

/** Skill (paths 4.6): names are exact, `n:*` and `n *` are raw prefixes, ask rules with a name are never consulted. */
export function checkSkill(input: Input, { rules, session }: Policy): Check {
  const name = typeof input.skill === 'string' ? input.skill.replace(/^\//, '') : '';
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

/** A tool without a check of its own: bare rules and field rules are all there is. */
export function checkOther(tool: string): Check {
  if (FREE.has(tool)) return allow('built-in default', `${tool} needs no rule`);
  return ask('no rule', 'no rule allows the tool');
}

/** What needs no rule in default mode (paths 2.9). */
const FREE: ReadonlySet<string> = new Set([
  'CronCreate',
  'CronDelete',
  'CronList',
  'EnterPlanMode',
  'EnterWorktree',
  'ExitWorktree',
  'ListAgents',
  'ListMcpResourcesTool',
  'LSP',
  'ReadMcpResourceTool',
  'ReportFindings',
  'ScheduleWakeup',
  'SendMessage',
  'TaskCreate',
  'TaskGet',
  'TaskList',
  'TaskOutput',
  'TaskStop',
  'TaskUpdate',
  'TodoWrite',
  'ToolSearch',
]);

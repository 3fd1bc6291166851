import { isMcpName } from '../../client/tools.ts';
import type { Effect, Scope } from '../../model/permission.ts';
import type { Mode } from '../../model/run.ts';
import { suspendInAuto } from '../../policy/auto-mode.ts';
import { decide, type Verdict } from '../../policy/decide.ts';
import { EMPTY_DISK } from '../../policy/disk.ts';
import type { Call, Policy } from '../../policy/policy.ts';
import { hasClassifier, type Session } from '../../policy/policy.ts';
import { type Rule, type RuleSource, ruleOf } from '../../policy/rule.ts';
import { compileRules } from '../../policy/rule-set.ts';
import { skipOf } from '../../policy/syntax.ts';

/** Where the session of an explanation lives; calls name their files relative to it, or by `~/`. */
export const HOME = '/home/dev';
export const PROJECT = '/home/dev/proj';

/** Which list of which file the rule stands in, and how the session is started. */
export interface Setting {
  readonly as: Effect;
  readonly scope: Scope;
  readonly mode: Mode;
}

/** The folder that `/x` starts from, as people write it: '' is the project (permissions-paths §3.2). */
export const baseOf = ({ scope }: Setting): string => ({ user: '~/.claude/', flag: '~/conf/', project: '', local: '', managed: '' })[scope];

/** The rule by itself: what the engine says of a call with it and without it. */
export interface Alone {
  with(call: Call): Verdict;
  without(call: Call): Verdict;
  /** The client loads the rule, and the mode does not suspend it. */
  readonly inForce: boolean;
}

/** Ask and deny rules are shown beside rules that allow every tool: else nearly everything would be asked anyway. */
const EVERYTHING = ['Bash', 'Monitor', 'Read', 'Edit', 'Write', 'NotebookEdit', 'Glob', 'Grep', 'WebFetch', 'WebSearch', 'Workflow'];

export function alone(text: string, setting: Setting, servers: readonly string[], skills: readonly string[]): Alone {
  const from: RuleSource = {
    scope: setting.scope,
    source: 'the rule',
    base: { user: `${HOME}/.claude`, flag: `${HOME}/conf`, project: PROJECT, local: PROJECT, managed: PROJECT }[setting.scope],
  };
  const other: RuleSource = { ...from, source: 'the rest' };
  const rest = setting.as === 'allow' ? [] : [...EVERYTHING, ...servers.map((name) => `mcp__${name}`)].map((name) => ruleOf(name, 'allow', other));
  const opened = setting.as === 'allow' ? rest : [...rest, ...skills.map((name) => ruleOf(`Skill(${name})`, 'allow', other))];
  const session = sessionOf(setting, servers, skills);
  const rules = skipOf(text, setting.as) ? [] : inMode([ruleOf(text, setting.as, from)], session);
  const policy = (all: readonly Rule[]): Policy => ({ rules: compileRules(all), session });
  const background = inMode(opened, session);
  const [before, after] = [policy(background), policy([...background, ...rules])];
  return { with: (call) => decide(after, call), without: (call) => decide(before, call), inForce: rules.length > 0 };
}

const inMode = (rules: readonly Rule[], session: Session): readonly Rule[] => (hasClassifier(session) ? suspendInAuto(rules, false) : rules);

function sessionOf({ mode }: Setting, servers: readonly string[], skills: readonly string[]): Session {
  return {
    mode,
    places: { home: HOME, start: PROJECT, current: PROJECT, working: [PROJECT] },
    disk: EMPTY_DISK,
    git: true,
    autoOff: false,
    servers,
    gatedSkills: new Set(skills),
    bypassAvailable: false,
    zsh: false,
  };
}

/** `chat` of `mcp__chat__post`; an asterisk stands for some server. */
export function serverOf(tool: string): string | undefined {
  if (!isMcpName(tool)) return undefined;
  const name = (tool.slice('mcp__'.length).split('__')[0] ?? '').replaceAll('*', 'x');
  return name === '' ? 'x' : name;
}

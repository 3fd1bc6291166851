import type { Capability } from '../../capability/program.ts';
import { reachOf } from '../../capability/reach.ts';
import { canonicalTool, isKnownTool, isMcpName, UNCONSULTED_PATH_TOOLS } from '../../client/tools.ts';
import { EFFECTS, type Effect, type PermissionRule } from '../../model/permission.ts';
import { suspendInAuto } from '../../policy/auto-mode.ts';
import type { Verdict } from '../../policy/decide.ts';
import type { Call } from '../../policy/policy.ts';
import { ruleOf } from '../../policy/rule.ts';
import { shellPattern } from '../../policy/specifier.ts';
import { parseRule, unescapeSpecifier } from '../../policy/syntax.ts';
import { type Advice, adviceOn } from './advice.ts';
import { type Alone, alone, type Setting, serverOf } from './alone.ts';
import { type AtLoad, atLoad } from './at-load.ts';
import { bash, type Trial, type Trials } from './call.ts';
import { inputField, meaningOf } from './meaning.ts';
import { pathTrials } from './path-calls.ts';
import { monitorTrials, shellTrials } from './shell-calls.ts';
import { agentTrials, fetchTrials, mcpTrials, otherTrials, skillNames, skillTrials } from './tool-calls.ts';

/** A call that was decided by the engine with this rule in force. */
export interface Shown extends Pick<Verdict, 'decision' | 'stage' | 'reason'> {
  readonly call: Call;
  /** Why it is shown; '' where that is plain to see. */
  readonly shows: string;
}

export interface Power {
  readonly can: Capability;
  readonly call: Call;
}

/** One permission rule by itself: what the client does with it, and calls that show it. */
export interface Explanation {
  readonly text: string;
  readonly setting: Setting;
  readonly atLoad: AtLoad;
  /** Whether any call is decided by asking this rule. */
  readonly consulted: boolean;
  readonly meaning: readonly string[];
  /** Decided so with the rule, and otherwise without it. */
  readonly hits: readonly Shown[];
  readonly nearMisses: readonly Shown[];
  /** An allow rule: the rule matches these and the client asks all the same. */
  readonly stays: readonly Shown[];
  /** Why there is no hit. */
  readonly none: string | undefined;
  readonly powers: readonly Power[];
  /** An allow rule: whether auto mode sets it aside; undefined where auto mode does not concern it. */
  readonly auto: 'kept' | 'suspended' | undefined;
  /** What is different in the other lists. */
  readonly otherLists: readonly { readonly as: Effect; readonly note: string }[];
  readonly advice: readonly Advice[];
}

const SHOWN = 3;

export function explainRule(text: string, setting: Setting): Explanation {
  const load = atLoad(text, setting.as);
  const rule = parseRule(text);
  // What a skipped rule seems to say is tried all the same: the calls show that it does nothing.
  const meant = load.status === 'skipped' ? parseRule(load.suggestion ?? text) : rule;
  const session = alone(text, setting, serversOf(meant), meant.tool === 'Skill' ? skillNames(meant) : []);
  const slow = isSlow(meant);
  const trials = slow ? NO_TRIALS : possible(trialsOf(meant, setting));
  const hits = distinct(trials.hits).filter(({ call }) => decides(session, call, setting.as));
  const seeming = hits.length === 0 ? trials.hits.map(({ call }) => ({ call, shows: '' })) : [];
  const misses = [
    ...seeming.slice(0, 1),
    ...(setting.as === 'allow' ? trials.misses.slice(0, 1) : []),
    ...seeming.slice(1),
    ...trials.misses,
    ...ELSEWHERE.filter(({ call }) => !slow || call.tool === 'Bash' || call.tool === 'WebSearch'),
  ].filter(({ call }) => session.with(call).decision !== setting.as);
  const stays = trials.stays.filter(({ call }) => session.with(call).decision !== 'allow');
  const advice = adviceOn(text, setting);
  const dead = advice.find(({ rule: id }) => id === 'unconsulted-rule' || id === 'unknown-tool');
  const show = ({ call, shows }: Trial): Shown => {
    const { decision, stage, reason } = session.with(call);
    return { call, shows, decision, stage, reason };
  };
  return {
    text,
    setting,
    atLoad: load,
    consulted: load.status !== 'skipped' && dead === undefined,
    meaning: load.status === 'skipped' ? [] : meaningOf(rule, setting),
    hits: varied(hits).map(show),
    nearMisses: varied(distinct(misses)).map(show),
    stays: hits.length > 0 ? stays.slice(0, 2).map(show) : [],
    none: hits.length > 0 ? undefined : slow ? 'it has so many wildcards that no call was tried' : noneOf(load, dead, session, trials, setting),
    powers: setting.as === 'allow' && session.inForce ? powersOf(rule, session) : [],
    auto: setting.as === 'allow' && load.status !== 'skipped' ? autoOf(text) : undefined,
    otherLists: otherLists(text, rule, setting, advice),
    advice,
  };
}

const NO_TRIALS: Trials = { hits: [], misses: [], stays: [] };

/** Paths and hosts become expressions that back-track: with so many wildcards no call on them is tried. */
const MOST_WILDCARDS = 8;
const isSlow = ({ tool, specifier = '' }: PermissionRule): boolean =>
  tool !== 'Bash' && tool !== 'Monitor' && (specifier.length > 4_000 || (specifier.match(/\*+|\?|\[/g)?.length ?? 0) > MOST_WILDCARDS);

/** Without calls of tools that the client does not have. */
function possible({ hits, misses, stays }: Trials): Trials {
  const real = (trials: readonly Trial[]) => trials.filter(({ call }) => isKnownTool(call.tool));
  return { hits: real(hits), misses: real(misses), stays: real(stays) };
}

/** Calls of other tools, where a rule has no near misses of its own. */
const ELSEWHERE: readonly Trial[] = [
  bash('reboot', 'another command'),
  { call: { tool: 'Write', input: { file_path: '/srv/other.txt', content: 'x' } }, shows: 'another tool' },
  { call: { tool: 'WebFetch', input: { url: 'https://other.example/', prompt: 'x' } }, shows: 'another tool' },
  { call: { tool: 'WebSearch', input: { query: 'x' } }, shows: 'another tool' },
  bash('npm test', 'another command'),
];

function trialsOf(rule: PermissionRule, setting: Setting): Trials {
  const tool = canonicalTool(rule.tool);
  const guards = setting.as !== 'allow';
  if (isMcpName(tool)) return mcpTrials(rule);
  const governs = UNCONSULTED_PATH_TOOLS[tool];
  if (tool === 'Read' || tool === 'Edit') return withFields(rule, pathTrials(rule, tool, setting), guards);
  if (governs !== undefined) return withFields(rule, pathTrials(rule, governs, setting), guards);
  switch (tool) {
    case 'Bash':
      return shellTrials(rule, guards);
    case 'Monitor':
      return withFields(rule, monitorTrials(rule, guards), guards);
    case 'WebFetch':
      return fetchTrials(rule);
    case 'Agent':
      return agentTrials(rule);
    case 'Skill':
      return skillTrials(rule);
    default:
      return otherTrials({ ...rule, tool });
  }
}

/** `Write(content:x)` and the like look at an input field. */
const withFields = (rule: PermissionRule, trials: Trials, guards: boolean): Trials => (guards && inputField(rule) ? otherTrials(rule) : trials);

const serversOf = (rule: PermissionRule): readonly string[] => {
  const server = serverOf(rule.tool);
  return server === undefined ? ['x'] : [...new Set([server, `${server}2`, `${server}__x`, 'other', 'x'])];
};

/** The rule makes the difference. */
const decides = (session: Alone, call: Call, as: Effect): boolean => session.with(call).decision === as && session.without(call).decision !== as;

function distinct(trials: readonly Trial[]): readonly Trial[] {
  return [...new Map(trials.toReversed().map((trial) => [JSON.stringify(trial.call), trial])).values()].toReversed();
}

/** A few that show different things, in order. */
function varied(trials: readonly Trial[]): readonly Trial[] {
  const seen = new Set<string>();
  const fresh = trials.filter(({ shows }) => shows === '' || (!seen.has(shows) && seen.add(shows) !== undefined));
  const rest = trials.filter((trial) => !fresh.includes(trial));
  return [...fresh, ...rest].slice(0, SHOWN);
}

function noneOf(load: AtLoad, dead: Advice | undefined, session: Alone, trials: Trials, { as, mode }: Setting): string {
  if (load.status === 'skipped') return 'the client does not load the rule';
  if (!session.inForce) return `${mode} mode sets the rule aside`;
  if (dead) return 'the client never looks at the rule';
  if (trials.hits.length > 0 && trials.hits.every(({ call }) => session.without(call).decision === as)) {
    return as === 'allow'
      ? `every call tried that it names runs in ${mode} mode without it`
      : `every call tried that it names is ${as === 'ask' ? 'asked' : 'refused'} without it`;
  }
  const first = trials.hits[0];
  const { stage, reason } = first ? session.with(first.call) : { stage: 'no rule', reason: '' };
  const stopped = as === 'allow' && (stage === 'safety check' || stage === 'path check' || stage === 'command check' || stage === 'unanalysable');
  return stopped ? `the client asks all the same: ${reason}` : 'no call was found that it decides';
}

function powersOf(rule: PermissionRule, session: Alone): readonly Power[] {
  const deeds = reachOf(rule)?.deeds ?? [];
  return deeds
    .map(({ can, witness }) => ({ can, call: bash(witness).call }))
    .filter(({ can, call }, i, all) => all.findIndex((other) => other.can === can) === i && decides(session, call, 'allow'));
}

function autoOf(text: string): 'kept' | 'suspended' {
  const rule = ruleOf(text, 'allow', { scope: 'project', source: '', base: '' });
  return suspendInAuto([rule], false).length > 0 ? 'kept' : 'suspended';
}

/** Only what an owner would not expect: dropped, never asked, or stronger than it looks. */
function otherLists(text: string, rule: PermissionRule, { as, scope }: Setting, here: readonly Advice[]): Explanation['otherLists'] {
  const skippedHere = atLoad(text, as).status === 'skipped';
  const notes = EFFECTS.filter((other) => other !== as).flatMap((other) => {
    const load = atLoad(text, other);
    if ((load.status === 'skipped') !== skippedHere)
      return [{ as: other, note: load.status === 'skipped' ? `skipped: ${load.reason ?? ''}` : 'the client keeps it' }];
    if (load.status === 'skipped') return [];
    const dead = adviceOn(text, { as: other, scope }).find(({ rule: id }) => id === 'unconsulted-rule' || id === 'unmatchable-rule');
    return dead && !here.some(({ rule: id }) => id === dead.rule) ? [{ as: other, note: dead.message }] : [];
  });
  const pattern = rule.tool === 'Bash' && rule.specifier !== undefined ? shellPattern(unescapeSpecifier(rule.specifier)) : undefined;
  const exact = pattern !== undefined && pattern.kind !== 'wildcard' && pattern.text !== '' && notes.every((note) => note.as !== 'ask') && !skippedHere;
  return exact ? [...notes, { as: 'ask', note: `an exact ask for \`${pattern.text}\` wins over a broader deny: the call is asked, not refused` }] : notes;
}

import type { Decision, Effect } from '../model/permission.ts';
import type { Mode } from '../model/run.ts';
import { suspendInAuto } from '../policy/auto-mode.ts';
import { startedCommand } from '../policy/bash/check-part.ts';
import type { Arg, Part } from '../policy/bash/command.ts';
import { operandsOf } from '../policy/bash/operands.ts';
import { parseLine } from '../policy/bash/parse.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { below, resolve } from '../policy/paths/posix.ts';
import { type Call, hasClassifier, type Policy, type Session } from '../policy/policy.ts';
import { type Rule, ruleOf } from '../policy/rule.ts';
import { compileRules, runsShell } from '../policy/rule-set.ts';
import { skipOf } from '../policy/syntax.ts';
import { openedBy } from './can-opened.ts';

/** What would turn the decision; every part of it was replayed on the engine. */
export interface Change<R = Rule> {
  /** What the call would then be; undefined: nothing in settings turns it. */
  readonly to: Decision | undefined;
  /** Rules that must go. */
  readonly remove: readonly R[];
  /** The narrowest rules that must be added; `/x` in them is the start folder's. */
  readonly add: readonly { readonly effect: Effect; readonly text: string }[];
  /** What lets an allowed call pass all the same when its rule is gone. */
  readonly still?: string;
  /** A mode in which the call would run, where no rule helps. */
  readonly mode?: Mode;
  /** What stops the call when the rules are gone, where nothing lifts it. */
  readonly left?: Pick<Verdict, 'stage' | 'reason'>;
  /** What decides an allowed call when its rule is gone. */
  readonly without?: Pick<Verdict, 'stage' | 'reason'>;
  /** Any one of the rules in `add` is enough. */
  readonly oneIsEnough?: boolean;
  /** Wider rules than the one in `add`, of which one thinks first, and whether they would do. */
  readonly wider?: readonly { readonly text: string; readonly helps: boolean }[];
}

const MAX_REMOVED = 20;

/** Of an allowed call: what would stop it. Of any other: what would let it run. */
export function changeOf(policy: Policy, call: Call, verdict: Verdict): Change {
  return verdict.decision === 'allow' ? whatStops(policy, call, verdict) : whatAllows(policy, call);
}

function whatStops(policy: Policy, call: Call, verdict: Verdict): Change {
  const { removed, last } = withoutDeciding(policy, call, verdict, 'allow');
  if (last.decision !== 'allow') return { to: last.decision, remove: removed, add: [], without: { stage: last.stage, reason: last.reason } };
  const opened = removed.length === 0 ? openedBy(policy, call) : [];
  if (opened.length > 0) {
    const { decision, stage, reason } = decide({ ...policy, rules: compileRules(policy.rules.all.filter((rule) => !opened.includes(rule))) }, call);
    return { to: decision, remove: opened, add: [], without: { stage, reason } };
  }
  const text = candidates(call, policy.session)[0]?.map(({ text }) => text) ?? [];
  const add = text.map((one) => ({ effect: 'deny' as const, text: one }));
  const stops = (rules: Added): boolean => decide(withRules(policy, rules), call).decision === 'deny';
  const still = { still: last.reason };
  if (add.length === 0 || !stops(add)) return { to: undefined, remove: [], add: [], ...still };
  const oneIsEnough = add.length > 1 && add.every((one) => stops([one]));
  return { to: 'deny', remove: [], add, ...still, ...(oneIsEnough && { oneIsEnough }) };
}

function whatAllows(policy: Policy, call: Call): Change {
  const verdict = decide(policy, call);
  const { removed, last, rest } = withoutDeciding(policy, call, verdict, 'deny', 'ask');
  if (last.decision === 'allow') return { to: 'allow', remove: removed, add: [] };
  for (const add of candidates(call, policy.session)) {
    if (decide(withRules(rest, add), call).decision !== 'allow') continue;
    const wider = widerRules(rest, call, last);
    return { to: 'allow', remove: removed, add: needed(rest, call, add), ...(wider.length > 0 && { wider }) };
  }
  const modes = (['acceptEdits', 'bypassPermissions'] as const).filter((mode) => decide(inMode(rest, mode), call).decision === 'allow');
  const mode: Mode | undefined = modes[0];
  const left = { stage: last.stage, reason: last.reason };
  return { to: undefined, remove: removed, add: [], left, ...(mode !== undefined && { mode }) };
}

/** Of a command that no pattern lifts: the prefix rule that one would write first, and the bare rule. */
function widerRules(policy: Policy, { tool, input }: Call, { stage }: Verdict): NonNullable<Change['wider']> {
  const command = input['command'];
  if (!runsShell(tool) || typeof command !== 'string' || (stage !== 'unanalysable' && stage !== 'command check')) return [];
  const program = /^[\w./-]+(?=\s|$)/.exec(command.trim())?.[0];
  return [...(program === undefined ? [] : [`Bash(${program}:*)`]), 'Bash'].map((text) => ({
    text,
    helps: decide(withRules(policy, [{ effect: 'allow', text }]), { tool, input }).decision === 'allow',
  }));
}

const inMode = ({ rules, session }: Policy, mode: Mode): Policy => ({ rules, session: { ...session, mode } });

/** Takes the deciding rule away until no such rule decides. */
function withoutDeciding(policy: Policy, call: Call, first: Verdict, ...effects: readonly Effect[]) {
  const removed: Rule[] = [];
  let rest = policy;
  let last = first;
  while (last.rule && effects.includes(last.rule.effect) && removed.length < MAX_REMOVED) {
    const { rule } = last;
    removed.push(rule);
    rest = { ...rest, rules: compileRules(rest.rules.all.filter((one) => one !== rule)) };
    last = decide(rest, call);
  }
  return { removed, last, rest };
}

type Added = readonly { readonly effect: Effect; readonly text: string }[];

function withRules({ rules, session }: Policy, added: Added): Policy {
  const from = { scope: 'project' as const, source: '', base: session.places.start };
  const more = added.flatMap(({ effect, text }) => (skipOf(text, effect) ? [] : [ruleOf(text, effect, from)]));
  return { session, rules: compileRules([...rules.all, ...(hasClassifier(session) ? suspendInAuto(more, false) : more)]) };
}

/** Leaves out what the call does not need. */
function needed(policy: Policy, call: Call, added: Added): Added {
  let kept = added;
  for (const one of added) {
    const fewer = kept.filter((other) => other !== one);
    if (decide(withRules(policy, fewer), call).decision === 'allow') kept = fewer;
  }
  return kept;
}

/** Lists of rules to try, the narrowest first. */
function candidates(call: Call, session: Session): readonly Added[] {
  const { tool, input } = call;
  const allow = (...texts: readonly string[]): Added => texts.map((text) => ({ effect: 'allow', text }));
  const text = (name: string): string | undefined => (typeof input[name] === 'string' ? input[name] : undefined);
  const command = text('command');
  if (runsShell(tool) && command !== undefined) return shellCandidates(command, session).map((texts) => allow(...texts));
  const file = text('file_path') ?? text('notebook_path') ?? (tool === 'Grep' || tool === 'Glob' ? text('path') : undefined);
  if (file !== undefined)
    return [
      allow(pathRule(tool === 'Read' || tool === 'Grep' || tool === 'Glob' ? 'Read' : 'Edit', resolve(session.places.start, home(file, session)), session)),
      allow(tool),
    ];
  if (tool === 'WebFetch') return [allow(`WebFetch(domain:${hostOf(text('url') ?? '')})`)];
  if (tool === 'Skill') return [allow(`Skill(${(text('skill') ?? '').replace(/^\//, '')})`)];
  if (tool === 'Agent') return [allow(`Agent(${text('subagent_type') ?? 'general-purpose'})`), allow('Agent')];
  return [allow(tool)];
}

const home = (file: string, { places }: Session): string => (file === '~' || file.startsWith('~/') ? places.home + file.slice(1) : file.trim());

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/** A path rule for one file: `/x` of the project where it lies in the start folder, else absolute. */
function pathRule(tool: 'Read' | 'Edit', path: string, { places }: Session): string {
  const inside = below(path, places.start);
  return `${tool}(${inside === undefined ? '/' : ''}/${literal(inside ?? path.slice(1))})`;
}

/** Characters that gitignore patterns give a meaning. */
const literal = (path: string): string => path.replace(/[\\*?[\]!#]/g, '\\$&').replace(/ $/, '\\ ');

/** Exact rules for the parts, with rules for the files that they touch; then the whole line; the bare rule last. */
function shellCandidates(command: string, session: Session): readonly (readonly string[])[] {
  const line = parseLine(command, session.places.home);
  const exact = [...new Set((line.complex === undefined ? line.parts : []).map(({ text }) => `Bash(${escaped(text)})`))];
  const paths = [...new Set(line.parts.flatMap((part) => fileRules(part, session)))];
  const whole = `Bash(${escaped(line.source)})`;
  return [...(exact.length > 0 ? [exact] : []), [whole], ...(paths.length > 0 ? [paths, [...exact, ...paths]] : []), ['Bash']];
}

/** `\(`, `\)` and `\\` stand for one character in a rule. */
const escaped = (text: string): string => text.replace(/\\(?=[()\\]|$)/g, '\\\\');

function fileRules(part: Part, session: Session): readonly string[] {
  const rule = (arg: Arg, writes: boolean): readonly string[] =>
    arg.dynamic || arg.glob ? [] : [pathRule(writes ? 'Edit' : 'Read', resolve(session.places.current, home(arg.value, session)), session)];
  const operands = operandsOf(startedCommand(part));
  return [
    ...part.redirs.flatMap(({ target, writes }) => rule(target, writes)),
    ...(operands?.files ?? []).flatMap((file) => rule(file, operands?.command.writes === true)),
  ];
}

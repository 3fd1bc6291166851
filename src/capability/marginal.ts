import { decide } from '../policy/decide.ts';
import type { Policy } from '../policy/policy.ts';
import type { Rule } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';
import { parseRule } from '../policy/syntax.ts';
import type { Candidate } from './candidates/candidate.ts';
import { fileCandidates } from './candidates/files.ts';
import { serverCandidates } from './candidates/servers.ts';
import { shellCandidates } from './candidates/shell.ts';
import { webCandidates } from './candidates/web.ts';
import { type Capability, isGain } from './program.ts';

/** A capability that somebody has, with the call that shows it: `decide` allows it with the rule and not without. */
export interface HeldCapability extends Candidate {
  /** The rule that lets the call through; undefined where the mode does. */
  readonly rule?: Rule;
}

/**
 * What a rule adds: the calls that this policy allows and the same policy without the rule does not. What needs no rule, what other rules allow
 * as well and what deny or ask rules take away does not count. Deny and ask rules add nothing. The policy is already that of a run.
 */
export function capabilitiesOf(policy: Policy, rule: Rule): readonly HeldCapability[] {
  if (rule.effect !== 'allow') return [];
  const without: Policy = { ...policy, rules: compileRules(policy.rules.all.filter((other) => other !== rule)) };
  return [...gained(without, policy, candidatesOf(rule, policy))];
}

/** What a policy allows beyond a session of the same folders in default mode without any rule. */
export const capabilitiesOfPolicy = (policy: Policy): readonly HeldCapability[] => [...heldBy(policy)];

/** The first of them that is wanted: the engine is asked about no other. */
export function findCapability(policy: Policy, wanted: (candidate: Candidate) => boolean): HeldCapability | undefined {
  for (const held of heldBy(policy, wanted)) return held;
  return undefined;
}

/** Which kinds of capability a policy gives; of each the first call that shows it is enough. */
export function capabilityKinds(policy: Policy): ReadonlySet<Capability> {
  const kinds = new Set<Capability>();
  for (const { capability } of heldBy(policy, (candidate) => !kinds.has(candidate.capability) && isGain(candidate))) kinds.add(capability);
  return kinds;
}

function heldBy(policy: Policy, wanted?: (candidate: Candidate) => boolean): Iterable<HeldCapability> {
  const plain: Policy = { rules: compileRules([]), session: { ...policy.session, mode: 'default' } };
  return gained(plain, policy, allCandidates(policy), wanted);
}

function* allCandidates(policy: Policy): Iterable<Candidate> {
  for (const rule of policy.rules.all) if (rule.effect === 'allow') yield* candidatesOf(rule, policy);
  if (policy.session.mode !== 'default') yield* callsAbout(undefined, policy);
}

/** What one policy allows and another does not: for comparing two states of a configuration. */
export function capabilitiesGained(before: Policy, after: Policy, rules: readonly Rule[] = after.rules.all): readonly HeldCapability[] {
  const byMode = before.session.mode === after.session.mode ? [] : callsAbout(undefined, after);
  return [...gained(before, after, [...rules.filter(({ effect }) => effect === 'allow').flatMap((rule) => candidatesOf(rule, after)), ...byMode])];
}

function* gained(before: Policy, after: Policy, candidates: Iterable<Candidate>, wanted?: (candidate: Candidate) => boolean): Iterable<HeldCapability> {
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (wanted && !wanted(candidate)) continue;
    const { capability, call } = candidate;
    const key = `${capability} ${call.tool} ${Object.values(call.input).join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { decision, rule } = decide(after, call);
    if (decision !== 'allow' || decide(before, call).decision === 'allow') continue;
    yield rule === undefined ? candidate : { ...candidate, rule };
  }
}

/** Calls that show what a rule of any effect is about; without a rule, what a mode is about. What a policy makes of them is another question. */
export const callsAbout = (rule: Rule | undefined, policy: Policy): readonly Candidate[] =>
  rule ? candidatesOf(rule, policy) : [...fileCandidates(undefined, policy), ...shellCandidates(undefined)];

/** Calls that the rule could permit, by the kind of tool that it speaks of; the engine says which of them it does. */
function candidatesOf(rule: Rule, policy: Policy): readonly Candidate[] {
  const { tool, specifier } = rule;
  if (tool === 'Bash' || tool === 'Monitor' || tool === 'PowerShell') {
    const found = shellCandidates(specifier === undefined ? undefined : parseRule(rule.text));
    return tool === 'Bash' ? found : found.map((one) => ({ ...one, call: { ...one.call, tool } }));
  }
  if (tool === 'WebFetch') return webCandidates(specifier);
  if (tool.startsWith('mcp__')) return serverCandidates(tool);
  return fileCandidates(rule, policy);
}

import type { Harness } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Decision, Grant } from '../model/permission.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { EMPTY_DISK } from '../policy/disk.ts';
import type { Call, Policy, Session } from '../policy/policy.ts';
import { type Rule, ruleOf, ruleOfGrant } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';
import { isEverywhere, loadedGrants } from './grants.ts';
import type { More, Replay } from './rule.ts';

/*
 * Loaded at the first question: most projects have no rules that need a proof.
 */

/**
 * What the engine says about a call in a session that loads these rules: default mode, nothing known of the disk. Rules prove with it
 * what they say about each other; where the real session has more (a mode, more folders), less is asked than here, never more is denied.
 */
export function verdictUnder(grants: readonly Grant[], call: Call): Verdict {
  return decide(policyUnder(grants), call);
}

const single = new WeakMap<Grant, Policy>();

/** Single rules are asked again and again: each is compiled once. */
function policyUnder(grants: readonly Grant[]): Policy {
  const [only] = grants;
  if (only === undefined || grants.length > 1) return { rules: compileRules(grants.map(ruleInSession)), session: SESSION };
  const known = single.get(only);
  if (known) return known;
  const policy = { rules: compileRules([ruleInSession(only)]), session: SESSION };
  single.set(only, policy);
  return policy;
}

/**
 * What a finding adds, with the first of its witnesses of which the engine says what the finding says: a finding whose witnesses do not
 * show what it claims is not made. Without a witness there is nothing to replay.
 */
export function shown(harness: Harness, at: Origin, more: More): More | undefined {
  const { witness, otherwise = [] } = more;
  if (witness === undefined) return more;
  const found = [witness, ...otherwise].find((one) => isShown(harness, at, one, more));
  return found && { ...more, witness: found };
}

function isShown(harness: Harness, at: Origin, witness: Call, { grant, replay = RUNS }: More): boolean {
  return replay.every((claim) => {
    if ('unmoved' in claim) return verdictUnder([claim.unmoved], witness).rule === undefined;
    const found = claim.under ? [verdictUnder(claim.under, witness).decision] : decisionsAt(harness, at, witness, grant?.text);
    return found.some((decision) => claim.is.includes(decision));
  });
}

/** What most witnesses show: a call that runs without a question. */
const RUNS: readonly Replay[] = [{ is: ['allow'] }];

/** What the sessions that load the file of a finding make of a call: one for a project's file, every one for a person's own. */
function decisionsAt(harness: Harness, at: Origin, call: Call, granted: string | undefined): readonly Decision[] {
  const file = harness.settings.find((one) => one.file === at.file);
  const everywhere = file !== undefined && isEverywhere(file);
  if (file && !everywhere) return [decisionIn(harness, file.dir, call)];
  if (everywhere) return [undefined, ...new Set(harness.settings.map(({ dir }) => dir))].map((dir) => decisionIn(harness, dir, call));
  // A skill grants what its front matter lists as long as it is at work.
  const prompt = [...harness.skills, ...harness.commands, ...harness.agents].find((one) => one.file === at.file);
  const extra = granted === undefined ? [] : [ruleOf(granted, 'allow', { scope: 'flag', source: at.file, base: START })];
  const { rules } = sessionOf(harness, prompt?.dir ?? '').policy;
  return [decide({ rules: compileRules([...rules.all, ...extra]), session: SESSION }, call).decision];
}

/** Whether an allow rule of this text, which is all that stands in the settings, lets the command run. */
export function passesUnder(rule: string, command: string): boolean {
  const rules = compileRules([ruleOf(rule, 'allow', { scope: 'project', source: '', base: START })]);
  return decide({ rules, session: SESSION }, { tool: 'Bash', input: { command } }).decision === 'allow';
}

/** What the engine says of a command where these allow rules are all there is. */
export function verdictOfCommand(allowed: readonly string[], command: string): Verdict {
  return decide(policyOfTexts(allowed), { tool: 'Bash', input: { command } });
}

/** A session in which these allow rules are all there is. */
export function policyOfTexts(allowed: readonly string[]): Policy {
  return { rules: compileRules(allowed.map((rule) => ruleOf(rule, 'allow', { scope: 'project', source: '', base: START }))), session: SESSION };
}

/** Whether the session that loads all of these grants, and everything else that stands beside them, runs the command without a question. */
export function runsUnasked(harness: Harness, beside: readonly Grant[], command: string): boolean {
  return decisionBeside(harness, beside, { tool: 'Bash', input: { command } }) === 'allow';
}

/** What that session does with a call. */
export function decisionBeside(harness: Harness, beside: readonly Grant[], call: Call): Decision {
  return decisionIn(harness, beside.find((grant) => !isEverywhere(grant))?.dir ?? '', call);
}

function decisionIn(harness: Harness, dir: string | undefined, call: Call): Decision {
  const { policy, known } = sessionOf(harness, dir);
  const key = JSON.stringify([call.tool, call.input]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { decision } = decide(policy, call);
  known.set(key, decision);
  return decision;
}

interface Compiled {
  readonly policy: Policy;
  readonly known: Map<string, Decision>;
}
const sessions = new WeakMap<Harness, Map<string | undefined, Compiled>>();

/** One for each folder that has project settings; managed and user rules are in all of them. undefined: a folder without any. */
function sessionOf(harness: Harness, dir: string | undefined): Compiled {
  const folders = sessions.get(harness) ?? new Map<string | undefined, Compiled>();
  sessions.set(harness, folders);
  const known = folders.get(dir);
  if (known) return known;
  const grants = loadedGrants(harness).filter((grant) => grant.dir === dir || isEverywhere(grant));
  const compiled: Compiled = { policy: { rules: compileRules(grants.map(ruleInSession)), session: SESSION }, known: new Map() };
  folders.set(dir, compiled);
  return compiled;
}

/** What a session of this folder decides with, as far as its rules go. */
export function policyOfFolder(harness: Harness, dir: string): Policy {
  return sessionOf(harness, dir).policy;
}

/** A session in which these rules are all there is. */
export function policyOf(grants: readonly Grant[]): Policy {
  return policyUnder(grants);
}

/** Where the session's project has this file. */
export function inSession(path: string): string {
  return `${START}/${path}`;
}

/** Where it has this file of the home folder. */
export function inSessionHome(path: string): string {
  return `${HOME}/${path}`;
}

/** Names that stand for any: no rule names them by chance. */
const START = '/session/project';
const HOME = '/session/home';

const SESSION: Session = {
  mode: 'default',
  places: { home: HOME, start: START, current: START, working: [START] },
  disk: EMPTY_DISK,
  git: true,
  autoOff: false,
  servers: [],
  bypassAvailable: false,
  gatedSkills: new Set(),
  zsh: false,
};

const rules = new WeakMap<Grant, Rule>();

function ruleInSession(grant: Grant): Rule {
  const known = rules.get(grant);
  if (known) return known;
  const { scope, origin } = grant;
  const base = scope === 'user' ? `${HOME}/.claude` : START;
  const rule = ruleOfGrant(grant, { scope, source: origin.file, base });
  rules.set(grant, rule);
  return rule;
}

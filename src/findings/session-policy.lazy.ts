import type { Harness } from '../model/harness.ts';
import type { Decision, Grant } from '../model/permission.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { EMPTY_DISK } from '../policy/disk.ts';
import type { Call, Session } from '../policy/policy.ts';
import { type Rule, ruleOfGrant } from '../policy/rule.ts';
import { compileRules } from '../policy/rule-set.ts';
import { isEverywhere, loadedGrants } from './grants.ts';

/*
 * Loaded at the first question: most projects have no rules that need a proof.
 */

/**
 * What the engine says about a call in a session that loads these rules: default mode, nothing known of the disk. Rules prove with it
 * what they say about each other; where the real session has more (a mode, more folders), less is asked than here, never more is denied.
 */
export function verdictUnder(grants: readonly Grant[], call: Call): Verdict {
  return decide({ rules: compileRules(grants.map(ruleInSession)), session: SESSION }, call);
}

/** Whether the session that loads all of these grants, and everything else that stands beside them, runs the command without a question. */
export function runsUnasked(harness: Harness, beside: readonly Grant[], command: string): boolean {
  return decisionBeside(harness, beside, { tool: 'Bash', input: { command } }) === 'allow';
}

/** What that session does with a call. */
export function decisionBeside(harness: Harness, beside: readonly Grant[], call: Call): Decision {
  const session = sessionOf(harness, beside);
  const key = JSON.stringify([call.tool, call.input]);
  const known = session.known.get(key);
  if (known !== undefined) return known;
  const decision = session.decide(call);
  session.known.set(key, decision);
  return decision;
}

interface Compiled {
  readonly decide: (call: Call) => Decision;
  readonly known: Map<string, Decision>;
}
const sessions = new WeakMap<Harness, Map<string, Compiled>>();

/** One for each folder that has project settings: managed and user rules are in all of them. */
function sessionOf(harness: Harness, beside: readonly Grant[]): Compiled {
  const dir = beside.find((grant) => !isEverywhere(grant))?.dir ?? '';
  const folders = sessions.get(harness) ?? new Map<string, Compiled>();
  sessions.set(harness, folders);
  const known = folders.get(dir);
  if (known) return known;
  const grants = loadedGrants(harness).filter((grant) => grant.dir === dir || isEverywhere(grant));
  const policy = { rules: compileRules(grants.map(ruleInSession)), session: SESSION };
  const compiled: Compiled = { decide: (call) => decide(policy, call).decision, known: new Map() };
  folders.set(dir, compiled);
  return compiled;
}

/** Where the session's project has this file. */
export function inSession(path: string): string {
  return `${START}/${path}`;
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

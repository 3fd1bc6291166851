import { findCapability } from '../capability/marginal.ts';
import { standsAlone } from '../capability/program.ts';
import type { Harness, SettingsFile } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Run } from '../model/run.ts';
import { proveAlways, proveNever } from '../policy/assertions.ts';
import { consulted } from '../policy/auto-mode.ts';
import { decide } from '../policy/decide.ts';
import { EMPTY_DISK } from '../policy/disk.ts';
import { inForce } from '../policy/in-force.ts';
import type { Call, Policy } from '../policy/policy.ts';
import { compileRules } from '../policy/rule-set.ts';
import { isEverywhere } from './grants.ts';

/*
 * Loads the engine, its algebra and the catalogue: only where somebody asserts something.
 */

/** An assertion that does not hold, or of which that is not known, in the session of a folder. */
export interface Broken {
  readonly dir: string;
  /** undefined: not proved. */
  readonly call?: Call;
  /** The rule that lets the call run, or keeps it from running. */
  readonly at?: Origin;
  readonly reason: string;
}

/** In the first session, of the start folder or another with settings of its own, in which the assertion is not proved. */
export function brokenAssertion(harness: Harness, run: Run, kind: 'never' | 'always', text: string): Broken | undefined {
  let open: Broken | undefined;
  for (const { dir, policy } of sessionsOf(harness, run)) {
    const broken = text.startsWith('capability:') ? brokenCapability(policy, dir, text.slice('capability:'.length)) : brokenCalls(policy, dir, kind, text);
    if (broken?.call) return broken;
    open ??= broken;
  }
  return open;
}

function brokenCalls(policy: Policy, dir: string, kind: 'never' | 'always', text: string): Broken | undefined {
  const proof = kind === 'never' ? proveNever(policy, text) : proveAlways(policy, text);
  if (proof.kind === 'holds') return undefined;
  if (proof.kind === 'unknown') return { dir, reason: proof.why };
  const { call, verdict } = proof;
  return { dir, call, reason: verdict.reason, ...(verdict.rule?.origin && { at: verdict.rule.origin }) };
}

/** What the catalogue knows, decided by the engine; a program that it does not know is not looked for. */
function brokenCapability(policy: Policy, dir: string, capability: string): Broken | undefined {
  const held = findCapability(policy, (candidate) => candidate.capability === capability && candidate.confidence !== 'low' && standsAlone(candidate));
  if (held === undefined) return undefined;
  const { rule, reason } = decide(policy, held.call);
  return { dir, call: held.call, reason, ...(rule?.origin && { at: rule.origin }) };
}

/** Names that stand for any: no rule names them by chance. */
const ROOT = '/session/project';
const HOME = '/session/home';

const RANK = { managed: 0, flag: 1, local: 2, project: 3, user: 4 } as const;

function sessionsOf(harness: Harness, run: Run): readonly { readonly dir: string; readonly policy: Policy }[] {
  const loaded = harness.settings.filter((file) => file.inForce).sort((a, b) => RANK[a.scope] - RANK[b.scope]);
  const folders = new Set([run.startDir, ...loaded.filter((file) => !isEverywhere(file)).map(({ dir }) => dir)]);
  return [...folders].map((dir) => ({
    dir,
    policy: policyOf(
      loaded.filter((file) => file.dir === dir || isEverywhere(file)),
      dir,
      run,
    ),
  }));
}

function policyOf(files: readonly SettingsFile[], folder: string, run: Run): Policy {
  const dir = folder === '' ? ROOT : `${ROOT}/${folder}`;
  const force = inForce(files, {
    home: HOME,
    dir,
    trusted: run.trusted,
    ...(run.mode !== undefined && { mode: run.mode }),
    allowedTools: [],
    disallowedTools: [],
    addDirs: [],
    granted: [],
    isDirectory: () => true,
  });
  return {
    rules: compileRules(consulted(force)),
    session: {
      mode: force.mode,
      places: { home: HOME, start: dir, current: dir, working: force.working },
      disk: EMPTY_DISK,
      git: true,
      autoOff: force.autoOff,
      servers: [],
      bypassAvailable: false,
      gatedSkills: new Set(),
      zsh: false,
    },
  };
}

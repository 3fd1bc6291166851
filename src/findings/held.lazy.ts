import type { Candidate } from '../capability/candidates/candidate.ts';
import { findCapability, type HeldCapability } from '../capability/marginal.ts';
import { counts } from '../capability/program.ts';
import type { Harness } from '../model/harness.ts';
import type { Origin } from '../model/origin.ts';
import type { Decision, Grant } from '../model/permission.ts';
import type { Mode } from '../model/run.ts';
import { decide } from '../policy/decide.ts';
import type { Call, Policy } from '../policy/policy.ts';
import { loadedGrants } from './grants.ts';
import { policyOfFolder } from './session-policy.lazy.ts';

/*
 * What the sessions of a harness may do, all rules together: for findings that no single rule shows. Loads the engine and the catalogue.
 */

/** A capability with the rule in the files that gives it. */
export interface Held extends HeldCapability {
  readonly grant: Grant;
}

/** What one session has, and what it would say to a call. */
export interface HeldTogether {
  /** Folder that the session starts in. */
  readonly dir: string;
  readonly find: (wanted: (candidate: Candidate) => boolean) => Held | undefined;
  readonly decide: (call: Call) => Decision;
  /** What lets a call pass: a rule's place, or nothing where the mode does; undefined where it does not pass. */
  readonly passes: (call: Call, mode?: Mode) => { readonly by: Origin | undefined } | undefined;
  /** A rule alone gives everything: what several rules add to that is not worth a word. */
  readonly runsAnything: boolean;
}

const known = new WeakMap<Harness, readonly HeldTogether[]>();

/** One for each folder that has project settings; where only the user's are there, one. */
export function heldTogether(harness: Harness): readonly HeldTogether[] {
  const before = known.get(harness);
  if (before) return before;
  const grants = loadedGrants(harness, 'allow');
  const folders = new Set(harness.settings.flatMap((file) => (file.inForce && (file.scope === 'project' || file.scope === 'local') ? [file.dir] : [])));
  if (folders.size === 0) folders.add('');
  const all = [...folders].map((dir) => of(dir, policyOfFolder(harness, dir), grants));
  known.set(harness, all);
  return all;
}

function of(dir: string, policy: Policy, grants: readonly Grant[]): HeldTogether {
  const at = ({ file, path }: Origin): string => `${file}\n${path.join('.')}`;
  const byPlace = new Map(grants.map((grant) => [at(grant.origin), grant]));
  const find: HeldTogether['find'] = (wanted) => {
    const held = findCapability(policy, wanted);
    const grant = held?.rule?.origin && byPlace.get(at(held.rule.origin));
    return held && grant && { ...held, grant };
  };
  const runsAnything = findCapability(policy, (one) => one.capability === 'exec' && isSolid(one)) !== undefined;
  const passes: HeldTogether['passes'] = (call, mode = 'default') => {
    const { decision, rule } = decide({ ...policy, session: { ...policy.session, mode } }, call);
    return decision === 'allow' ? { by: rule?.origin } : undefined;
  };
  return { dir, find, decide: (call) => decide(policy, call).decision, passes, runsAnything };
}

/** Not what everybody wants anyway, not one call that somebody has looked at, and not dependent on what may not be there. */
export function isSolid({ capability, mild, exact, needs, confidence }: Candidate): boolean {
  return mild !== true && exact !== true && confidence !== 'low' && counts({ can: capability, words: '', ...(needs !== undefined && { needs }) });
}

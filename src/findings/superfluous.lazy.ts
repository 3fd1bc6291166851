import { covers } from '../capability/covers.ts';
import type { Harness } from '../model/harness.ts';
import type { Grant, Scope } from '../model/permission.ts';
import { coveredRules } from '../policy/compare/covered.ts';
import { Budget } from '../policy/language/lazy.ts';
import type { Rule } from '../policy/rule.ts';
import { isEverywhere, loadedGrants } from './grants.ts';
import { policyOfFolder } from './session-policy.lazy.ts';

/*
 * Loads the algebra: only where two rules on commands could have to do with each other.
 */

export interface Superfluous {
  readonly grant: Grant;
  readonly how: 'redundant' | 'stopped';
  readonly by: readonly Grant[];
}

/** States of one harness: lists of thousands of rules are within them, what is made to keep us busy is left alone. */
const BUDGET = 200_000;

/** Command rules that the others of a session cover, as only a proof over all texts shows: what two texts show is said elsewhere. */
export function superfluousRules(harness: Harness): readonly Superfluous[] {
  const grants = loadedGrants(harness).filter(({ rule }) => rule.tool === 'Bash' && rule.specifier !== undefined);
  const folders = new Set(grants.filter((grant) => !isEverywhere(grant)).map(({ dir }) => dir));
  const at = ({ file, path }: Grant['origin']): string => `${file}\n${path.join('.')}`;
  const byPlace = new Map(grants.map((grant) => [at(grant.origin), grant]));
  const grantOf = ({ origin }: Rule): Grant | undefined => origin && byPlace.get(at(origin));
  const found = new Map<Grant, Superfluous>();
  const budget = new Budget(BUDGET);
  for (const dir of folders.size === 0 ? [''] : folders) {
    for (const { rule, how, by } of coveredRules(policyOfFolder(harness, dir), budget)) {
      const grant = grantOf(rule);
      const others = by.flatMap((other) => grantOf(other) ?? []);
      if (grant === undefined || others.length === 0 || others.length < by.length || found.has(grant)) continue;
      const said = others.some((other) => covers(other.rule, grant.rule));
      if (!said && others.every((other) => AUDIENCE[other.scope] >= AUDIENCE[grant.scope])) found.set(grant, { grant, how, by: others });
    }
  }
  return [...found.values()];
}

/** A rule of somebody's own file does not make one superfluous that others rely on. */
const AUDIENCE: Readonly<Record<Scope, number>> = { managed: 3, project: 2, user: 1, local: 1, flag: 0 };

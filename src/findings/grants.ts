import type { Harness } from '../model/harness.ts';
import type { Effect, Grant, Scope } from '../model/permission.ts';
import type { More } from './rule.ts';

/** The permission rules that the client loads: not of a file that it drops, and not skipped one by one. */
export function loadedGrants(harness: Harness, ...effects: readonly Effect[]): readonly Grant[] {
  const dropped = new Set(harness.settings.filter((file) => !file.inForce).map((file) => file.file));
  return harness.grants.filter((grant) => !grant.skipped && !dropped.has(grant.origin.file) && (effects.length === 0 || effects.includes(grant.effect)));
}

/** Whether one session can load both rules: managed and user rules are everywhere, a project's only where it starts. */
export const sameSession = (a: Grant, b: Grant): boolean => a.dir === b.dir || isEverywhere(a) || isEverywhere(b);

export const isEverywhere = ({ scope }: { readonly scope: Scope }): boolean => scope === 'managed' || scope === 'user' || scope === 'flag';

/** Rules by what they have in common, each list in order. */
export function grantsBy(grants: readonly Grant[], key: (grant: Grant) => string): ReadonlyMap<string, readonly Grant[]> {
  const table = new Map<string, Grant[]>();
  for (const grant of grants) {
    const at = key(grant);
    if (!table.get(at)?.push(grant)) table.set(at, [grant]);
  }
  return table;
}

/** A table for each session that somebody asks about, of the rules that it loads: in a monorepo every folder has its own. */
export function perSession<T>(grants: readonly Grant[], build: (own: readonly Grant[]) => T): (grant: Grant) => T {
  const byFolder = grantsBy(grants, (grant) => (isEverywhere(grant) ? EVERYWHERE : grant.dir));
  const tables = new Map<string, T>();
  return (grant) => {
    const folder = isEverywhere(grant) ? EVERYWHERE : grant.dir;
    const before = tables.get(folder);
    if (before !== undefined) return before;
    const isOnly = folder === EVERYWHERE || !byFolder.has(EVERYWHERE);
    const own = folder === EVERYWHERE ? grants : isOnly ? (byFolder.get(folder) ?? []) : grants.filter((other) => sameSession(other, grant));
    const table = build(own);
    tables.set(folder, table);
    return table;
  };
}

/** No folder has this name. */
const EVERYWHERE = '/';

/** What every finding about a permission rule carries. */
export const aboutGrant = ({ effect, rule }: Grant): Pick<More, 'grant'> => ({ grant: { effect, text: rule.text } });

/**
 * Rule text for a message: saved commands can be pages long. It is cut between words: half a secret would no longer be
 * recognised, and masked, where the report is printed.
 */
export const shorten = (text: string, longest = 80): string => {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const words = cut.slice(0, cut.lastIndexOf(' ') + 1);
  return `${words.length > 8 ? words : cut.replace(/(?<![\w+/=.~-])[\w+/=.~-]+$/, '')}…`;
};

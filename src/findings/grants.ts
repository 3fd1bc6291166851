import { fixedStart } from '../capability/covers.ts';
import type { Harness } from '../model/harness.ts';
import type { Effect, Grant } from '../model/permission.ts';
import type { More } from './rule.ts';

/** The permission rules that the client loads: not of a file that it drops, and not skipped one by one. */
export function loadedGrants(harness: Harness, ...effects: readonly Effect[]): readonly Grant[] {
  const dropped = new Set(harness.settings.filter((file) => !file.inForce).map((file) => file.file));
  return harness.grants.filter((grant) => !grant.skipped && !dropped.has(grant.origin.file) && (effects.length === 0 || effects.includes(grant.effect)));
}

/** Whether one session can load both rules: managed and user rules are everywhere, a project's only where it starts. */
export const sameSession = (a: Grant, b: Grant): boolean => a.dir === b.dir || everywhere(a) || everywhere(b);

const everywhere = (grant: Grant): boolean => grant.scope === 'managed' || grant.scope === 'user' || grant.scope === 'flag';

/** What every finding about a permission rule carries. */
export const aboutGrant = ({ effect, rule }: Grant): Pick<More, 'grant'> => ({ grant: { effect, text: rule.text } });

/** Which of the rules may cover another one: those whose fixed words it starts with. Lists can hold thousands. */
export function coverCandidates(grants: readonly Grant[]): (grant: Grant) => readonly Grant[] {
  const byStart = new Map<string, Grant[]>();
  const others = grants.filter(({ rule }) => rule.tool !== 'Bash');
  for (const grant of grants) {
    const start = fixedStart(grant.rule);
    if (grant.rule.tool === 'Bash' && !byStart.get(start)?.push(grant)) byStart.set(start, [grant]);
  }
  const lengths = [...new Set([...byStart.keys()].map((start) => start.length))];
  const globs = others.filter(({ rule }) => rule.tool.includes('*'));
  return ({ rule }) => {
    if (rule.tool !== 'Bash') return others;
    const text = (rule.specifier ?? '').trimStart();
    return [...lengths.flatMap((length) => (length <= text.length ? (byStart.get(text.slice(0, length)) ?? []) : [])), ...globs];
  };
}

/**
 * Rule text for a message: saved commands can be pages long. It is cut between words: half a secret would no longer be
 * recognised, and masked, where the report is printed.
 */
export const shorten = (text: string, longest = 80): string => {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const words = cut.slice(0, cut.lastIndexOf(' ') + 1);
  return `${words.length > 8 ? words : cut.replace(/[\w+/=.~-]*$/, '')}…`;
};

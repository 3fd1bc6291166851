import type { ClientStart } from '../model/entry.ts';
import type { Policy } from '../policy/policy.ts';
import type { Need } from './needs.ts';

/** More folders no list of rules names for one project. */
const MOST = 40;

/**
 * The session as it would be if the project lay where rules and scripts of it say: an absolute rule, or one below the home folder, is meant for the
 * machine on which the job runs, and from here nobody can tell where that keeps the project.
 */
export function sessionsElsewhere(policy: Policy, start: ClientStart | undefined): readonly Policy[] {
  const { session, rules } = policy;
  const folders = new Set<string>();
  for (const { effect, tool, specifier = '' } of rules.all) {
    if (effect !== 'allow') continue;
    const named =
      tool === 'Edit' || tool === 'Read'
        ? /^\/(\/.*)$|^(~\/.*)$/
            .exec(specifier)
            ?.slice(1)
            .find((path) => path !== undefined)
        : /(?<![\w.])\/[\w.@+-]+\/[^\s:*]*/.exec(specifier)?.[0];
    if (named === undefined) continue;
    const fixed = (named.split(/[*?[{]/)[0] ?? '').replace(/^~/, session.places.home);
    for (let at = fixed.lastIndexOf('/'); at > 0; at = fixed.lastIndexOf('/', at - 1)) folders.add(fixed.slice(0, at));
  }
  const entered = start?.command?.state.cd?.args[0];
  if (entered?.known && entered.value.startsWith('/')) folders.add(entered.value.replace(/(?<!\/)\/+$/, ''));
  return [...folders]
    .slice(0, MOST)
    .map((root) => ({ rules, session: { ...session, places: { ...session.places, start: root, current: root, working: [root] } } }));
}

/** The same need of a file as it would be named from the top of a project that lies on the way to it. */
export function seenFromWithin(need: Need): readonly Need[] {
  const path = need.call.input['file_path'];
  if (typeof path !== 'string' || !path.startsWith('/')) return [];
  const parts = path.split('/').slice(1);
  return parts.slice(1).map((_, i) => ({ ...need, call: { ...need.call, input: { file_path: parts.slice(i + 1).join('/') } } }));
}

import { EFFECTS, type Effect } from '../../src/model/permission.ts';
import { EMPTY_DISK } from '../../src/policy/disk.ts';
import type { Policy, Session } from '../../src/policy/policy.ts';
import { ruleOf } from '../../src/policy/rule.ts';
import { compileRules } from '../../src/policy/rule-set.ts';

/** A session in /project of a home folder /home/me, in which nothing special holds. */
export const SESSION: Session = {
  mode: 'default',
  places: { home: '/home/me', start: '/project', current: '/project', working: ['/project'] },
  disk: EMPTY_DISK,
  git: true,
  autoOff: false,
  servers: [],
  bypassAvailable: false,
  gatedSkills: new Set(),
  zsh: false,
};

export type Lists = Partial<Readonly<Record<Effect, readonly string[]>>>;

/** A policy of rules as a project's settings would hold them. */
export function policyWith(lists: Lists, session: Partial<Session> = {}): Policy {
  const from = { scope: 'project', source: 'project', base: '/project' } as const;
  const rules = EFFECTS.flatMap((effect) => (lists[effect] ?? []).map((text) => ruleOf(text, effect, from)));
  return { rules: compileRules(rules), session: { ...SESSION, ...session } };
}

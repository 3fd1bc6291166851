import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';
import type { ClientStart } from '../src/model/entry.ts';

export default defineRule({
  id: 'shared-home',
  title: 'Client that runs as one user in the home folder of another',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Credentials, trusted folders, personal settings and the logs of all sessions lie under HOME. Who runs with the home of somebody else reads the secrets and sessions of that person, acts with their account, and leaves files there that the owner cannot read or remove.',
  remedy: 'Give each job a user of its own, with a home folder and secret files that only this user can read.',
  references: ['surfaces SCRIPT-ROOT', 'security §4'],
  messages: {
    other: 'this runs as {user} with the home folder of {owner}: secrets, sessions and trust of one are those of the other',
    several: '{users} run the client with one home folder, {home}: secrets, sessions and trust are shared between them',
  },

  check({ harness }, report) {
    const byHome = new Map<string, Map<string, ClientStart>>();
    for (const start of entriesOf(harness).starts) {
      const user = start.user?.known ? start.user.value : undefined;
      const home = homeOf(start);
      if (user === undefined || home === undefined || !/^[a-z_][\w.-]*$/.test(user)) continue;
      const owner = ownerOf(home.value);
      if (owner !== undefined && owner !== user) {
        report(home.at, 'other', { user, owner });
        continue;
      }
      const users = byHome.get(home.value) ?? new Map<string, ClientStart>();
      byHome.set(home.value, users.set(user, start));
    }
    for (const [home, users] of byHome) {
      const [, second] = [...users];
      const at = second && homeOf(second[1])?.at;
      if (at) report(at, 'several', { users: [...users.keys()].join(' and '), home });
    }
  },
});

/** What HOME is set to, where that is beyond doubt. */
function homeOf({ variables }: ClientStart): { readonly value: string; readonly at: ClientStart['at'] } | undefined {
  const variable = variables.get('HOME');
  const value = variable?.value;
  return variable && value?.known && value.value.startsWith('/') ? { value: value.value.replace(/(?<!\/)\/+$/, ''), at: variable.at } : undefined;
}

/** Of a home folder in its usual place. */
const ownerOf = (home: string): string | undefined => (home === '/root' ? 'root' : /^\/(?:home|Users)\/([^/]+)$/.exec(home)?.[1]);

export const examples = (): Examples => ({
  bad: [{ title: 'Root with the home of the agent', files: { 'brief.sh': '#!/bin/bash\nexport «HOME=/home/agent»\nsudo -u deploy claude -p "/brief"\n' } }],
  good: [
    { title: 'Its own', files: { 'brief.sh': '#!/bin/bash\nexport HOME=/home/agent\nsudo -u agent claude -p "/brief"\n' } },
    { title: 'Nobody says who runs it', files: { 'brief.sh': '#!/bin/bash\nexport HOME=/home/agent\nclaude -p "/brief"\n' } },
  ],
});

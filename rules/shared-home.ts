import { folderOf } from '../src/findings/prompts.ts';
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
    sourced: 'this runs as {user} and loads secrets out of the home folder of {owner}: what {owner} keeps there, {user} reads as well',
    several: '{users} run the client with one home folder, {home}: secrets, sessions and trust are shared between them',
  },

  check({ harness }, report) {
    const byHome = new Map<string, Map<string, ClientStart>>();
    for (const start of entriesOf(harness).starts) {
      const user = start.user?.known ? start.user.value : undefined;
      if (user === undefined || !/^[a-z_][\w.-]*$/.test(user)) continue;
      const home = homeOf(start);
      // What sudo changes comes later: the file was read by who called it.
      const foreign =
        user === 'root' || start.command?.wrappers.some(({ name }) => /^(?:sudo|su|runuser|doas)$/.test(name))
          ? undefined
          : start.sourced.find(({ word }) => word.known && (ownerOf(folderOf(word.value)) ?? user) !== user);
      if (foreign) report(foreign.word.at, 'sourced', { user, owner: ownerOf(folderOf(foreign.word.value)) ?? '' });
      if (home === undefined || foreign) continue;
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
const ownerOf = (home: string): string | undefined => (home === '/root' ? 'root' : /^\/(?:home|Users)\/([^/]+)(?:\/|$)/.exec(home)?.[1]);

export const examples = (): Examples => ({
  bad: [
    { title: 'The home of somebody else', files: { 'brief.sh': '#!/bin/bash\nexport «HOME=/home/agent»\nsudo -u deploy claude -p "/brief"\n' } },
    { title: 'The secrets of somebody else', files: { 'etc/cron.d/agent': '0 6 * * * bob . «/home/alice/.env.agent» && claude -p /brief\n' } },
    {
      title: 'Two users of a crontab',
      files: { 'etc/cron.d/agent': '«HOME=/srv/agent»\n0 6 * * * alice claude -p /brief\n0 7 * * * bob claude -p /digest\n' },
    },
  ],
  good: [
    { title: 'Its own', files: { 'brief.sh': '#!/bin/bash\nexport HOME=/home/agent\nsudo -u agent claude -p "/brief"\n' } },
    { title: 'Nobody says who runs it', files: { 'brief.sh': '#!/bin/bash\nexport HOME=/home/agent\nclaude -p "/brief"\n' } },
  ],
});

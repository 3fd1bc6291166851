import { inEachFile, type Job, jobsOf, leadingTo } from '../src/findings/entry/jobs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { userOf } from '../src/load/entry/wrappers.ts';
import type { EntryText, Wrapper } from '../src/model/entry.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Origin } from '../src/model/origin.ts';

export default defineRule({
  id: 'root-run',
  title: 'Unattended run as root or under a login that others share',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'What the model is talked into, it does with the rights of the user that the run has: as root, with the whole machine. A login that other people or services share gives each of them the transcripts, the credentials and the settings of the job.',
  remedy: 'Give the job a user of its own, without rights beyond its folder.',
  references: ['surfaces SCRIPT-ROOT'],
  messages: {
    root: 'this run has the rights of root: one command that gets through can do anything to the machine',
    unit: 'a system unit without User= runs as root: one command that gets through can do anything to the machine',
    shared: '{user} is a login that others use too: they can read the transcripts and credentials of this run, and change its settings',
  },

  check({ harness }, report) {
    const told = new Set<string>();
    for (const job of inEachFile(jobsOf(harness), (one) => runsAs(one, harness) !== undefined)) {
      const found = runsAs(job, harness);
      if (!found || told.has(JSON.stringify(found.at))) continue;
      told.add(JSON.stringify(found.at));
      if (found.kind === 'shared') report(found.at, 'shared', { user: found.user }, { severity: 'note' });
      else report(found.at, found.kind, {}, found.kind === 'unit' ? { severity: 'note' } : {});
    }
  },
});

const SHARED = /^(?:ubuntu|ec2-user|centos|debian|admin|pi|vagrant|www-data|nobody|daemon|postgres|mysql)$/;

type Found = { readonly kind: 'root' | 'unit'; readonly at: Origin } | { readonly kind: 'shared'; readonly at: Origin; readonly user: string };

/** From the inside out: what stands nearest to the client decides. */
function runsAs(job: Job, harness: Harness): Found | undefined {
  for (const [i, { text, command }] of leadingTo(job).entries()) {
    const last = command.wrappers.findLast((wrapper) => userOf(wrapper) !== undefined || isRoots(wrapper));
    const user = last ? userOf(last) : text.around.user;
    if (last && !user) return { kind: 'root', at: last.at };
    if (user && !user.known) return undefined;
    if (user && /^(?:root|0|#0)$/.test(user.value)) return { kind: 'root', at: user.at };
    if (user && SHARED.test(user.value)) return { kind: 'shared', at: user.at, user: user.value };
    if (user) return undefined;
    if (text.via === 'systemd unit' && isSystemUnit(text, harness)) return { kind: 'unit', at: i === 0 ? job.at : command.at };
  }
  return undefined;
}

/** `sudo claude` without a name is root's, and so is `su -c`. */
const isRoots = ({ name, words }: Wrapper): boolean =>
  (/^(?:sudo|doas)$/.test(name) && !words.some(({ value }) => /^(?:-u|--user)/.test(value))) ||
  (name === 'su' && !words.some(({ value }) => !value.startsWith('-')));

/** Units of a user's own manager run as that user. */
function isSystemUnit({ file }: EntryText, { documents }: Harness): boolean {
  const text = documents.get(file)?.text ?? '';
  return (
    !/^[ \t]*(?:DynamicUser\s*=\s*(?:yes|true|1)|WantedBy\s*=\s*default\.target)|%h/im.test(text) &&
    !/(?:^|\/)(?:\.config|user)\//.test(file) &&
    !file.endsWith('@.service')
  );
}

const unit = (text: string) => ({ 'agent.service': `[Service]\nType=oneshot\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: "The column of a system's crontab", files: { 'etc/cron.d/agent': '0 6 * * * «root» timeout 9m claude -p brief\n' } },
    { title: 'sudo', files: { 'run.sh': '#!/bin/bash\n«sudo» timeout 9m claude -p brief\n' } },
    { title: 'su', files: { 'run.sh': "#!/bin/bash\n«su» -c 'claude -p brief'\n" } },
    { title: 'A unit without a user', files: unit('ExecStart=«/usr/local/bin/claude» -p brief') },
    { title: 'A unit that names root', files: unit('User=«root»\nExecStart=/usr/local/bin/claude -p brief') },
    { title: 'A script that a unit starts', files: { ...unit('ExecStart=«/opt/agent/run.sh»'), 'run.sh': 'claude -p brief\n' } },
    { title: 'The login of the image', files: unit('User=«ubuntu»\nExecStart=/usr/local/bin/claude -p brief') },
  ],
  good: [
    { title: 'A user of its own', files: unit('User=agent\nExecStart=/usr/local/bin/claude -p brief') },
    { title: 'sudo to one', files: { 'run.sh': '#!/bin/bash\nsudo -u agent -H claude -p brief\n' } },
    { title: "A user's own unit", files: unit('ExecStart=%h/.local/bin/claude -p brief') },
    { title: 'One that the system makes up', files: unit('DynamicUser=yes\nExecStart=/usr/local/bin/claude -p brief') },
    { title: "A person's crontab", files: { crontab: '0 6 * * * claude -p brief\n' } },
    { title: 'By way of root to one', files: { 'run.sh': "#!/bin/bash\nsudo su - agent -c 'claude -p brief'\n" } },
    {
      title: 'A line of root that hands the script to one',
      files: { 'etc/cron.d/agent': '0 6 * * * root runuser -u agent -- /opt/agent/run.sh\n', 'run.sh': 'claude -p brief\n' },
    },
    { title: 'su to one', files: { 'run.sh': "#!/bin/bash\nsu - agent -c 'claude -p brief'\n" } },
    { title: 'sudo for something else', files: { 'run.sh': 'sudo systemctl start proxy\nclaude -p brief\n' } },
  ],
});

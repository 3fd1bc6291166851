import { inEachFile, type Job, jobsOf, leadingTo } from '../src/findings/entry/jobs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryText } from '../src/model/entry.ts';

export default defineRule({
  id: 'bare-cron-path',
  title: 'Cron job that counts on the PATH of a terminal',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'Cron reads no profile: a command finds programs in `/usr/bin` and `/bin`, and nothing of what a terminal adds. The client, and what its servers start, mostly lie elsewhere; the job works when somebody tries it and not at night.',
  remedy: 'Set `PATH` (and `HOME`, where another user runs it) at the top of the crontab or of the script, or name the client by its whole path.',
  references: ['surfaces SCRIPT-PATH'],
  messages: { client: 'cron looks for {name} in /usr/bin and /bin only: nothing here sets PATH, and the client is mostly installed elsewhere' },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => isByCron(one) && isBare(one) && !hasPath(one)))
      report(job.at, 'client', { name: job.package ? 'npx' : 'claude' });
  },
});

/** A crontab has the line, or a remark in the script says so. */
function isByCron({ schedule, text }: Job): boolean {
  const { start, end } = schedule?.at.within ?? { start: 0, end: 0 };
  return schedule?.by === 'crontab line' || (schedule?.by === 'remark' && text.text.slice(start, end).toLowerCase().startsWith('cron'));
}

/** Neither a path nor something that nobody can tell. */
const isBare = ({ command }: Job): boolean =>
  command.words.filter(({ value }) => /(?:^|\/)(?:claude|npx|bunx|pnpm)$/.test(value)).some(({ known, value }, i) => i === 0 && known && !value.includes('/'));

/** Something sets it on the way to the client, or reads a profile that may. */
function hasPath(job: Job): boolean {
  if (job.command.uncalled || job.variables.has('PATH') || job.command.assignments.some(({ name }) => name === 'PATH')) return true;
  return leadingTo(job).some(
    ({ text, command }) =>
      text.around.variables.has('PATH') ||
      setsPath(text) ||
      command.wrappers.some(({ words }) => words.some(({ value }) => /^PATH=|^-[\dA-Z_a-km-z]*l\w*$|^--login$|^-$/.test(value))) ||
      command.args.some(({ value }) => /^-[\dA-Z_a-km-z]*l\w*$|^--login$/.test(value) && /sh$/.test(command.program)),
  );
}

const setsPath = ({ commands }: EntryText): boolean =>
  commands.some(
    ({ program, args, assignments }) =>
      assignments.some(({ name }) => name === 'PATH' || name === 'BASH_ENV') ||
      ((program === 'source' || program === '.') && args.some(({ value }) => /profile|rc\b|nvm|fnm|asdf|mise|activate|path|env$/i.test(value))) ||
      (program === 'eval' && args.length > 0),
  );

const cron = (line: string) => ({ crontab: `${line}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A bare name', files: cron('0 6 * * * timeout 30m «claude» -p brief') },
    { title: 'A script that says so', files: { 'run.sh': '#!/bin/bash\n# Started by cron.\n«claude» -p brief\n' } },
    { title: 'In the script that the line calls', files: { ...cron('0 6 * * * /opt/agent/run.sh'), 'run.sh': '#!/bin/bash\nset -e\n«claude» -p brief\n' } },
  ],
  good: [
    { title: 'Set in the crontab', files: cron('PATH=/usr/local/bin:/usr/bin:/bin\n0 6 * * * claude -p brief') },
    { title: 'Set in the script', files: { ...cron('@daily /opt/agent/run.sh'), 'run.sh': 'export PATH="$HOME/.local/bin:$PATH"\nclaude -p brief\n' } },
    { title: 'Set for the call', files: cron('0 6 * * * env PATH=/opt/bin:/usr/bin claude -p brief') },
    { title: 'A whole path', files: cron('0 6 * * * /usr/local/bin/claude -p brief') },
    { title: 'A shell that reads the profile', files: cron("0 6 * * * bash -lc 'claude -p brief'") },
    { title: 'Not by cron', files: { 'run.sh': 'claude -p brief\n' } },
  ],
});

import { isLocked, timeLimit } from '../src/findings/entry/bounds.ts';
import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'overlapping-runs',
  title: 'Scheduled run that the next one does not wait for',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'The clock starts the next run while one is still at work. Both write the same files and post the same message, and a run that hangs gets company every day.',
  remedy: 'Put `flock -n FILE` in front of it, with a file in a folder that only this user may write.',
  references: ['surfaces SCRIPT-NO-LOCK'],
  messages: {
    often: 'comes every {minutes} minutes and may take {limit}: nothing keeps two runs apart, such as a lock',
    endless: 'the next run starts while this one is still at work: it has neither a lock nor a time limit',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), overlaps)) {
      const limit = timeLimit(job)?.minutes;
      const minutes = job.schedule?.minutes;
      if (limit !== undefined && minutes !== undefined)
        report(job.at, 'often', { minutes: String(Math.round(minutes)), limit: `${Math.round(limit)} minutes` });
      else report(job.at, 'endless');
    }
  },
});

function overlaps(job: Job): boolean {
  if (!job.schedule || job.schedule.minutes === Number.POSITIVE_INFINITY || isLocked(job)) return false;
  const limit = timeLimit(job);
  if (!limit) return true;
  return limit.minutes !== undefined && job.schedule.minutes !== undefined && limit.minutes > job.schedule.minutes;
}

const cron = (line: string) => ({ crontab: `${line}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'More often than it may take', files: cron('*/5 * * * * timeout 9m «claude» -p brief') },
    { title: 'Without a limit', files: cron('0 6 * * * «claude» -p --max-turns 40 brief') },
    { title: 'A script that a crontab calls', files: { ...cron('@hourly /opt/agent/run.sh'), 'run.sh': '«claude» -p --max-turns 9 brief\n' } },
    { title: 'A script that says so', files: { 'run.sh': '#!/bin/bash\n# Runs every hour from cron.\n«claude» -p --max-turns 9 brief\n' } },
  ],
  good: [
    { title: 'A lock', files: cron('*/5 * * * * flock -n /run/agent/lock claude -p brief') },
    { title: 'A lock in the script', files: { ...cron('@hourly /opt/agent/run.sh'), 'run.sh': 'exec 9>"$HOME/.x"\nflock -n 9 || exit 0\nclaude -p brief\n' } },
    { title: 'A folder as a lock', files: { ...cron('@hourly /opt/agent/run.sh'), 'run.sh': 'mkdir /run/agent.lock || exit 0\nclaude -p brief\n' } },
    { title: 'Done long before the next', files: cron('0 6 * * * timeout 20m claude -p brief') },
    {
      title: 'A unit, which is not started twice',
      files: { 'a.service': '[Service]\nExecStart=claude -p brief\n', 'a.timer': '[Timer]\nOnCalendar=hourly\n' },
    },
    { title: 'Once, at the start of the machine', files: cron('@reboot claude -p --max-turns 40 brief') },
    { title: 'A script that a person starts', files: { 'run.sh': '#!/bin/bash\nclaude -p brief\n' } },
  ],
});

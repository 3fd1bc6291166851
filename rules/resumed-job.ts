import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { ClientFlag } from '../src/model/entry.ts';

export default defineRule({
  id: 'resumed-job',
  title: 'Scheduled run that goes on with an old session',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'A session that goes on every day carries all that it has read: it grows until it costs more than the work, and a hostile text of last week still steers it. `--continue` takes the newest session of the folder, also one that a person has just had there.',
  remedy: 'Start each run afresh, and hand over what it must know in a file.',
  references: ['security §4'],
  messages: {
    newest: '{flag} makes this scheduled run go on with whatever session was the last one in the folder, with all that it has read',
    same: '{flag} makes this scheduled run go on with the same session each time: it keeps growing, with all that it has ever read',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => resuming(one) !== undefined)) {
      const flag = resuming(job);
      if (flag) report(flag.word.at, flag.name === 'continue' ? 'newest' : 'same', { flag: flag.word.value });
    }
  },
});

/** A turn of a session that the same script has begun is none. */
function resuming({ schedule, flags, text, at }: Job): ClientFlag | undefined {
  if (!schedule || text.starts.some((other) => (other.at.within?.start ?? 0) < (at.within?.start ?? 0))) return undefined;
  return flags.find(({ name, values, sure }) => sure && (name === 'continue' || (name === 'resume' && values.every(({ known }) => known))));
}

export const examples = (): Examples => ({
  bad: [
    { title: 'The newest', files: { crontab: '0 6 * * * claude -p «--continue» brief\n' } },
    { title: 'Always the same', files: { crontab: '@daily /opt/run.sh\n', 'run.sh': 'claude -p «--resume» 8f14e45f-ceea-467f-a9a1-0c1b2d3e4f50 brief\n' } },
  ],
  good: [
    {
      title: 'A second question in the same run',
      files: { crontab: '@daily /opt/run.sh\n', 'run.sh': 'claude -p brief\nclaude -p --continue "and now shorter"\n' },
    },
    { title: 'A session that the script knows', files: { crontab: '@daily /opt/run.sh\n', 'run.sh': 'claude -p --resume "$(cat session)" brief\n' } },
    { title: 'By hand', files: { 'run.sh': 'claude -p --continue "$1"\n' } },
    { title: 'Afresh', files: { crontab: '0 6 * * * claude -p brief\n' } },
  ],
});

import { inEachFile, jobsOf, stepsOf } from '../src/findings/entry/jobs.ts';
import { lossOf } from '../src/findings/entry/status.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'lost-exit-status',
  title: 'Script that cannot tell a failed run from a good one',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'A run that could not log in, was cut off or ran into its limits ends with a status other than 0. Where a pipe or the next command puts another status in its place, the scheduler, the monitor and the next step take it for a good one.',
  remedy: 'Use `set -o pipefail`, or save `${PIPESTATUS[0]}` in the very next command and end with it.',
  references: ['surfaces SCRIPT-PIPESTATUS, SCRIPT-EXITCODE'],
  messages: {
    piped: 'without pipefail the status of this pipe is that of {last}, not of the client: a failed run passes for a good one',
    late: 'PIPESTATUS is read after another command: here it is the status of {before}, not of the client',
    other: 'PIPESTATUS[{index}] is the status of another part of the pipe, not of the client',
    declared: '`{by} NAME=$(…)` has a status of its own: that of the client in it is lost',
    ignored: 'without `set -e` nobody looks at the exit status of the client: after a failed run this script ends with that of {last}',
  },

  check({ harness }, report) {
    for (const job of inEachFile([...jobsOf(harness), ...stepsOf(harness)], (one) => lossOf(one) !== undefined)) {
      const loss = lossOf(job);
      if (loss?.kind === 'piped') report(loss.at, 'piped', { last: loss.last });
      else if (loss?.kind === 'late') report(loss.at, 'late', { before: loss.before }, { remedy: 'Save `${PIPESTATUS[0]}` in the very next command.' });
      else if (loss?.kind === 'other') report(loss.at, 'other', { index: loss.index });
      else if (loss?.kind === 'declared')
        report(loss.at, 'declared', { by: loss.by }, { remedy: 'Declare the variable first and assign it in a command of its own.' });
      else if (loss?.kind === 'ignored')
        report(loss.at, 'ignored', { last: loss.last }, { remedy: 'Begin with `set -e`, or save `$?` in the very next command and end with it.' });
    }
  },
});

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\n${text}\n` });
const step = (text: string) => ({ '.github/workflows/ai.yml': `on: push\njobs:\n  ai:\n    steps:\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A pipe', files: script('set -eu\n«claude» -p brief 2>&1 | tee out.log\nexit $?') },
    { title: 'Read too late', files: script('set +e\nclaude -p brief | tee out.log\nset -e\nst=«${PIPESTATUS[0]}»\nexit $st') },
    { title: 'Of the wrong part', files: script('cat prompt.md | claude -p | tee out.log\nst=«${PIPESTATUS[0]}»\nexit $st') },
    { title: 'Nobody looks', files: script('cd /opt/job || exit 1\n«claude» -p brief > out.log\necho done') },
    { title: 'Hidden by the declaration', files: script('set -e\nrun() {\n  local out=$(«claude» -p brief)\n  echo "$out"\n}\nrun') },
    { title: 'A step whose shell is not asked for', files: step('      - run: «claude» -p brief | tee out.md') },
  ],
  good: [
    { title: 'Read at once', files: script('set +e\nclaude -p brief | tee out.log\nst=${PIPESTATUS[0]}\nset -e\nexit $st') },
    { title: 'Its own part', files: script('cat prompt.md | claude -p | tee out.log\nst=${PIPESTATUS[1]}\nexit $st') },
    { title: 'The whole pipe counts', files: script('set -euo pipefail\nclaude -p brief | tee out.log') },
    { title: 'A status that is read', files: script('claude -p brief > out.log\nst=$?\necho "ended with $st"\nexit $st') },
    { title: 'The last command', files: script('cd /opt/job || exit 1\nclaude -p brief > out.log') },
    { title: 'Thrown away on purpose', files: script('claude -p brief | tee out.log || true\necho done') },
    { title: 'Thrown away with what it printed', files: script('set -e\nout=$(claude -p brief | tee out.log) || true\necho "$out"') },
    { title: 'Assigned', files: script('set -e\nout=$(claude -p brief)\necho "$out"') },
    { title: 'Bash asked for by name stops at the first failure', files: step('      - run: claude -p brief | tee out.md\n        shell: bash') },
    { title: 'Cron does nothing with it', files: { crontab: '0 6 * * * claude -p brief | tee -a log\n' } },
  ],
});

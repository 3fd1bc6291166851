import { flagNamed } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';

/** Days after which nobody looks at a session any more. */
const LONG = 90;

export default defineRule({
  id: 'default-retention',
  title: 'Session logs of a job that nobody decided how long to keep',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Every session is written to a log with all that was read and answered, tool results included: channel messages, query results, now and then a secret. The client keeps it for 30 days unless told otherwise, and a job that runs daily collects them.',
  remedy: 'Set `cleanupPeriodDays` to what debugging needs, 7 or 14 say, or run with `--no-session-persistence` where nobody reads them.',
  references: ['surfaces SCRIPT-ROTATE', 'transcripts'],
  messages: {
    unset: 'nothing says how long the sessions of this job are kept: 30 days, with everything that they read',
    long: 'sessions are kept for {days} days, with everything that they read',
  },
  options: { days: { type: 'integer', description: 'Days up to which keeping sessions is nothing to speak of.', default: LONG } },

  check({ harness }, report, { days }) {
    const set = harness.settings.filter(({ value, inForce }) => inForce && typeof value['cleanupPeriodDays'] === 'number');
    for (const { file, value } of set) {
      const period = value['cleanupPeriodDays'];
      if (typeof period === 'number' && period > days) report({ file, path: ['cleanupPeriodDays'] }, 'long', { days: String(period) });
    }
    if (set.length > 0) return;
    const start = entriesOf(harness).starts.find(
      ({ flags, variables, via, job }) =>
        flagNamed(flags, 'print') !== undefined &&
        flagNamed(flags, 'no-session-persistence') === undefined &&
        !variables.has('CLAUDE_CODE_SKIP_PROMPT_HISTORY') &&
        // The machine of a workflow is gone with its files.
        via !== 'workflow step' &&
        job === undefined,
    );
    if (start) report(start.at, 'unset');
  },
});

const job = (call: string): Examples['bad'][number]['files'] => ({ 'brief.sh': `#!/bin/bash\n${call}\n` });
export const examples = (): Examples => ({
  bad: [
    { title: 'A job, and no word about it', files: job('«claude» -p "/brief"') },
    { title: 'For ever', files: settings('{ "cleanupPeriodDays": «99999» }') },
  ],
  good: [
    { title: 'Two weeks', files: { ...job('claude -p "/brief"'), ...settings('{ "cleanupPeriodDays": 14 }') } },
    { title: 'None are written', files: job('claude -p --no-session-persistence "/brief"') },
    { title: 'No job', files: settings('{ "permissions": {} }') },
  ],
});

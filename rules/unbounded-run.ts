import { timeLimit } from '../src/findings/entry/bounds.ts';
import { inEachFile, jobsOf } from '../src/findings/entry/jobs.ts';
import { mayHave } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unbounded-run',
  title: 'Unattended run that nothing ends',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'A run that goes round in circles, or waits for a server that does not answer, goes on and costs money until somebody notices. Nobody sits in front of a scheduled one.',
  remedy: 'Put `timeout -k 30 30m` in front of the client and give it `--max-turns` or `--max-budget-usd`.',
  references: ['surfaces SCRIPT-NO-CAP, SCRIPT-NO-TIMEOUT'],
  messages: { endless: 'nothing ends this run when it hangs or goes round in circles: no timeout, no --max-turns, no --max-budget-usd' },

  check({ harness }, report) {
    for (const { at } of inEachFile(jobsOf(harness), (job) => !mayHave(job, 'max-turns', 'max-budget-usd') && !timeLimit(job))) report(at, 'endless');
  },
});

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A script', files: script('«claude» -p "daily brief"') },
    { title: 'A crontab line', files: { crontab: '0 6 * * * «claude» -p brief >> brief.log\n' } },
    { title: 'A unit, whose start is not its run', files: { 'a.service': '[Service]\nTimeoutStartSec=60\nExecStart=«/usr/bin/claude» -p brief\n' } },
    { title: 'A unit whose start is its run', files: { 'a.service': '[Service]\nType=oneshot\nRuntimeMaxSec=60\nExecStart=«/usr/bin/claude» -p brief\n' } },
    { title: 'No time limit at all', files: script('timeout 0 «claude» -p "daily brief"') },
    { title: 'Once a file', files: script('«claude» -p one\nclaude -p two') },
  ],
  good: [
    { title: 'A time limit', files: script('timeout -k 30 30m claude -p "daily brief"') },
    { title: 'A number of turns', files: script('claude -p --max-turns 40 "daily brief"') },
    { title: 'A sum', files: script('claude -p --max-budget-usd 2 "daily brief"') },
    { title: 'Options that nobody can tell', files: script('claude -p $OPTIONS "daily brief"') },
    {
      title: 'The line that calls it sets the limit',
      files: { ...script('claude -p "daily brief"'), crontab: '0 6 * * * timeout 30m /opt/agent/run.sh\n' },
    },
    { title: 'A unit with a limit', files: { 'a.service': '[Service]\nRuntimeMaxSec=1800\nExecStart=/usr/bin/claude -p brief\n' } },
    { title: 'A session with somebody in front of it', files: script('claude "$@"') },
    { title: 'A function for people and for other scripts', files: { 'aliases.sh': 'ask() { claude -p "$*"; }\n' } },
    { title: 'A hook of git', files: { '.husky/prepare-commit-msg': '#!/bin/sh\nclaude -p "a commit message" > "$1"\n' } },
    { title: 'What a developer types', files: { 'package.json': '{ "scripts": { "ai": "claude -p fix" } }' } },
  ],
});

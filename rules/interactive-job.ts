import { isHeadless } from '../src/findings/entry/jobs.ts';
import { mayHave } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';
import type { ClientStart } from '../src/model/entry.ts';

export default defineRule({
  id: 'interactive-job',
  title: 'Scheduled call of the client that is meant for a terminal',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'Without `-p` the client opens a session for somebody who types and answers questions. Under cron, in a unit or in a workflow there is no terminal and nobody to answer.',
  remedy: 'Add `-p` (`--print`), and give the run the few allow rules that it needs.',
  references: ['surfaces SCRIPT-NO-PRINT'],
  messages: { terminal: 'this {what} starts the client without -p: a session for a terminal, which is not there' },

  check({ harness }, report) {
    const seen = new Set<string>();
    for (const start of entriesOf(harness).starts) {
      if (!waitsForSomebody(start) || seen.has(start.file)) continue;
      seen.add(start.file);
      report(start.at, 'terminal', { what: start.via === 'shell script' ? 'scheduled script' : start.via });
    }
  },
});

function waitsForSomebody(start: ClientStart): boolean {
  const { via, schedule, command } = start;
  const isAlone = via === 'crontab line' || via === 'workflow step' || (via === 'systemd unit' && schedule !== undefined) || schedule?.by === 'crontab line';
  return isAlone && !isHeadless(start) && !mayHave(start, 'init-only', 'remote', 'maintenance') && !(command?.program === 'script' || command?.background);
}

const step = (text: string) => ({ '.github/workflows/ai.yml': `on: push\njobs:\n  ai:\n    steps:\n      - run: ${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A crontab line', files: { crontab: '0 6 * * * «claude» "do it"\n' } },
    { title: 'A step', files: step('«claude» "do it"') },
    { title: 'A script that cron calls', files: { crontab: '@daily /opt/run.sh\n', 'run.sh': '«claude» "do it"\n' } },
  ],
  good: [
    { title: 'Headless', files: { crontab: '0 6 * * * claude -p "do it"\n' } },
    { title: 'A script for people', files: { 'dev.sh': 'claude "do it"\n' } },
    { title: 'Options that nobody can tell', files: { crontab: '@daily /opt/run.sh -p\n', 'run.sh': 'claude "$@"\n' } },
    { title: 'No session', files: step('claude mcp list') },
  ],
});

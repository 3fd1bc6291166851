import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { statusUse, wordsIn } from '../src/findings/entry/status.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryCommand } from '../src/model/entry.ts';
import type { Origin } from '../src/model/origin.ts';

export default defineRule({
  id: 'trusted-exit-status',
  title: 'Script that takes the exit status of the client for success',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'The client ends with 0 when the session ended, whatever became of the work: measured, a run in which every call was refused ended with 0 and called itself a success. A job can do nothing for days while its monitor is green.',
  remedy:
    'Ask `grantlint usage --last` behind the run: it ends with 1 where a call was refused, agents in the background included. Or look for what the run should have made, such as a new report.',
  references: ['headline-facts §0.2'],
  messages: { success: 'status 0 of the client says only that the session ended: a run whose every call was refused passes for a success here' },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => trustedAt(one) !== undefined)) {
      const at = trustedAt(job);
      if (at) report(at, 'success');
    }
  },
});

/** Where success is concluded from the status alone. */
function trustedAt(job: Job): Origin | undefined {
  const { command, after, at, text } = job;
  const use = statusUse(command);
  if (after.some(looksAtResult) || text.commands.some(({ words }) => words.some(({ text: word }) => /permission_denials|is_error/.test(word))))
    return undefined;
  if (use === 'tested' && text.via !== 'crontab line') return after.length > 0 ? at : undefined;
  if (use === 'tested') return after.some(({ program }) => SENDS.test(program)) ? at : undefined;
  // `st=$?` … `[ "$st" -eq 0 ]`
  const [first] = after;
  const saved = first?.assignments.find(({ value }) => value !== undefined && /\$\?|PIPESTATUS\[0\]/.test(value.text))?.name;
  const isZero = (one: EntryCommand, of: RegExp): boolean =>
    /^(?:\[|\[\[|\(\(|test)$/.test(one.program) &&
    one.status === 'tested' &&
    wordsIn(one).some(({ text: word }) => of.test(word)) &&
    wordsIn(one).some(({ value }) => /^(?:-eq|=|==)$/.test(value)) &&
    wordsIn(one).some(({ value }) => value === '0');
  if (first && isZero(first, /\$\?/)) return first.at;
  return saved === undefined ? undefined : after.find((one) => isZero(one, new RegExp(`\\$\\{?${saved}\\b`)))?.at;
}

const SENDS = /^(?:curl|wget|mail|sendmail|notify-send|touch|logger|git|gh)$/;

/** `grantlint usage --last`, `[ -s report.md ]`, `grep -q … report.md`. */
const looksAtResult = ({ program, words }: EntryCommand): boolean =>
  (program === 'grantlint' && words.some(({ value }) => value === '--last')) ||
  (/^(?:\[|\[\[|test)$/.test(program) && words.some(({ value }) => /^-(?:s|f|e|nt|newer)$/.test(value))) ||
  /^(?:grep|jq|find|stat|diff|cmp)$/.test(program);

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A monitor is told', files: script('if «claude» -p brief; then curl -fsS https://ping.example/ok; fi') },
    { title: 'In a chain', files: script('timeout 30m «claude» -p brief && ./publish.sh') },
    { title: 'In a crontab', files: { crontab: '0 6 * * * «claude» -p brief && curl -fsS https://ping.example/ok\n' } },
    { title: 'By number', files: script('set +e\nclaude -p brief\nst=$?\nif «[ "$st" -eq 0 ]»; then curl -fsS https://ping.example/ok; fi') },
  ],
  good: [
    { title: 'A failure is told', files: script('claude -p brief || ./alarm.sh') },
    { title: 'The same in other words', files: script('if ! claude -p brief; then ./alarm.sh; fi') },
    { title: 'The log of the session is asked', files: script('claude -p brief && npx grantlint usage --last && curl -fsS https://ping.example/ok') },
    { title: 'The result is looked at', files: script('claude -p brief && [ -s reports/today.md ] && curl -fsS https://ping.example/ok') },
    {
      title: 'So are the denials',
      files: script('claude -p --output-format json brief > out.json && jq -e ".permission_denials == []" out.json && ./publish.sh'),
    },
    { title: 'Only handed on', files: script('claude -p brief\nst=$?\necho "ended with $st"\nexit "$st"') },
  ],
});

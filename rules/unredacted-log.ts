import { type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { type Output, outputsOf } from '../src/findings/entry/output.ts';
import { redactionsOf } from '../src/findings/entry/redaction.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unredacted-log',
  title: 'Log that is written past the redaction',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'Somebody wrote a filter so that no secret stands in the log. A `tee` in front of it, or errors that go into a file of their own, keep the secret all the same.',
  remedy: 'Redact first, then write: `client 2>&1 | redact | tee -a LOG`.',
  references: ['surfaces SCRIPT-REDACT'],
  messages: {
    before: 'this file is written before the redaction: it keeps every secret that the filter behind it takes out',
    errors: 'errors of the client go into this file past the redaction: a secret in one of them stays there',
  },

  check({ harness }, report) {
    const seen = new Set<string>();
    for (const job of jobsOf(harness)) {
      const found = past(job);
      if (!found || seen.has(job.file)) continue;
      seen.add(job.file);
      report(found.target.at, found.errors ? 'errors' : 'before', {}, found.errors ? { severity: 'note' } : {});
    }
  },
});

/** What the client says reaches this file as it is, although a filter stands in the same pipe. */
function past(job: Job) {
  const redactions = redactionsOf(job);
  const outputs = outputsOf(job);
  const isPast = ({ pipe, part }: Output): boolean => redactions.some((one) => one.pipe === pipe && part < one.part);
  return outputs.find((output) => !output.errors && isPast(output)) ?? outputs.find((output) => output.errors && redactions.length > 0);
}

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\numask 077\n${text}\n` });
const SED = "sed -E 's/sk-[A-Za-z0-9_-]+/[key]/g'";

export const examples = (): Examples => ({
  bad: [
    { title: 'Written first', files: script(`claude -p brief 2>&1 | tee -a «logs/x.log» | ${SED}`) },
    { title: 'Errors of their own', files: script(`claude -p brief 2>> «logs/err.log» | ${SED} >> logs/x.log`) },
    { title: 'Held in a variable', files: script(`out=$(claude -p brief 2>&1)\necho "$out" | tee -a «logs/raw.log» | ${SED} >> logs/x.log`) },
    { title: 'A function', files: script(`redact() {\n  ${SED}\n}\nclaude -p brief 2>&1 | tee «"$RAW"» | redact > "$LOG"`) },
  ],
  good: [
    { title: 'Redacted in the process that writes', files: script(`exec > >(${SED} | tee -a logs/x.log) 2>&1\nclaude -p brief`) },
    { title: 'Redacted first', files: script(`claude -p brief 2>&1 | ${SED} | tee -a logs/x.log`) },
    { title: 'Errors to nowhere', files: script(`claude -p brief 2> /dev/null | ${SED} >> logs/x.log`) },
    { title: 'A filter for something else', files: script("claude -p brief | tee -a logs/x.log | sed 's/^/> /'") },
    { title: 'No filter', files: script('claude -p brief 2>&1 | tee -a logs/x.log') },
  ],
});

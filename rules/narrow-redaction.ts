import { jobsOf } from '../src/findings/entry/jobs.ts';
import { missed, patternsOf, redactionsOf, scriptsOf } from '../src/findings/entry/redaction.ts';
import { listed } from '../src/findings/listed.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'narrow-redaction',
  title: 'Redaction that does not know the tokens of today',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'A filter that lists shapes of tokens takes out those that it lists. Vendors change them: a pattern that stops at the first hyphen leaves most of a key in the log.',
  remedy:
    'Add their shapes, for example `gh[a-z]_[A-Za-z0-9]+`, `AKIA[0-9A-Z]{16}`, `eyJ[A-Za-z0-9._-]+` and `[Bb]earer [^ ]+`; better, keep secrets out of what the job can read.',
  references: ['surfaces SCRIPT-REDACT', 'security §4'],
  messages: { misses: 'this redaction leaves tokens in the log that begin with {names}' },

  check({ harness }, report) {
    const seen = new Set<string>();
    for (const job of jobsOf(harness)) {
      const redactions = redactionsOf(job);
      const [script] = redactions.flatMap(({ programs }) => programs.flatMap(scriptsOf));
      const patterns = script && patternsOf(redactions);
      if (!patterns || seen.has(job.file)) continue;
      seen.add(job.file);
      const { names, isTelling } = missed(patterns);
      const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
      if (isTelling) report(script.at, 'misses', { names: listed(shown, 'or') });
    }
  },
});

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\numask 077\n${text}\n` });
const ALL =
  "sed -E -e 's/sk-[A-Za-z0-9_-]+|(xox[a-z]|xapp)-[A-Za-z0-9-]+/[t]/g' -e 's/gh[pousr]_[A-Za-z0-9]+|github_pat_[A-Za-z0-9_]+|(npm_|AIza|glpat-)[A-Za-z0-9_-]+/[t]/g' -e 's/AKIA[0-9A-Z]{16}|eyJ[A-Za-z0-9._-]+|[Bb]earer [^ ]+/[t]/g'";

export const examples = (): Examples => ({
  bad: [
    { title: 'One shape', files: script("claude -p brief 2>&1 | sed -E «'s/sk-[A-Za-z0-9_-]+/[key]/g'» | tee -a log") },
    {
      title: 'Up to the first hyphen',
      files: script(`claude -p brief 2>&1 | sed -E -e «'s/sk-[A-Za-z0-9]+/[key]/g'» ${ALL.slice(7).replace('sk-[A-Za-z0-9_-]+|', '')} | tee -a log`),
    },
    { title: 'In a function, in basic syntax', files: script("mask() { sed «'s/sk-[A-Za-z0-9_-]\\{20,\\}/***/g'»; }\nclaude -p brief 2>&1 | mask >> log") },
  ],
  good: [
    { title: 'All of them', files: script(`claude -p brief 2>&1 | ${ALL} | tee -a log`) },
    { title: 'Everything that is long', files: script("claude -p brief 2>&1 | sed -E 's/[A-Za-z0-9._-]{16,}/[redacted]/g' | tee -a log") },
    { title: 'A filter that we cannot see', files: script('claude -p brief 2>&1 | redact-secrets | tee -a log') },
    { title: 'The values themselves', files: script('claude -p brief 2>&1 | sed "s/$CHAT_TOKEN/[token]/g" | tee -a log') },
    { title: 'A filter for something else', files: script("claude -p brief | sed 's/^/> /' | tee -a log") },
  ],
});

import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { holdsSecret, loadsSecrets } from '../src/findings/entry/secrets.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryCommand } from '../src/model/entry.ts';
import type { Origin } from '../src/model/origin.ts';

export default defineRule({
  id: 'traced-secrets',
  title: 'Trace of a script that prints its secrets',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'With `set -x` the shell prints every command with its variables put in, also those of a file that it loads: each secret stands in the log, in the mail of cron or in the journal.',
  remedy: 'Take `set -x` away, or put `set +x` in front of what touches secrets.',
  references: ['surfaces SCRIPT-TRACE'],
  messages: {
    loads: 'the trace that this switches on prints every value of the secret file that the script loads in line {line}',
    uses: 'the trace that this switches on prints the secret that line {line} uses',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => traced(one) !== undefined)) {
      const found = traced(job);
      const text = harness.documents.get(job.file)?.text ?? '';
      if (found) report(found.at, found.loads ? 'loads' : 'uses', { line: String(text.slice(0, found.command.at.within?.start ?? 0).split('\n').length) });
    }
  },
});

/** The first command whose trace holds a secret, and what switched the trace on. */
function traced({ text, file }: Job): { readonly at: Origin; readonly command: EntryCommand; readonly loads: boolean } | undefined {
  if (text.via !== 'shell script') return undefined;
  const outside = text.callers.flatMap(({ command: { program, args } }) =>
    /^(?:ba|z|k|da)?sh$/.test(program) ? args.filter(({ value }) => /^-[a-wyz]*x[a-z]*$/.test(value)) : [],
  )[0];
  const isTraced = ({ state }: EntryCommand): boolean =>
    state.xtrace === true || (outside !== undefined && state.xtrace === false && !text.commands.some(switchesOff));
  const index = text.commands.findIndex((command) => isTraced(command) && (loadsSecrets(command) || holdsSecret(command)));
  const command = text.commands[index];
  if (!command) return undefined;
  const on = text.commands
    .slice(0, index)
    .findLast(
      ({ program, args }) =>
        program === 'set' && args.some(({ value }, i) => /^-\w*x/.test(value) || (value === 'xtrace' && /^-\w*o$/.test(args[i - 1]?.value ?? ''))),
    );
  const line = text.text.indexOf('\n');
  return {
    at: on?.at ?? outside?.at ?? { file, path: [], within: { start: 0, end: line < 0 ? text.text.length : line } },
    command,
    loads: loadsSecrets(command),
  };
}

const switchesOff = ({ program, args }: EntryCommand): boolean => program === 'set' && args.some(({ value }) => /^\+[a-wyz]*x/.test(value));

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\n${text}\nclaude -p brief\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A file with secrets', files: script('«set -euxo pipefail»\nsource ~/.env.agent') },
    { title: 'A token in a call', files: script('set -e\n«set -x»\ncurl -H "Authorization: Bearer $API_TOKEN" https://api.example/x') },
    { title: 'By the first line', files: { 'run.sh': '«#!/bin/bash -eux»\n. ./.env\nclaude -p brief\n' } },
    { title: 'By whoever starts it', files: { crontab: '@daily bash «-x» /opt/run.sh\n', 'run.sh': '. ~/.env.agent\nclaude -p brief\n' } },
    { title: 'A password that is looked up', files: script('«set -o xtrace»\nexport DB_PASSWORD=$(pass show db)') },
  ],
  good: [
    { title: 'Off while it loads', files: script('set -x\nset +x\n. ./.env\nset -x') },
    { title: 'Only on demand', files: script('if [ -n "${DEBUG:-}" ]; then set -x; fi\n. ./.env') },
    { title: 'Only on demand, in short', files: script('[[ "${DEBUG:-}" ]] && set -x\n. ./.env') },
    { title: 'Nothing secret', files: script('set -x\ncd /opt/job') },
    { title: 'A name, no value', files: script('set -x\ntest -n "${API_TOKEN_FILE}"') },
  ],
});

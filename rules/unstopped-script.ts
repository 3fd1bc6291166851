import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { readsStatus } from '../src/findings/entry/status.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryCommand } from '../src/model/entry.ts';

export default defineRule({
  id: 'unstopped-script',
  title: 'Script that starts the client although what prepares it has failed',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'Without `set -e` a shell goes on after a failure. When `cd` fails, the client works in the wrong folder, with the rules of that folder; when the pull or the download fails, it works on what was there yesterday.',
  remedy: 'Begin with `set -euo pipefail`.',
  references: ['surfaces SCRIPT-NO-STRICT, SCRIPT-CD'],
  messages: {
    folder: 'without `set -e`, when {command} fails, the client starts all the same, in another folder and with the rules of that one',
    goes: 'without `set -e`, when {command} fails, the client starts all the same',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => unchecked(one) !== undefined)) {
      const command = unchecked(job);
      if (command) report(command.at, /^(?:cd|pushd)$/.test(command.program) ? 'folder' : 'goes', { command: nameOf(command) });
    }
  },
});

const nameOf = ({ program, args }: EntryCommand): string =>
  program === 'git' ? `git ${args.find(({ value }) => !value.startsWith('-'))?.value ?? ''}`.trim() : program;

/** The command on which the run depends and whose failure nobody notices. */
function unchecked({ before }: Job): EntryCommand | undefined {
  return before.find(
    (command, i) =>
      matters(command) &&
      command.state.errexit === false &&
      command.status === 'plain' &&
      !command.background &&
      !command.inside &&
      !before.slice(i + 1, i + 2).some(readsStatus),
  );
}

function matters({ program, args }: EntryCommand): boolean {
  const first = args.find(({ value }) => !value.startsWith('-'))?.value ?? '';
  if (program === 'git') return /^(?:pull|clone|checkout|switch|reset|fetch)$/.test(first);
  // The script's own folder is there.
  if (program === 'cd' || program === 'pushd')
    return first !== '' && first !== '/' && first !== '~' && !args.some(({ text }) => /dirname|BASH_SOURCE|\$\{0[%:]/.test(text));
  if (/\.(?:sh|py|m?js|rb)$/.test(program) || /^(?:wget|rsync|scp|aws|gsutil|make|bq|psql)$/.test(program)) return true;
  return (
    (/^(?:python[\d.]*|node|bash|sh|npm|pnpm|yarn|uv)$/.test(program) && first !== '') ||
    (program === 'curl' && args.some(({ value }) => /^(?:-\w*[oO]|--output)/.test(value)))
  );
}

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'The wrong folder', files: script('«cd /opt/job»\nclaude -p brief') },
    { title: 'In a crontab', files: { crontab: '0 6 * * * «cd /opt/job»; claude -p brief\n' } },
    { title: 'The work of yesterday', files: script('cd /opt/job || exit 1\n«git pull --ff-only»\nclaude -p brief') },
    { title: 'Data that is not there', files: script('cd /opt/job || exit 1\n«python3 fetch.py > data.json»\nclaude -p "Summarise data.json"') },
    { title: 'Switched off before', files: script('set -e\nset +e\n«cd "$PROJECT"»\nclaude -p brief') },
  ],
  good: [
    { title: 'It stops', files: script('set -e\ncd /opt/job\ngit pull\nclaude -p brief') },
    { title: 'It stops here', files: script('cd /opt/job || exit 1\nclaude -p brief') },
    { title: 'A chain', files: { crontab: '0 6 * * * cd /opt/job && claude -p brief\n' } },
    { title: 'A failure that does not matter', files: script('mkdir -p logs\necho start\nclaude -p brief') },
    { title: 'Its own folder', files: script('cd "$(dirname "$0")"\nclaude -p brief') },
    { title: 'Told by its first line', files: { 'run.sh': '#!/bin/bash -e\ncd /opt/job\nclaude -p brief\n' } },
  ],
});

import { inEachFile, type Job, jobsOf } from '../src/findings/entry/jobs.ts';
import { type Output, outputsOf } from '../src/findings/entry/output.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryCommand, EntryWord } from '../src/model/entry.ts';

export default defineRule({
  id: 'readable-log',
  title: 'Log or report of a run that other users of the machine can read',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'What the client prints can hold what it has read: messages, customer data, a secret out of a file. Without a strict umask a new file can be read by every user of the machine.',
  remedy: 'Put `umask 077` before the first file is made.',
  references: ['surfaces SCRIPT-NO-UMASK'],
  messages: {
    usual: 'what the client prints goes into a file that other users can read: nothing sets a umask before',
    made: 'what the run writes into this folder can be read by other users: nothing sets a umask before',
    set: 'under umask {mask} other users can read the file that takes what the client prints',
  },

  check({ harness }, report) {
    for (const job of inEachFile(jobsOf(harness), (one) => !isPrivate(one) && logsOf(one).length > 0)) {
      const [output] = logsOf(job);
      const mask = job.command.state.umask;
      if (output && mask) report(output.target.at, 'set', { mask: mask.value });
      else if (output) report(output.target.at, 'usual');
    }
    // What the model writes itself goes into the folders that are made for it.
    for (const job of inEachFile(jobsOf(harness), (one) => !isPrivate(one) && outputsOf(one).length === 0 && folderOf(one) !== undefined)) {
      const folder = folderOf(job);
      if (folder && !job.command.state.umask) report(folder.at, 'made');
    }
  },
});

function isPrivate({ command: { state, uncalled }, text, via }: Job): boolean {
  if (uncalled || text.commands.some(setsMode)) return true;
  // A script may be called by one that has set it.
  if (!state.umask) return via === 'shell script' && text.callers.some(({ command }) => command.state.umask !== undefined);
  const { value, known } = state.umask;
  if (!known) return true;
  return /^[0-7]{1,4}$/.test(value) ? (Number.parseInt(value, 8) & 0o007) === 0o007 : !/o[+=]\w*r/.test(value);
}

/** Which file a parameter names, and whether it was there before, nobody can tell. */
const logsOf = (job: Job): readonly Output[] => outputsOf(job).filter(({ target }) => !/^"?\$\{?[1-9]/.test(target.text));

const folderOf = ({ before }: Job): EntryWord | undefined =>
  before
    .filter(({ program }) => program === 'mkdir')
    .flatMap(({ args }) => args.filter(({ value }) => /(?:^|[/_-])(?:logs?|reports?)(?:[/_-]|$)/i.test(value)))[0];

/** The file or its folder gets its rights in another way. */
const setsMode = ({ program, args }: EntryCommand): boolean =>
  program === 'chmod' || program === 'setfacl' || ((program === 'mkdir' || program === 'install') && args.some(({ value }) => /^(?:-\w*m|--mode)/.test(value)));

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A log', files: script('mkdir -p logs\nclaude -p brief >> «logs/brief.log» 2>&1') },
    { title: 'At the end of a pipe', files: script('claude -p brief | sed s/a/b/ | tee -a «"$LOG"»') },
    { title: 'A umask that lets others read', files: script('umask 022\nclaude -p brief > «brief.md»') },
    { title: 'Set by exec', files: script('exec >> «/var/log/brief.log» 2>&1\nclaude -p brief') },
    { title: 'Held in a variable first', files: script('out=$(claude -p brief)\necho "$out" >> «"$LOG"»') },
    { title: 'A folder for reports', files: script('mkdir -p «reports»\nclaude -p brief') },
    { title: 'Through a process', files: script('exec > >(tee -a «logs/brief.log») 2>&1\nclaude -p brief') },
    { title: 'A crontab line', files: { crontab: '0 6 * * * claude -p brief >> «/var/log/brief.log» 2>&1\n' } },
  ],
  good: [
    { title: 'A strict umask', files: script('umask 077\nclaude -p brief >> logs/brief.log 2>&1') },
    { title: 'The group may read on purpose', files: script('umask 027\nclaude -p brief >> logs/brief.log 2>&1') },
    { title: 'A unit with a strict one', files: { 'a.service': '[Service]\nUMask=0077\nExecStart=/bin/sh -c "claude -p brief > /var/log/b.log"\n' } },
    { title: 'A folder for something else', files: script('mkdir -p cache\nclaude -p brief') },
    { title: 'A private folder', files: script('install -d -m 700 logs\nclaude -p brief >> logs/brief.log') },
    { title: 'A file for its owner alone', files: script('out=$(mktemp)\nclaude -p brief > "$out"') },
    { title: 'In a folder for its owner alone', files: script('work=$(mktemp -d)\ncd "$work"\nclaude -p brief > result.md') },
    { title: 'A file that somebody names', files: script('msg=$(git diff | claude -p "a commit message")\necho "$msg" > "$1"') },
    { title: 'For those who source it to call', files: { 'lib.sh': 'brief() {\n  claude -p brief > "$LOG"\n}\n' } },
    { title: 'No file', files: script('claude -p brief > /dev/null 2>&1') },
    { title: 'What a developer types', files: { Makefile: 'brief:\n\tclaude -p brief > brief.md\n' } },
    { title: 'A machine that is thrown away', files: { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    steps:\n      - run: claude -p x > out.md\n' } },
  ],
});

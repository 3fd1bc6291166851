import { jobsOf } from '../src/findings/entry/jobs.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { EntryCommand, EntryWord } from '../src/model/entry.ts';

export default defineRule({
  id: 'ineffective-mkdir-mode',
  title: 'Mode for a folder that is there already',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: '`mkdir -p -m 700` sets the mode only of a folder that it makes, and only of the last one in the path. A folder that was there keeps its mode, and so do the folders above.',
  remedy: 'Use `install -d -m 700 FOLDER`, or `chmod 700 FOLDER` after `mkdir -p`.',
  references: ['security §4 (mkdir -m)'],
  messages: { keeps: '`mkdir -p` with a mode leaves a folder as it is when it is there already: from the second run on nothing makes it private' },

  check({ harness }, report) {
    const seen = new Set<string>();
    for (const { file, text } of jobsOf(harness)) {
      const mode = text.commands.map((command) => modeOf(command, text.commands)).find((word) => word !== undefined);
      if (mode && !seen.has(file)) report(mode.at, 'keeps');
      seen.add(file);
    }
  },
});

/** The option that sets a private mode, where nothing else sets one. */
function modeOf({ program, args }: EntryCommand, all: readonly EntryCommand[]): EntryWord | undefined {
  if (program !== 'mkdir' || !args.some(({ value }) => /^(?:-\w*p|--parents$)/.test(value))) return undefined;
  const at = args.findIndex(({ value }) => /^(?:-\w*m\d*$|--mode)/.test(value));
  const option = args[at];
  const mode = /(?:=|m)(\d{3,4})$/.exec(option?.value ?? '')?.[1] ?? args[at + 1]?.value ?? '';
  if (!option || !/^0?7[0-5]0$/.test(mode)) return undefined;
  const folders = args.slice(at + 1).map(({ value }) => value);
  return all.some((one) => one.program === 'chmod' && one.args.some(({ value }) => folders.includes(value))) ? undefined : option;
}

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\n${text}\nclaude -p brief > logs/brief.log\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A folder for logs', files: script('mkdir -p «-m» 700 "$LOG_DIR"') },
    { title: 'In one word', files: script('mkdir «-pm» 0700 logs') },
  ],
  good: [
    { title: 'The mode is set afterwards', files: script('mkdir -p -m 700 logs\nchmod 700 logs') },
    { title: 'It fails when the folder is there', files: script('mkdir -m 700 work') },
    { title: 'For everybody anyway', files: script('mkdir -p -m 755 public') },
    { title: 'A tool that sets it', files: script('install -d -m 700 logs') },
  ],
});

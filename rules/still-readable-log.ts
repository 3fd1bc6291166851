import { jobsOf } from '../src/findings/entry/jobs.ts';
import { writtenBy } from '../src/findings/entry/written.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { inShell, octal } from '../src/findings/secret-files.ts';
import type { Facts } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'still-readable-log',
  title: 'Log of an earlier run that other users of the machine can read',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'A umask counts for files that are made under it. Logs that were there before keep their modes, and a run that appends to one of them writes into a file that everybody can read.',
  remedy: 'Take the rights away once: `chmod -R go= logs`.',
  references: ['security §4 (check resulting files, not only umask)'],
  messages: {
    one: '{file} has mode {mode}, from before the umask of the script that writes it: every user of this machine can read it',
    many: '{file} has mode {mode}, from before the umask of the script that writes there, and so have {others} more: every user of this machine can read them',
  },

  check({ harness }, report) {
    const { facts } = harness;
    const seen = new Set<string>();
    for (const job of jobsOf(harness)) {
      if (!/^0?[0-7]?[0-7]7$/.test(job.command.state.umask?.value ?? '')) continue;
      for (const { file, folder, at } of writtenBy(job)) {
        const key = folder === '' ? file : folder;
        if (seen.has(key) || !isReached(folder, facts)) continue;
        seen.add(key);
        const open = (folder === '' ? [file] : facts.entries(folder).map((name) => `${folder}/${name}`)).filter((one) => isOpen(one, facts));
        const [first] = open;
        if (first === undefined) continue;
        const mode = octal(facts.stat(first)?.mode ?? 0);
        const more = { related: [{ at, message: 'written here' }], remedy: `Take the rights away once: \`chmod -R go= ${inShell(key)}\`.` };
        if (open.length === 1) report(wholeFile(first), 'one', { file: first, mode }, more);
        else report(wholeFile(first), 'many', { file: first, mode, others: String(open.length - 1) }, more);
      }
    }
  },
});

/** What git tracks is published anyway. */
function isOpen(file: string, facts: Facts): boolean {
  const stat = facts.stat(file);
  return stat?.kind === 'file' && ((stat.mode ?? 0) & 0o004) !== 0 && stat.size > 0 && facts.tracked(file) !== true;
}

/** Whether others come into the folder at all. */
function isReached(folder: string, facts: Facts): boolean {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (((facts.stat(at)?.mode ?? 0) & 0o001) === 0) return false;
    if (at === '') return true;
  }
}

const script = (text: string) => ({ text: `#!/bin/bash\nset -euo pipefail\numask 077\n${text}\n`, mode: 0o755 });

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Two from before',
      files: {
        'run.sh': script('claude -p brief >> logs/brief.log'),
        'logs/a.log': { text: '«»x\n', mode: 0o644 },
        'logs/b.log': { text: 'x\n', mode: 0o644 },
        'logs/c.log': { text: 'x\n', mode: 0o600 },
      },
    },
    { title: 'The file that it appends to', files: { 'run.sh': script('claude -p brief >> brief.log'), 'brief.log': { text: '«»x\n', mode: 0o664 } } },
  ],
  good: [
    { title: 'For its owner', files: { 'run.sh': script('claude -p brief >> logs/brief.log'), 'logs/brief.log': { text: 'x\n', mode: 0o600 } } },
    {
      title: 'In a folder that nobody else can enter',
      files: {
        'run.sh': script('claude -p brief >> logs/brief.log'),
        logs: { text: '', folder: true, mode: 0o700 },
        'logs/brief.log': { text: 'x\n', mode: 0o644 },
      },
    },
    { title: 'Nothing in it', files: { 'run.sh': script('claude -p brief >> logs/brief.log'), 'logs/.gitkeep': { text: '', mode: 0o644 } } },
    {
      title: 'Committed',
      files: { 'run.sh': script('claude -p brief > reports/x.md'), 'reports/monday.md': { text: 'x\n', mode: 0o644 } },
      git: { tracked: ['run.sh', 'reports/monday.md'] },
    },
  ],
});

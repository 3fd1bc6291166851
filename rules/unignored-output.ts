import { jobsOf } from '../src/findings/entry/jobs.ts';
import { type Written, writtenBy } from '../src/findings/entry/written.ts';
import { listed } from '../src/findings/listed.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { Facts } from '../src/model/harness.ts';

export default defineRule({
  id: 'unignored-output',
  title: 'Log or report of a run that the next `git add` would take in',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'What a run prints and writes lies in the folder that the agent works in: logs with what it has read, reports with customer data. Agents commit with `git add -A`, and what git does not ignore goes with it.',
  remedy: 'Add the folder to `.gitignore`, or let the script write outside of the repository.',
  references: ['conventions (gitignore of the harness)'],
  messages: {
    written: 'this run writes to {places}, which git does not ignore: what it prints would be committed with the next "git add"',
  },

  check({ harness }, report) {
    const { facts } = harness;
    if (!facts.repository) return;
    const written = new Map<string, Written>();
    for (const job of jobsOf(harness)) {
      // Its results belong into the repository: it commits them itself.
      if (job.text.commands.some(({ program, args }) => program === 'git' && args.some(({ value }) => /^(?:add|commit|stash)$/.test(value)))) continue;
      for (const one of writtenBy(job)) {
        const key = one.folder === '' ? one.file : one.folder;
        if (!written.has(key)) written.set(key, one);
      }
    }
    facts.prime([...written.values()].map(({ file }) => file));
    const open = [...written].filter(
      ([, { file, folder }]) => facts.tracked(file) === false && facts.ignoredBy(file) === undefined && !holdsTracked(folder, facts),
    );
    // One statement a file, at the first of its places.
    for (const file of new Set(open.map(([, { at }]) => at.file))) {
      const here = open.filter(([, { at }]) => at.file === file);
      const places = here.map(([name, { folder }]) => (folder === '' ? name : `${name}/`));
      const remedy = `Add ${listed(places.map((one) => `\`/${one}\``))} to \`.gitignore\`, or let the script write outside of the repository.`;
      if (here[0]) report(here[0][1].at, 'written', { places: listed(places) }, { remedy });
    }
  },
});

/** A folder whose files are committed on purpose. */
const holdsTracked = (folder: string, facts: Facts): boolean =>
  folder !== '' &&
  facts.entries(folder).some((name) => !/^(?:\.git(?:keep|ignore)|\.keep|README(?:\.md)?)$/.test(name) && facts.tracked(`${folder}/${name}`) === true);

const script = (text: string) => `#!/bin/bash\nset -euo pipefail\numask 077\n${text}\n`;

export const examples = (): Examples => ({
  bad: [
    { title: 'A log in the project', files: { 'run.sh': script('claude -p brief >> «logs/brief.log» 2>&1'), '.gitignore': '*.tmp\n' }, git: {} },
    {
      title: 'A report of the day, behind a folder of its own',
      files: { 'bin/run.sh': script('cd /opt/agent\nmkdir -p «reports»\nclaude -p brief | tee "/opt/agent/reports/$(date +%F).md"') },
      git: {},
    },
    { title: 'Beside the script', files: { 'bin/run.sh': script('claude -p brief > «"$(dirname "$0")/../out/brief.md"»') }, git: {} },
    { title: 'Two folders, one statement', files: { 'run.sh': script('mkdir -p «logs» reports\nclaude -p brief | tee reports/brief.md') }, git: {} },
    { title: 'One file', files: { 'run.sh': script('claude -p brief > «brief.out»') }, git: {} },
  ],
  good: [
    { title: 'Ignored', files: { 'run.sh': script('claude -p brief >> logs/brief.log'), '.gitignore': 'logs/\n' }, git: {} },
    {
      title: 'Only its logs are',
      files: { 'run.sh': script('cd /opt/agent\nclaude -p brief >> logs/$(date +%F).log'), '.gitignore': 'logs/*.log\n' },
      git: {},
    },
    { title: 'Outside', files: { 'run.sh': script('claude -p brief >> /var/log/brief.log; echo done >> ~/brief.log') }, git: {} },
    { title: 'Committed by the job itself', files: { 'run.sh': script('claude -p brief > reports/today.md\ngit add reports\ngit commit -m brief') }, git: {} },
    {
      title: 'Reports that are committed',
      files: { 'run.sh': script('claude -p brief > reports/today.md'), 'reports/monday.md': '# Monday\n' },
      git: { tracked: ['run.sh', 'reports/monday.md'] },
    },
    { title: 'No file', files: { 'run.sh': script('claude -p brief > /dev/null 2>&1') }, git: {} },
    { title: 'Where a crontab starts nobody knows', files: { crontab: '0 6 * * * claude -p brief >> brief.log 2>&1\n' }, git: {} },
    { title: 'No repository', files: { 'run.sh': script('claude -p brief >> logs/brief.log') } },
  ],
});

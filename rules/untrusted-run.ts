import { inEachFile, type Job, jobsOf, leadingTo, stepsOf } from '../src/findings/entry/jobs.ts';
import { mayHave, skippingWord } from '../src/findings/entry-flags.ts';
import { loadedGrants } from '../src/findings/grants.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness } from '../src/model/harness.ts';

export default defineRule({
  id: 'untrusted-run',
  title: 'Headless run that counts on allow rules of a folder that nobody has trusted',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'The client heeds allow rules of a project file only in a folder that somebody has trusted, and `-p` never asks. Where nobody has, what the rules allow is refused, and the run ends with status 0.',
  remedy: 'Hand the rules over: `--settings .claude/settings.json` or `--allowedTools`.',
  references: ['permissions-bash L3', 'headline-facts §0.1', 'permissions-paths §5.3'],
  messages: {
    runner: 'nobody has trusted the checkout on a runner: the {count} allow rules of {file} are left out here, and the step ends with status 0 all the same',
    folder:
      'the user whose settings were read has not trusted {folder}: the {count} allow rules of {file} are left out there, and the run ends with status 0 all the same',
  },

  check({ harness }, report) {
    const grants = loadedGrants(harness, 'allow').filter(({ origin }) => origin.file === '.claude/settings.json');
    if (grants.length === 0) return;
    const rules = { count: String(grants.length), file: '.claude/settings.json' };
    for (const { at } of inEachFile(stepsOf(harness), (step) => !isTold(step) && !isTrusted(harness, step))) report(at, 'runner', rules);
    for (const job of inEachFile(jobsOf(harness), (one) => !isTold(one) && untrusted(harness, one) !== undefined)) {
      const folder = untrusted(harness, job);
      if (folder !== undefined)
        report(
          job.at,
          'folder',
          { ...rules, folder },
          { remedy: `Start \`claude\` once in ${folder} as the user of the job and accept the dialog, or hand the rules over by \`--settings\`.` },
        );
    }
  },
});

/** The folder that the job enters, where the client's own file of this user has trust neither for it nor for one above. */
function untrusted({ user, documents }: Harness, job: Job): string | undefined {
  const projects = user ? asObject(asObject(documents.get('~/.claude.json')?.value)?.['projects']) : undefined;
  const folder = job.command.state.cd?.args.find(({ value }) => value.startsWith('/'));
  // Another user, or another home: whose trust counts then is not here.
  const isOther =
    job.user !== undefined ||
    job.variables.has('HOME') ||
    leadingTo(job).some(({ text }) => text.around.user !== undefined || text.around.variables.has('HOME'));
  if (!projects || !folder?.known || isOther) return undefined;
  const path = folder.value.replace(/\/$/, '');
  const isTrustedAt = ([key, value]: [string, unknown]): boolean =>
    asObject(value)?.['hasTrustDialogAccepted'] === true && (path === key || path.startsWith(`${key}/`));
  return Object.entries(projects).some(isTrustedAt) ? undefined : path;
}

/** The call itself says what it may do. */
const isTold = (step: Job): boolean =>
  mayHave(step, 'allowedTools', 'settings', 'setting-sources', 'permission-prompt-tool', 'bare', 'restricted', 'safe-mode', 'tools') ||
  skippingWord(step.flags) !== undefined;

/** Something writes the trust into the home folder first, or the runner is one of their own. */
const isTrusted = ({ documents }: Harness, { file }: Job): boolean => /hasTrustDialogAccepted|\.claude\.json|self-hosted/.test(documents.get(file)?.text ?? '');

const trust = (value: string) => ({ '~/.claude.json': `{ "projects": { ${value} } }` });
const SETTINGS = { '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)", "Read"] } }' };
const step = (text: string, runner = 'ubuntu-latest') => ({
  '.github/workflows/ai.yml': `on: push\njobs:\n  ai:\n    runs-on: ${runner}\n    steps:\n      - run: ${text}\n`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Rules of the project', files: { ...SETTINGS, ...step('«claude» -p "Run the tests"') } },
    {
      title: 'A folder without an entry',
      files: { ...SETTINGS, ...trust('"/srv/a": { "hasTrustDialogAccepted": true }'), crontab: '0 6 * * * cd /opt/job && «claude» -p brief\n' },
    },
  ],
  good: [
    { title: 'Handed over', files: { ...SETTINGS, ...step('claude -p --settings .claude/settings.json "Run the tests"') } },
    { title: 'Rules of the call', files: { ...SETTINGS, ...step('claude -p --allowedTools "Bash(npm test)" -- "Run the tests"') } },
    { title: 'A runner of their own', files: { ...SETTINGS, ...step('claude -p "Run the tests"', 'self-hosted') } },
    { title: 'Trusted first', files: { ...SETTINGS, ...step("jq '.projects.x.hasTrustDialogAccepted = true' c.json > ~/.claude.json && claude -p x") } },
    {
      title: 'A trusted folder',
      files: { ...SETTINGS, ...trust('"/opt/job": { "hasTrustDialogAccepted": true }'), 'run.sh': 'cd /opt/job\nclaude -p brief\n' },
    },
    { title: 'Another user', files: { ...SETTINGS, ...trust('"/srv/a": {}'), 'run.sh': 'export HOME=/home/agent\ncd /opt/job\nclaude -p brief\n' } },
    { title: 'A home folder that was not read', files: { ...SETTINGS, 'run.sh': 'cd /opt/job\nclaude -p brief\n' } },
    { title: 'No allow rules', files: { '.claude/settings.json': '{ "permissions": { "deny": ["Bash(rm:*)"] } }', ...step('claude -p x') } },
  ],
});

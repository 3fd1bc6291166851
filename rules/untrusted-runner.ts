import { inEachFile, type Job, stepsOf } from '../src/findings/entry/jobs.ts';
import { mayHave, skippingWord } from '../src/findings/entry-flags.ts';
import { loadedGrants } from '../src/findings/grants.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { Harness } from '../src/model/harness.ts';

export default defineRule({
  id: 'untrusted-runner',
  title: 'Workflow that counts on allow rules of a folder that nobody has trusted',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'entries',
  why: 'The client heeds allow rules of a project file only in a folder that somebody has trusted, and `-p` never asks. On a runner, made anew for each job, nobody has: what the rules allow is refused, and the step ends with status 0.',
  remedy: 'Hand the rules over: `--settings .claude/settings.json` or `--allowedTools`.',
  references: ['permissions-bash L3', 'headline-facts §0.1'],
  messages: {
    ignored: 'nobody has trusted the checkout on a runner: the {count} allow rules of {file} are left out here, and the step ends with status 0 all the same',
  },

  check({ harness }, report) {
    const grants = loadedGrants(harness, 'allow').filter(({ origin }) => origin.file === '.claude/settings.json');
    if (grants.length === 0) return;
    for (const { at } of inEachFile(stepsOf(harness), (step) => !isTold(step) && !isTrusted(harness, step)))
      report(at, 'ignored', { count: String(grants.length), file: '.claude/settings.json' });
  },
});

/** The call itself says what it may do. */
const isTold = (step: Job): boolean =>
  mayHave(step, 'allowedTools', 'settings', 'setting-sources', 'permission-prompt-tool', 'bare', 'restricted', 'safe-mode', 'tools') ||
  skippingWord(step.flags) !== undefined;

/** Something writes the trust into the home folder first, or the runner is one of their own. */
const isTrusted = ({ documents }: Harness, { file }: Job): boolean => /hasTrustDialogAccepted|\.claude\.json|self-hosted/.test(documents.get(file)?.text ?? '');

const SETTINGS = { '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)", "Read"] } }' };
const step = (text: string, runner = 'ubuntu-latest') => ({
  '.github/workflows/ai.yml': `on: push\njobs:\n  ai:\n    runs-on: ${runner}\n    steps:\n      - run: ${text}\n`,
});

export const examples = (): Examples => ({
  bad: [{ title: 'Rules of the project', files: { ...SETTINGS, ...step('«claude» -p "Run the tests"') } }],
  good: [
    { title: 'Handed over', files: { ...SETTINGS, ...step('claude -p --settings .claude/settings.json "Run the tests"') } },
    { title: 'Rules of the call', files: { ...SETTINGS, ...step('claude -p --allowedTools "Bash(npm test)" -- "Run the tests"') } },
    { title: 'A runner of their own', files: { ...SETTINGS, ...step('claude -p "Run the tests"', 'self-hosted') } },
    { title: 'Trusted first', files: { ...SETTINGS, ...step("jq '.projects.x.hasTrustDialogAccepted = true' c.json > ~/.claude.json && claude -p x") } },
    { title: 'No allow rules', files: { '.claude/settings.json': '{ "permissions": { "deny": ["Bash(rm:*)"] } }', ...step('claude -p x') } },
  ],
});

import { inEachFile, jobsOf, stepsOf } from '../src/findings/entry/jobs.ts';
import { asksWho, bringsForeign, foreignCheckout, leavesProjectOut, strangersEvent } from '../src/findings/entry/workflows.ts';
import { flagNamed } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'foreign-configuration',
  title: "Headless run that loads somebody else's configuration",
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'With `-p` the client asks nobody whether a folder is trusted: hooks, helpers, variables and servers of the files that lie there run at start-up, measured also in a folder that nobody has ever trusted. In a checkout of a pull request they are what its author wrote.',
  remedy: 'Start the client in a folder of your own with `--add-dir CHECKOUT`, or with `--setting-sources user --strict-mcp-config`.',
  references: ['surfaces CI-HEADLESS-UNTRUSTED, CI-PR-HEAD', 'permissions-paths §8'],
  messages: {
    pull: 'on {event} this runs in the code of a pull request, with its hooks, servers and variables: its author runs commands with the secrets of this workflow',
    fetched: 'this runs in code of somebody else, with its hooks, servers and variables: no --setting-sources user keeps them out',
    servers: 'this runs in code of somebody else: --strict-mcp-config keeps its servers out, but its hooks and variables are still loaded',
  },

  check({ harness }, report) {
    for (const step of stepsOf(harness)) {
      const event = step.job && strangersEvent(step.job);
      if (event === undefined || !step.job || leavesProjectOut(step)) continue;
      if (foreignCheckout(step.job) || step.before.some(bringsForeign)) report(step.at, 'pull', { event }, asksWho(step.job) ? { severity: 'note' } : {});
    }
    for (const job of inEachFile(jobsOf(harness), (one) => one.before.some(bringsForeign) && !leavesProjectOut(one)))
      report(job.at, flagNamed(job.flags, 'strict-mcp-config') ? 'servers' : 'fetched', {}, { severity: 'note' });
  },
});

const workflow = (event: string, call: string) => ({
  '.github/workflows/ai.yml': `on: ${event}\njobs:\n  ai:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: \${{ github.event.pull_request.head.sha }}\n      - run: ${call}\n`,
});
const script = (text: string) => ({ 'review.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A checkout of a pull request', files: workflow('pull_request_target', '«claude» -p "Review the change" --max-turns 5') },
    { title: 'A comment starts it', files: workflow('issue_comment', 'gh pr checkout 5 && «claude» -p "Review the change"') },
    { title: 'A script for reviews', files: script('gh pr checkout "$1"\n«claude» -p "Review the change"') },
    { title: 'An address that is handed over', files: script('git clone "$1" work\ncd work\n«claude» -p --strict-mcp-config "Review"') },
  ],
  good: [
    { title: "Only the user's settings", files: workflow('pull_request_target', 'claude -p --setting-sources user --strict-mcp-config "Review the change"') },
    { title: 'Nothing of the folder', files: workflow('pull_request_target', 'claude -p --restricted "Review the change"') },
    { title: 'A pull request without secrets', files: workflow('pull_request', 'claude -p "Review the change"') },
    { title: 'Own code', files: script('git pull --ff-only\nclaude -p "Review the change"') },
    { title: 'A workflow without the client', files: workflow('pull_request_target', 'npm test') },
  ],
});

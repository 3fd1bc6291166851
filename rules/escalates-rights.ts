import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

const REMEDY = 'Run the agent as a user that has the rights it needs, and leave sudo out of its rules.';

export default defineRule({
  id: 'escalates-rights',
  title: 'Shell permission that runs with more rights',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'What runs as root is not held back by file modes, and a mistake reaches the whole machine. A key or a role that a cloud gives out works from everywhere, long after the session.',
  remedy: 'Put what gives out rights into the ask list, and allow the exact commands that the job needs.',
  references: ['surfaces PERM-RUNNER'],
  messages: {
    open: '{rule} runs with the rights of another user without a prompt, for example {witness}{also}',
    gains: '{rule} gains rights that the session does not have, without a prompt, for example {witness}{also}',
  },

  check(subject, report) {
    for (const { grant, severity, witness, elevated, also, more } of openGrants(subject, 'escalates-rights')) {
      report(
        grant.origin,
        elevated ? 'open' : 'gains',
        { rule: shorten(grant.rule.text), witness, also },
        { ...more, severity, ...(elevated && { remedy: REMEDY }) },
      );
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Restarting services as root', files: allow('«"Bash(sudo systemctl restart:*)"»') },
    { title: 'Keys of a cloud', files: allow('«"Bash(gcloud iam service-accounts keys create:*)"»') },
  ],
  good: [{ title: 'An exact command', files: allow('"Bash(sudo systemctl restart web)"') }],
});

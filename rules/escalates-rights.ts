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
  why: 'What runs as root is not held back by file modes, and a mistake reaches the whole machine.',
  remedy: REMEDY,
  references: ['surfaces PERM-RUNNER'],
  messages: { open: '{rule} runs with the rights of another user without a prompt, for example {witness}{also}' },

  check({ harness }, report) {
    for (const { grant, severity, witness, also, more } of openGrants(harness, 'escalates-rights')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity, remedy: REMEDY });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'Installing as root', files: allow('«"Bash(sudo systemctl restart:*)"»') }],
  good: [{ title: 'An exact command', files: allow('"Bash(sudo systemctl restart web)"') }],
});

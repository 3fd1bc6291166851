import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'outlives-session',
  title: 'Shell permission whose effect outlives the session',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'A scheduled job, a service, a git alias or a registered server runs later, outside every permission rule.',
  remedy: 'Allow the reading forms only, and put the rest into the ask list.',
  references: ['surfaces PERM-PERSIST'],
  messages: { open: '{rule} leaves something behind that runs later, outside every rule, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'outlives-session')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Scheduled jobs', files: allow('«"Bash(crontab:*)"»') },
    { title: 'git aliases and hooks', files: allow('«"Bash(git config:*)"»') },
  ],
  good: [{ title: 'Reading', files: allow('"Bash(crontab -l)"', '"Bash(git config --get:*)"') }],
});

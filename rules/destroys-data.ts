import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'destroys-data',
  title: 'Shell permission that can destroy data',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'Most accidents with agents need no attacker: a forced push, a recursive removal, a dropped table. The rule lets it happen without a question.',
  remedy: 'Allow the harmless forms by exact rules and put the rest into the ask list.',
  references: ['surfaces PERM-DESTROY'],
  messages: { open: '{rule} destroys data without a prompt, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'destroys-data')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Removing what lies in the project', files: allow('«"Bash(rm:*)"»') },
    { title: 'Pushing with force', files: allow('«"Bash(git push:*)"»') },
    { title: 'A cloud', files: allow('«"Bash(terraform:*)"»') },
  ],
  good: [{ title: 'Exactly one folder', files: allow('"Bash(rm -rf dist)"', '"Bash(git push origin HEAD)"') }],
});

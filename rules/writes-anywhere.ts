import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'writes-anywhere',
  title: 'Shell permission that writes files anywhere',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'The program writes to a path of its arguments, and the client does not check the paths of this program: it can replace settings, git hooks or shell start-up files.',
  remedy: 'Allow the exact command, with its target.',
  references: ['permissions-bash T3', 'permissions-traps §10'],
  messages: { open: '{rule} writes arbitrary files without a prompt, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'writes-anywhere')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'dd', files: allow('«"Bash(dd:*)"»') }],
  good: [{ title: 'Programs whose paths the client checks', files: allow('"Bash(cp:*)"', '"Bash(tee:*)"') }],
});

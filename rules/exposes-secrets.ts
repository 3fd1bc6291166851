import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'exposes-secrets',
  title: 'Shell permission that shows secrets',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'What the command prints becomes part of the conversation and goes to the model provider: tokens of the environment, of a keychain or of a tool that is signed in.',
  remedy: 'Delete the rule; name the one value that the job needs instead.',
  references: ['surfaces PERM-SECRETS', 'permissions-bash H8'],
  messages: { open: '{rule} prints secrets without a prompt, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'exposes-secrets')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'The environment', files: allow('«"Bash(printenv:*)"»') },
    { title: 'A token', files: allow('«"Bash(gh auth:*)"»') },
  ],
  good: [{ title: 'One variable', files: allow('"Bash(printenv PATH)"') }],
});

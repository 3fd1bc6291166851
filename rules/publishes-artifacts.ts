import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'publishes-artifacts',
  title: 'Shell permission that publishes',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'What is published is seen by others and hard to take back: a package version, an image, a release, a deployment.',
  remedy: 'Put publishing into the ask list, or leave it to CI.',
  references: ['surfaces PERM-PUBLISH'],
  messages: { open: '{rule} publishes without a prompt, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'publishes-artifacts')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'A package', files: allow('«"Bash(npm publish:*)"»') }],
  good: [{ title: 'A rehearsal', files: allow('"Bash(npm publish --dry-run)"', '"Bash(gh release view:*)"') }],
});

import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'installs-packages',
  title: 'Shell permission that installs any package',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'Installing runs code of whoever published the package, and a model invents package names that somebody else may have registered.',
  remedy: 'Allow the install from the lock file only, or exactly the packages that the job needs.',
  references: ['surfaces PERM-INSTALL'],
  messages: { open: '{rule} installs and runs third-party code without a prompt, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'installs-packages')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Any npm package', files: allow('«"Bash(npm install:*)"»') },
    { title: 'Any Python package', files: allow('«"Bash(pip install:*)"»') },
  ],
  good: [{ title: 'From the lock file', files: allow('"Bash(npm ci)"', '"Bash(npm install)"', '"Bash(npm ls:*)"') }],
});

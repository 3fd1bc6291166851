import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'wildcard-in-program-path',
  title: "Wildcard in a program's path",
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  why: 'The client compares the program as it is written and does not fold `..` away. A wildcard after a folder therefore also matches a way out of the folder, to every program of the machine; and whatever the agent may write into the folder itself.',
  remedy: 'Name the scripts, each in its own rule: `Bash(./scripts/test.sh:*)`.',
  references: ['permissions-bash R5, M3'],
  messages: { leaves: '{rule} also matches programs outside the folder, for example {witness}' },

  check({ harness }, report) {
    for (const { grant, severity, witness, more } of openGrants(harness, 'wildcard-in-program-path')) {
      report(grant.origin, 'leaves', { rule: shorten(grant.rule.text), witness }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'Any script of a folder', files: allow('«"Bash(./scripts/*)"»', '«"Bash(tools/*.sh)"»') }],
  good: [
    { title: 'One script', files: allow('"Bash(./scripts/test.sh:*)"') },
    { title: 'A path as an argument', files: allow('"Bash(cat docs/*)"') },
  ],
});

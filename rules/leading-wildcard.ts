import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'leading-wildcard',
  title: 'Shell permission that starts with a wildcard',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'The wildcard stands for the program too, and for any words in front of the fixed ones: only the end of the command is checked.',
  remedy: 'Name the programs, each in its own rule.',
  references: ['permissions-bash R5', 'surfaces PERM-LEADING-WILD'],
  messages: { open: '{rule} starts with a wildcard, so it runs any program without a prompt, for example {witness}: arbitrary execution{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'leading-wildcard')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Any program that can say its version', files: allow('«"Bash(* --version)"»') },
    { title: 'Any program with an argument', files: allow('«"Bash(* *)"»') },
  ],
  good: [{ title: 'A named program', files: allow('"Bash(node --version)"', '"Bash(ls *)"') }],
});

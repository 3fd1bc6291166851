import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'wildcard-before-subcommand',
  title: 'Wildcard between a program and its sub-command',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'The wildcard spans options as well, and options of this program run other programs.',
  remedy: 'List the sub-commands, each as its own rule.',
  references: ['surfaces PERM-MID-WILD', 'permissions-bash R5'],
  messages: { open: '{rule} has a wildcard before its fixed words, which also spans options that execute programs, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'wildcard-before-subcommand')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'git with anything before a branch', files: allow('«"Bash(git * main)"»') }],
  good: [{ title: 'The wildcard comes last', files: allow('"Bash(git log *)"') }],
});

import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'adds-only-danger',
  title: 'Allow rule that adds only the dangerous forms of a command',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'The client runs the reading forms of this command without any rule, because it knows which options are harmless. A prefix rule takes that knowledge away: what it adds is the option that writes a file, starts a program or reads what the session may not.',
  remedy: 'Delete the rule; the reading forms go on without a prompt.',
  references: ['permissions-traps §11', 'headline-facts 5', 'surfaces PERM-GIT-OUTPUT, PERM-REDUNDANT-RO'],
  messages: { adds: 'what {rule} adds to what needs no rule is {witness}, which {what}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, what, also, more } of openGrants(subject, 'adds-only-danger')) {
      report(grant.origin, 'adds', { rule: shorten(grant.rule.text), witness, what, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Reading the history', files: allow('«"Bash(git log:*)"»', '«"Bash(git diff *)"»') },
    { title: 'The clock, and the lines of any file', files: allow('«"Bash(date:*)"»') },
    { title: 'A listing and a manual', files: allow('«"Bash(tree:*)"»', '«"Bash(man:*)"»') },
  ],
  good: [
    { title: 'With an option that needs a rule', files: allow('"Bash(git -c color.ui=false log:*)"') },
    { title: 'An exact form', files: allow('"Bash(git log --oneline -n 20)"', '"Bash(date +%F)"', '"Bash(git commit:*)"') },
    {
      title: 'The option is denied',
      files: settings('{ "permissions": { "allow": ["Bash(git log:*)"], "deny": ["Bash(git * --output*)", "Bash(git * --ext-diff*)"] } }'),
    },
  ],
});

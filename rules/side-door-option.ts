import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'side-door-option',
  title: 'Ordinary permission with an option that does more',
  severity: 'note',
  confidence: 'proven',
  tier: 'audit',
  since: '0.1.0',
  why: 'Most people who grant such a command want it: a test run, a look at the log. A prefix rule cannot exclude options, though, and one of them writes a file, runs a program, throws work away or speaks to others.',
  remedy: 'Allow the exact commands where the agent reads text of strangers; elsewhere it is enough to know.',
  references: ['permissions-traps §11', 'surfaces PERM-EXEC-FLAG, PERM-GIT-OUTPUT, PERM-WS-EXEC'],
  messages: { does: '{rule} also permits {witness}, which {what}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, what, also, more } of openGrants(subject, 'side-door-option')) {
      report(grant.origin, 'does', { rule: shorten(grant.rule.text), witness, what, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'A program for the scripts', files: allow('«"Bash(npm test:*)"»') },
    { title: 'A log that is written somewhere', files: allow('«"Bash(git log --oneline:*)"»') },
  ],
  good: [{ title: 'An exact command', files: allow('"Bash(npm test)"', '"Bash(git log --oneline)"') }],
});

import { shorten } from '../src/findings/grants.ts';
import { openGrants } from '../src/findings/reach.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'executes-through-options',
  title: 'Shell permission for a program with options that run other programs',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'reach',
  why: 'The program looks tame, but one of its options or sub-commands runs any other program, and a prefix rule cannot exclude options. What the client itself refuses under a rule (find -exec, awk system) is not counted.',
  remedy: 'Name the sub-commands that the job needs, each as its own rule.',
  references: ['permissions-bash C4, C5', 'permissions-traps §11', 'surfaces PERM-EXEC-FLAG'],
  messages: { open: '{rule} executes any program through an option or sub-command, for example {witness}{also}' },

  check(subject, report) {
    for (const { grant, severity, witness, also, more } of openGrants(subject, 'executes-through-options')) {
      report(grant.origin, 'open', { rule: shorten(grant.rule.text), witness, also }, { ...more, severity });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'With an option before the sub-command', files: allow('«"Bash(git -C .:*)"»', '«"Bash(git --no-pager:*)"»', '«"Bash(cargo +nightly:*)"»') },
    { title: 'git as a whole', files: allow('«"Bash(git:*)"»') },
    { title: 'sed', files: allow('«"Bash(sed:*)"»') },
    { title: 'A build tool with any option', files: allow('«"Bash(make test:*)"»') },
  ],
  good: [
    { title: 'An exact command', files: allow('"Bash(git status)"', '"Bash(sed -n 1,40p README.md)"') },
    { title: 'A sub-command without such options', files: allow('"Bash(git commit:*)"', '"Bash(git add:*)"') },
    { title: 'The client refuses the dangerous forms itself', files: allow('"Bash(find:*)"', '"Bash(jq:*)"') },
  ],
});

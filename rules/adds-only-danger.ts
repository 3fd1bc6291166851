import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';
import { shellPattern } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'adds-only-danger',
  title: 'Allow rule that adds only the dangerous forms of a command',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The client runs the reading forms of this command without any rule, because it knows which options are harmless. A prefix rule takes that knowledge away: what it adds is the option that writes to any file.',
  remedy: 'Delete the rule; the reading forms go on without a prompt.',
  references: ['permissions-traps §11', 'surfaces PERM-GIT-OUTPUT, PERM-REDUNDANT-RO'],
  messages: { adds: 'what {rule} adds to what needs no rule is {witness}, which writes any file' },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness, 'allow')) {
      const { rule, origin } = grant;
      if (rule.tool !== 'Bash' || rule.specifier === undefined) continue;
      const pattern = shellPattern(rule.specifier);
      const command = pattern.kind === 'prefix' ? pattern.text : pattern.kind === 'wildcard' && pattern.optionalTail ? (pattern.words[0] ?? '').trim() : '';
      if (!/^git (?:diff|log|show)$/.test(command)) continue;
      const witness = `${command} --output=.git/hooks/pre-commit`;
      report(origin, 'adds', { rule: shorten(rule.text), witness }, { witness: { tool: 'Bash', input: { command: witness } }, ...aboutGrant(grant) });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'Reading the history', files: allow('«"Bash(git log:*)"»', '«"Bash(git diff *)"»') }],
  good: [{ title: 'An exact form', files: allow('"Bash(git log --oneline -n 20)"', '"Bash(git commit:*)"') }],
});

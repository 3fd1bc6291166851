import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';
import { shellPattern } from '../src/policy/specifier.ts';

export default defineRule({
  id: 'adds-nothing',
  title: 'Allow rule for a command that needs none',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'The client runs these commands without a prompt anyway, with checks of its own. The rule adds little but their wrapped forms, makes the list longer and looks broader than it is.',
  remedy: 'Delete the rule; nothing is lost.',
  references: ['permissions-traps §11', 'permissions-bash §5.7', 'surfaces PERM-REDUNDANT-RO'],
  messages: {
    nothing: '{rule} grants hardly anything: the client runs {program} without a prompt and refuses its dangerous options under a broad wildcard too',
  },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness, 'allow')) {
      const { rule, origin } = grant;
      if (rule.tool !== 'Bash' || rule.specifier === undefined) continue;
      const pattern = shellPattern(rule.specifier);
      const program = pattern.kind === 'prefix' ? pattern.text : pattern.kind === 'wildcard' && pattern.optionalTail ? (pattern.words[0] ?? '').trim() : '';
      if (FREE.test(program)) report(origin, 'nothing', { rule: shorten(rule.text), program }, aboutGrant(grant));
    }
  },
});

/** Measured: no call of the many tried was gained by the rule. */
const FREE = /^(?:find|ls|cat|echo|grep|head|tail|wc|cd|which|git status|docker ps)$/;

export const examples = (): Examples => ({
  bad: [{ title: 'Searching and listing', files: allow('«"Bash(find:*)"»', '«"Bash(ls *)"»') }],
  good: [{ title: 'A command that asks without it', files: allow('"Bash(npm test:*)"', '"Bash(git log:*)"') }],
});

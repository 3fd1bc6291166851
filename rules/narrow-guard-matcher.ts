import { matches, readMatcher } from '../src/client/hook-matcher.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

const GUARDS = /guard|block|deny|protect|prevent|forbid|secur|reject|restrict|firewall|dangerous/i;

export default defineRule({
  id: 'narrow-guard-matcher',
  title: 'Guard of shell commands that does not see every shell tool',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  gate: 'hooks',
  why: 'Shell text runs through `Bash`, and also through `Monitor` and `PowerShell`. A guard whose matcher names only `Bash` is not asked about the others.',
  remedy: 'Write `"matcher": "Bash|Monitor|PowerShell"`.',
  references: ['surfaces HOOK-MATCHER', 'permissions-bash §5.8'],
  messages: { narrow: 'this guard sees {seen} but not {unseen}, which runs shell text too' },

  check({ harness }, report) {
    for (const { event, matcher, matcherOrigin, command } of harness.hooks) {
      if (event !== 'PreToolUse' || matcher === undefined || !matcherOrigin || command === undefined || !GUARDS.test(command)) continue;
      const read = readMatcher(matcher);
      if (read.kind !== 'names' || !matches(read, 'Bash') || matches(read, 'Monitor')) continue;
      report(matcherOrigin, 'narrow', { seen: 'Bash', unseen: 'Monitor' });
    }
  },
});

const guard = (matcher: string, command: string) =>
  settings(`{ "hooks": { "PreToolUse": [{ "matcher": ${matcher}, "hooks": [{ "type": "command", "command": "${command}" }] }] } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'One of three', files: guard('«"Bash"»', 'block-dangerous.sh') }],
  good: [
    { title: 'All of them', files: guard('"Bash|Monitor|PowerShell"', 'block-dangerous.sh') },
    { title: 'No guard', files: guard('"Bash"', 'log-call') },
  ],
});

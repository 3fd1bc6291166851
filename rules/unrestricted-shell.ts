import { anyCommand } from '../src/findings/any-command.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unrestricted-shell',
  title: 'Shell permission that does not name a command',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'A shell rule without a command lets the agent run every program as you, without a prompt. It also overrides path checks and text that the client cannot analyse; only deny and ask rules and a few safety checks remain.',
  remedy: 'Name the commands that the job needs, each with its first fixed words: `Bash(npm run build:*)`.',
  references: ['permissions-bash D6, R2'],
  messages: { everything: '{rule} allows every shell command without a prompt: arbitrary execution' },

  check({ harness }, report) {
    for (const { effect, rule, origin, skipped } of harness.grants) {
      if (effect !== 'allow' || skipped || (rule.tool !== 'Bash' && rule.tool !== 'PowerShell' && rule.tool !== 'Monitor')) continue;
      if (rule.specifier !== undefined && !/^\*+$/.test(rule.specifier.replace(/\s/g, ''))) continue;
      report(
        origin,
        'everything',
        { rule: rule.text },
        {
          grant: { effect, text: rule.text },
          ...anyCommand(rule.tool, rule.tool === 'Monitor' ? { description: 'wait for it' } : {}),
        },
      );
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'The bare tool', files: allow('«"Bash"»', '"Read"') },
    { title: 'A lone wildcard', files: allow('«"Bash(*)"»') },
  ],
  good: [
    { title: 'A named command', files: allow('"Bash(npm test)"') },
    { title: 'Asking first is the default anyway', files: settings('{ "permissions": { "ask": ["Bash"] } }') },
  ],
});

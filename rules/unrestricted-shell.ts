import { evadingShapes } from '../src/capability/evading-shapes.ts';
import { anyCommand } from '../src/findings/any-command.ts';
import { loadedGrants, sameSession, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import { decisionBeside, runsUnasked } from '../src/findings/session-policy.lazy.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Grant } from '../src/model/permission.ts';

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
  messages: { everything: '{rule} allows every shell command without a prompt: arbitrary execution{around}' },

  check({ harness }, report) {
    for (const grant of harness.grants) {
      const { effect, rule, origin, skipped } = grant;
      if (effect !== 'allow' || skipped || (rule.tool !== 'Bash' && rule.tool !== 'PowerShell' && rule.tool !== 'Monitor')) continue;
      if (rule.specifier !== undefined && !/^\*+$/.test(rule.specifier.replace(/\s/g, ''))) continue;
      const around = rule.tool === 'Bash' ? aroundDeny(harness, grant) : undefined;
      report(
        origin,
        'everything',
        { rule: rule.text, around: around ? `; ${shorten(around.command, 60)} passes ${shorten(around.deny.rule.text, 40)} in deny` : '' },
        {
          ...(around && { related: [{ at: around.deny.origin, message: 'a deny rule that does not see what an interpreter starts' }] }),
          grant: { effect, text: rule.text },
          ...anyCommand(rule.tool, rule.tool === 'Monitor' ? { description: 'wait for it' } : {}),
        },
      );
    }
  },
});

/** A denied command in a form that this rule lets run: whoever relies on the deny rules beside it should know. */
function aroundDeny(harness: Harness, grant: Grant): { readonly deny: Grant; readonly command: string } | undefined {
  for (const deny of loadedGrants(harness, 'deny')) {
    if (deny.rule.tool !== 'Bash' || deny.rule.specifier === undefined || !sameSession(deny, grant)) continue;
    const direct = sampleCall(deny);
    const text = direct?.input['command'];
    if (!direct || typeof text !== 'string' || decisionBeside(harness, [grant, deny], direct) !== 'deny') continue;
    const command = evadingShapes(text).find((shape) => runsUnasked(harness, [grant, deny], shape));
    if (command !== undefined) return { deny, command };
  }
  return undefined;
}

export const examples = (): Examples => ({
  bad: [
    { title: 'The bare tool', files: allow('«"Bash"»', '"Read"') },
    { title: 'Beside a deny rule that an interpreter steps around', files: settings('{ "permissions": { "allow": [«"Bash"»], "deny": ["Bash(curl:*)"] } }') },
    { title: 'A lone wildcard', files: allow('«"Bash(*)"»') },
  ],
  good: [
    { title: 'A named command', files: allow('"Bash(npm test)"') },
    { title: 'Asking first is the default anyway', files: settings('{ "permissions": { "ask": ["Bash"] } }') },
  ],
});

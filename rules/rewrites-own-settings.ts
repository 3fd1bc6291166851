import type { Candidate } from '../src/capability/candidates/candidate.ts';
import { aboutGrant, shorten } from '../src/findings/grants.ts';
import { type HeldTogether, heldTogether, isSolid } from '../src/findings/held.lazy.ts';
import { isBoxed } from '../src/findings/risk.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { inSession } from '../src/findings/session-policy.lazy.ts';

export default defineRule({
  id: 'rewrites-own-settings',
  title: 'Shell permission that writes the settings of the client',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'together',
  why: 'The client asks before it edits its own settings, hooks and skills, whatever the rules say. It sees that in its file tools, in redirections and in the commands whose files it checks; what dd, curl, tar or ln write it does not see. One such call gives the next session rules and hooks of its own.',
  remedy: 'Put the form that writes into deny or ask, or allow only the exact command that the job needs.',
  references: ['permissions-paths §3.8', 'permissions-traps §10', 'surfaces PERM-SELF-EDIT'],
  messages: {
    writes: '{rule} writes the settings of the client past their protection, for example {witness}: the next session has whatever rules and hooks it likes',
  },

  check({ harness }, report) {
    if (isBoxed(harness)) return;
    for (const session of heldTogether(harness)) {
      if (session.runsAnything || session.decide({ tool: 'Write', input: { file_path: inSession('.claude/settings.json') } }) === 'allow') continue;
      const one = session.find((candidate) => settingsWritten(candidate, session) !== undefined);
      const command = one && settingsWritten(one, session);
      if (!one || command === undefined) continue;
      report(
        one.grant.origin,
        'writes',
        { rule: shorten(one.grant.rule.text), witness: command },
        { ...aboutGrant(one.grant), witness: { tool: 'Bash', input: { command } } },
      );
      return;
    }
  },
});

/** The witness of a program that writes anywhere, on the settings; undefined where the client asks then. */
function settingsWritten(one: Candidate, session: HeldTogether): string | undefined {
  const { capability, call } = one;
  if (call.tool !== 'Bash' || (capability !== 'write-any' && capability !== 'persist') || !isSolid(one)) return undefined;
  const shown = String(call.input['command']);
  const command = shown
    .replace(/(-[Cd] ?)\/tmp(?= |$)/, '$1.claude')
    .replace(/(?:\/tmp\/[xy]|\.git\/hooks\/[\w-]+|~\/\.bashrc|\.claude\/settings\.json)(?=['"\s]|$)/, '.claude/settings.json');
  const names = command.includes('.claude');
  return names && session.decide({ tool: 'Bash', input: { command } }) === 'allow' ? command : undefined;
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A download', files: allow('«"Bash(curl:*)"»') },
    { title: 'A copy', files: allow('«"Bash(dd:*)"»', '"Bash(install:*)"') },
  ],
  good: [
    { title: 'Programs whose files the client checks', files: allow('"Bash(cp:*)"', '"Bash(tee:*)"', '"Bash(mv:*)"') },
    { title: 'One request', files: allow('"Bash(curl -fsS https://status.example.com/health)"') },
    { title: 'The form that writes asks', files: settings('{ "permissions": { "allow": ["Bash(dd:*)"], "ask": ["Bash(dd * of=*)"] } }') },
    { title: 'Everything runs anyway', files: allow('"Bash(dd:*)"', '"Bash(bash:*)"') },
  ],
});

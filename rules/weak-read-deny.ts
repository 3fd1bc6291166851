import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'weak-read-deny',
  title: 'Read deny that shell commands step around',
  severity: 'note',
  confidence: 'proven',
  tier: 'audit',
  since: '0.1.0',
  why: 'A Read deny stops the Read tool and commands that name the file. Commands that reach it by a wildcard, by recursion or through git history need no rule and still print it.',
  remedy: 'Keep the secret outside the project, or add the file to `sandbox.filesystem.denyRead`.',
  references: ['permissions-paths §3.9, §1.2', 'permissions-traps §6'],
  messages: { around: '{rule} does not stop {witness}, which needs no permission' },

  check({ harness }, report) {
    const sandboxed = harness.settings.some(({ value }) => asObject(asObject(value['sandbox'])?.['filesystem'])?.['denyRead'] !== undefined);
    if (sandboxed) return;
    for (const grant of loadedGrants(harness, 'deny')) {
      const { rule, origin } = grant;
      if (rule.tool !== 'Read' || !/^(?:\.\/)?\.env$/.test(rule.specifier ?? '')) continue;
      const witness = 'cat .e*';
      report(origin, 'around', { rule: shorten(rule.text), witness }, { witness: { tool: 'Bash', input: { command: witness } }, ...aboutGrant(grant) });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'The env file', files: settings('{ "permissions": { "deny": [«"Read(./.env)"»] } }') }],
  good: [
    {
      title: 'The sandbox keeps it too',
      files: settings('{ "permissions": { "deny": ["Read(.env)"] }, "sandbox": { "enabled": true, "filesystem": { "denyRead": [".env"] } } }'),
    },
  ],
});

import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sampleCall } from '../src/findings/sample-call.ts';
import { decisionBeside, runsUnasked } from '../src/findings/session-policy.lazy.ts';
import { isSecretName } from '../src/load/role.ts';
import { asObject } from '../src/load/values.ts';
import type { Harness } from '../src/model/harness.ts';
import type { Grant } from '../src/model/permission.ts';

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
      if (grant.rule.tool !== 'Read' || grant.rule.specifier === undefined) continue;
      const witness = printing(grant, harness).find((command) => runsUnasked(harness, [grant], command));
      if (witness === undefined) continue;
      report(
        grant.origin,
        'around',
        { rule: shorten(grant.rule.text), witness },
        { witness: { tool: 'Bash', input: { command: witness } }, ...aboutGrant(grant) },
      );
    }
  },
});

/** Commands that print the file and do not name it; none where the rule is not about a secret of the project, or does not stop the plain command. */
function printing(grant: Grant, harness: Harness): readonly string[] {
  const path = sampleCall(grant)?.input['file_path'];
  if (typeof path !== 'string' || /^[/~]|[^\w./@+-]/.test(path)) return [];
  const [name = '', ...above] = path.split('/').reverse();
  const secretFolder = above.some((folder) => /secret|credential/i.test(folder));
  if (!isSecretName(path) && !secretFolder) return [];
  if (decisionBeside(harness, [grant], { tool: 'Bash', input: { command: `cat ${path}` } }) !== 'deny') return [];
  const folder = above.length === 0 ? '' : `${above.reverse().join('/')}/`;
  const start = name === 'x' ? '' : name.slice(0, name.startsWith('.') ? 2 : 1);
  return [`cat ${folder}${start}*`, ...(harness.facts.tracked(path) === true ? [`git show HEAD:${path}`] : [])];
}

export const examples = (): Examples => ({
  bad: [
    { title: 'The env file', files: settings('{ "permissions": { "deny": [«"Read(./.env)"»] } }') },
    { title: 'Files by their pattern, and a folder', files: settings('{ "permissions": { "deny": [«"Read(**/*.pem)"», «"Read(./secrets/**)"»] } }') },
    {
      title: 'A version of it lies in the history, and the wildcard is denied',
      files: {
        ...settings('{ "permissions": { "deny": [«"Read(.env)"», "Bash(cat:*)"] } }'),
        '.env': 'A=1\n',
      },
      git: { tracked: ['.env', '.claude/settings.json'] },
    },
  ],
  good: [
    { title: 'No secret', files: settings('{ "permissions": { "deny": ["Read(docs/drafts/**)"] } }') },
    { title: 'Nobody may run commands', files: settings('{ "permissions": { "deny": ["Read(.env)", "Bash"] } }') },
    {
      title: 'The sandbox keeps it too',
      files: settings('{ "permissions": { "deny": ["Read(.env)"] }, "sandbox": { "enabled": true, "filesystem": { "denyRead": [".env"] } } }'),
    },
  ],
});

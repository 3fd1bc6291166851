import { loadedGrants } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'ignored-when-untrusted',
  title: 'Allow rules that a run without trust leaves out',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  why: 'Without the trust dialog, which a run with `-p` never shows, the client leaves out the allow rules of the project file. Deny and ask rules, hooks, environment and servers of the same file still count.',
  remedy: 'Trust the folder once for the user that runs it, or give the rules by `--allowedTools` or the user settings.',
  references: ['permissions-bash L3', 'permissions-paths §5.3'],
  messages: { ignored: 'in this run the folder is not trusted, so the {count} allow rules of this file are left out' },

  check({ harness, run }, report) {
    if (run.trusted) return;
    for (const { file, scope } of harness.settings) {
      if (scope !== 'project') continue;
      const count = loadedGrants(harness, 'allow').filter((grant) => grant.origin.file === file).length;
      if (count > 0) report({ file, path: ['permissions', 'allow'], part: 'key' }, 'ignored', { count: String(count) });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'An unattended run nobody trusted',
      files: settings('{ "permissions": { «"allow"»: ["Bash(npm test)"] } }'),
      run: { headless: true, trusted: false },
    },
  ],
  good: [{ title: 'A trusted folder', files: settings('{ "permissions": { "allow": ["Bash(npm test)"] } }'), run: { headless: true } }],
});

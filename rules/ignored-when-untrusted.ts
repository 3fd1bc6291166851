import { loadedGrants } from '../src/findings/grants.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'ignored-when-untrusted',
  title: 'Allow rules that a run without trust leaves out',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'Without the trust dialog, which a run with `-p` never shows, the client leaves out the allow rules of the project file. Deny and ask rules, hooks, environment and servers of the same file still count.',
  remedy: 'Trust the folder once for the user that runs it, or give the rules by `--allowedTools` or the user settings.',
  references: ['permissions-bash L3', 'permissions-paths §5.3'],
  messages: {
    ignored: 'in this run the folder is not trusted, so the {count} allow rules of this file are left out',
    refused: 'this run is not trusted and nobody answers its questions: the {count} allow rules of this file are left out, and what they allow is refused',
  },

  check({ harness, run }, report) {
    if (run.trusted) return;
    // Nobody is there to answer: what the rules would have let through is refused.
    const loud = run.headless ? { severity: 'warning' as const } : {};
    const allowed = loadedGrants(harness, 'allow');
    for (const { file, scope } of harness.settings) {
      // A local file that came with the repository needs trust like the project's.
      if (scope !== 'project' && !(scope === 'local' && harness.facts.tracked(file) === true)) continue;
      const count = allowed.filter((grant) => grant.origin.file === file).length;
      if (count > 0) report({ file, path: ['permissions', 'allow'], part: 'key' }, run.headless ? 'refused' : 'ignored', { count: String(count) }, loud);
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A person is there to answer',
      files: settings('{ "permissions": { «"allow"»: ["Bash(npm test)"] } }'),
      run: { trusted: false },
    },
    {
      title: 'An unattended run nobody trusted',
      files: settings('{ "permissions": { «"allow"»: ["Bash(npm test)"] } }'),
      run: { headless: true, trusted: false },
    },
  ],
  good: [
    { title: 'Deny rules still count', files: settings('{ "permissions": { "deny": ["Bash(rm:*)"] } }'), run: { headless: true, trusted: false } },
    { title: 'A trusted folder', files: settings('{ "permissions": { "allow": ["Bash(npm test)"] } }'), run: { headless: true } },
  ],
});

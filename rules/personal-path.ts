import { loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'personal-path',
  title: 'Personal home folder in shared settings',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'grants',
  why: 'Project settings are shared. A rule with the home folder of one person matches on that machine only, and tells everybody the account name.',
  remedy: 'Move the rule to `.claude/settings.local.json`, or write it relative to the project or to `~/`.',
  references: ['permissions-paths §3.2'],
  messages: { personal: 'this rule names the home folder of one person, in settings that everybody shares' },

  check({ harness }, report) {
    for (const grant of loadedGrants(harness)) {
      const { rule, scope, effect, origin } = grant;
      if (scope !== 'project') continue;
      const user = /(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]+Users[\\/]+)([\w.-]+)/.exec(rule.text)?.[1];
      if (user === undefined || SHARED.test(user)) continue;
      report(origin, 'personal', {}, { grant: { effect, text: shorten(rule.text, 200) } });
    }
  },
});

/** Accounts of containers, of CI and of documentation. */
const SHARED = /^(?:runner|node|vscode|codespace|ubuntu|user|username|you|example|dev|app|circleci|gitpod|shared|public|me|name)$/i;

export const examples = (): Examples => ({
  bad: [{ title: 'An absolute path', files: allow('«"Read(//Users/jordan/notes/**)"»') }],
  good: [
    { title: 'The account of a container', files: allow('"Bash(/home/runner/run.sh:*)"') },
    { title: 'The personal file', files: { '.claude/settings.local.json': '{ "permissions": { "allow": ["Read(//Users/jordan/notes/**)"] } }' } },
  ],
});

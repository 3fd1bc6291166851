import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'expired-accept',
  title: 'Accept whose day has passed',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  stage: 'after',
  why: 'An accept with an end says: until then somebody answers for this grant. After that day the finding counts again.',
  remedy: 'Remove the grant, or renew the accept with a reason and a new day.',
  messages: { expired: 'this accept of {rule} ended on {expires}; its finding counts again' },

  check({ accepts, configFile }, report) {
    for (const { accept, used, expired } of accepts) {
      if (used && expired && configFile) report({ file: configFile, path: accept.path }, 'expired', { rule: accept.rule, expires: accept.expires ?? '' });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Last year',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [«{ "rule": "unrestricted-shell", "reason": "migration", "expires": "2020-01-31" }»] }',
      },
    },
  ],
  good: [
    {
      title: 'Still holds',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [{ "rule": "unrestricted-shell", "reason": "migration", "expires": "9999-12-31" }] }',
      },
    },
  ],
});

import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'ownerless-accept',
  title: 'Accept that nobody stands for',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  stage: 'after',
  why: 'An accept says that somebody answers for a grant. Without a name nobody can be asked whether it is still needed, and nobody takes it away.',
  remedy: 'Add `owner` with a person or a team.',
  messages: { ownerless: 'this accept of {rule} names no owner' },

  check({ accepts, configFile }, report) {
    for (const { accept, used } of accepts) {
      if (used && !accept.owner?.trim() && configFile) report({ file: configFile, path: accept.path }, 'ownerless', { rule: accept.rule });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'A reason and no name',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [«{ "rule": "unrestricted-shell", "reason": "throw-away container", "expires": "9999-12-31" }»] }',
      },
    },
  ],
  good: [
    {
      title: 'A team answers for it',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [{ "rule": "unrestricted-shell", "reason": "throw-away container", "owner": "@build", "expires": "9999-12-31" }] }',
      },
    },
    {
      title: 'It covers nothing: that is another matter',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)"] } }',
        '.grantlint.jsonc': '{ "accept": [{ "rule": "unrestricted-shell", "reason": "once", "expires": "9999-12-31" }] }',
      },
    },
  ],
});

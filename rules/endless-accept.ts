import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'endless-accept',
  title: 'Accept of an error without an end',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  stage: 'after',
  why: 'An error is something provable. Living with one is a decision for a time; without a day on which it is looked at again it stays forever.',
  remedy: 'Add `expires` with the day on which the decision is looked at again.',
  messages: { endless: 'this accept covers an error of {rule} and never expires' },

  check({ accepts, configFile }, report) {
    for (const { accept, covers } of accepts) {
      if (covers === 'error' && accept.expires === undefined && configFile) report({ file: configFile, path: accept.path }, 'endless', { rule: accept.rule });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Every shell command, accepted for ever',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [«{ "rule": "unrestricted-shell", "reason": "throw-away container" }»] }',
      },
    },
  ],
  good: [
    {
      title: 'With a day',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [{ "rule": "unrestricted-shell", "reason": "throw-away container", "expires": "9999-12-31" }] }',
      },
    },
  ],
});

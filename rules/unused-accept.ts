import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unused-accept',
  title: 'Accept that no finding needs',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  stage: 'after',
  why: 'The register of accepts is the list of what somebody answers for. An entry that matches nothing is left over from a grant that is gone, or is misspelt and covers nothing.',
  remedy: 'Remove the entry, or correct its rule, scope, grant or file.',
  messages: { unused: 'no finding of {rule} matches this accept' },

  check({ accepts, configFile }, report) {
    for (const { accept, used, judged } of accepts) {
      if (!used && judged && configFile) report({ file: configFile, path: accept.path }, 'unused', { rule: accept.rule });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'The grant is gone',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash(npm test)"] } }',
        '.grantlint.jsonc': '{ "accept": [«{ "rule": "unrestricted-shell", "grant": "Bash", "reason": "OPS-1" }»] }',
      },
    },
  ],
  good: [
    {
      title: 'The grant is there',
      files: {
        '.claude/settings.json': '{ "permissions": { "allow": ["Bash"] } }',
        '.grantlint.jsonc': '{ "accept": [{ "rule": "unrestricted-shell", "grant": "Bash", "reason": "OPS-1" }] }',
      },
    },
  ],
});

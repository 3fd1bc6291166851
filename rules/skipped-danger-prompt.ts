import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

/** Settings that answer a warning of the client in advance. */
const ANSWERED: Readonly<Record<string, string>> = {
  skipDangerousModePermissionPrompt: 'the warning before a session without permission prompts',
  skipAutoPermissionPrompt: 'the question before auto mode decides instead of you',
};

export default defineRule({
  id: 'skipped-danger-prompt',
  title: 'Settings answer a danger warning in advance',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'environment',
  why: 'The client asks once before it starts a mode that takes the prompts away. With the answer stored in settings a session slides into that mode without anybody having read the warning; in a shared file the answer was given by somebody else.',
  remedy:
    'Remove the key and answer the question when it comes. Only a disposable container has a reason to store the answer, and there in the user settings of its image.',
  references: ['surfaces MODE-BYPASS', 'security §3'],
  messages: {
    answered: '{key} answers {what} for everybody who uses this file',
    ignored: '{key} in a project file is ignored by the client, yet its author wants {what} answered for everybody who opens the project',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      for (const [key, what] of Object.entries(ANSWERED)) {
        if (file.value[key] !== true) continue;
        // Auto mode is what new sessions start in anyway.
        const shared = key !== 'skipAutoPermissionPrompt' && (file.scope === 'project' || file.scope === 'managed');
        const id = file.scope === 'project' ? 'ignored' : 'answered';
        report({ file: file.file, path: [key] }, id, { key, what }, shared ? {} : { severity: 'note' });
      }
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'In a shared file', files: settings('{ "skipDangerousModePermissionPrompt": «true» }') },
    { title: 'Stored for oneself: worth knowing', files: { '~/.claude/settings.json': '{ "skipDangerousModePermissionPrompt": «true» }' } },
  ],
  good: [{ title: 'Not answered', files: settings('{ "skipDangerousModePermissionPrompt": false }') }],
});

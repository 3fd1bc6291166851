import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'accept-edits-for-everyone',
  title: 'Shared settings accept edits without a prompt for everybody',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: 'In `acceptEdits` mode the client writes files and runs touch, mkdir, mv, cp, rm and sed inside the project without asking. A project file imposes the mode on everybody who clones the repository, also over a stricter mode in their own settings and in folders that they have not trusted.',
  remedy:
    'Leave the choice to each person: move `defaultMode` to `~/.claude/settings.json` or `.claude/settings.local.json`, or start with `--permission-mode acceptEdits`.',
  references: ['permissions-paths §5.4, §8', 'permissions-bash §5.8', 'surfaces MODE-ACCEPT-CI'],
  messages: {
    shared:
      'defaultMode acceptEdits in a shared file: everybody who opens this project has file edits, rm, mv and sed run without a prompt, whatever mode their own settings ask for',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      if (file.scope !== 'project' || asObject(file.value['permissions'])?.['defaultMode'] !== 'acceptEdits') continue;
      report({ file: file.file, path: ['permissions', 'defaultMode'] }, 'shared');
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'In the project file', files: settings('{ "permissions": { "defaultMode": «"acceptEdits"» } }') }],
  good: [
    { title: 'A personal choice', files: { '.claude/settings.local.json': '{ "permissions": { "defaultMode": "acceptEdits" } }' } },
    { title: 'In user settings', files: { '~/.claude/settings.json': '{ "permissions": { "defaultMode": "acceptEdits" } }' } },
    { title: 'Planning first', files: settings('{ "permissions": { "defaultMode": "plan" } }') },
  ],
});

import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'bypass-mode-default',
  title: 'Settings start every session in a mode that skips prompts',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: 'With `bypassPermissions` every call runs unseen: only deny and ask rules and a few safety checks remain. The client takes the mode from user and managed settings and ignores it in project files, so in a repository it protects nobody and tells that its author works without prompts.',
  remedy:
    'Remove `defaultMode` and allow the few commands that the job needs by name. For unattended runs use `dontAsk`, which refuses what no rule allows, or a container.',
  references: ['permissions-paths §5.4', 'permissions-bash §5.8', 'surfaces MODE-BYPASS', 'CVE-2026-33068'],
  messages: {
    ignored:
      'defaultMode {mode} in a {scope} file is ignored by the client (only user, managed and command-line settings may set it), yet its author wants every prompt skipped',
    honoured: 'defaultMode bypassPermissions makes every session run every call without a prompt: arbitrary commands, in every repository',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      const mode = asObject(file.value['permissions'])?.['defaultMode'];
      if (mode !== 'bypassPermissions') continue;
      const at = { file: file.file, path: ['permissions', 'defaultMode'] };
      if (file.scope === 'project' || file.scope === 'local') report(at, 'ignored', { mode, scope: file.scope });
      else report(at, 'honoured', {}, { severity: 'error' });
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'In a repository, where the client ignores it', files: settings('{ "permissions": { "defaultMode": «"bypassPermissions"» } }') },
    { title: 'In a personal project file', files: { '.claude/settings.local.json': '{ "permissions": { "defaultMode": «"bypassPermissions"» } }' } },
    { title: 'In user settings, where it holds', files: { '~/.claude/settings.json': '{ "permissions": { "defaultMode": «"bypassPermissions"» } }' } },
  ],
  good: [
    { title: 'The default under its other name', files: settings('{ "permissions": { "defaultMode": "manual" } }') },
    { title: 'A mode that refuses instead of asking', files: settings('{ "permissions": { "defaultMode": "dontAsk" } }') },
    { title: 'Auto mode is what new sessions start in anyway', files: { '~/.claude/settings.json': '{ "permissions": { "defaultMode": "auto" } }' } },
    { title: 'The lock against it', files: settings('{ "permissions": { "disableBypassPermissionsMode": "disable" } }') },
  ],
});

import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { SettingsFile } from '../src/model/harness.ts';

export default defineRule({
  id: 'unlocked-bypass-mode',
  title: 'Managed settings that let everybody switch the prompts off',
  severity: 'note',
  confidence: 'proven',
  tier: 'audit',
  since: '0.1.0',
  gate: 'environment',
  why: 'Managed settings bind every session, but a session that is started with `--dangerously-skip-permissions` asks nothing any more. One key takes that mode away; without it the rest of the policy holds only for those who want it.',
  remedy: 'Add `"disableBypassPermissionsMode": "disable"` under `permissions`.',
  references: ['permissions-paths §5.5', 'surfaces MODE-NO-LOCK'],
  messages: { open: 'managed permissions without disableBypassPermissionsMode: whoever starts a session can skip every prompt' },

  check({ harness }, report) {
    const managed = harness.settings.filter((s) => s.scope === 'managed');
    const lock = (s: SettingsFile) => asObject(s.value['permissions'])?.['disableBypassPermissionsMode'];
    const first = managed.find((s) => asObject(s.value['permissions']));
    if (first && managed.every((s) => lock(s) !== 'disable')) report({ file: first.file, path: ['permissions'], part: 'key' }, 'open');
  },
});

const managed = (json: string): Examples['bad'][number]['files'] => ({ '/managed/managed-settings.json': json });

export const examples = (): Examples => ({
  bad: [{ title: 'Rules without the lock', files: managed('{ «"permissions"»: { "deny": ["Read(~/.ssh/**)"] } }') }],
  good: [
    { title: 'Locked', files: managed('{ "permissions": { "deny": ["WebSearch"], "disableBypassPermissionsMode": "disable" } }') },
    { title: 'Nothing about permissions', files: managed('{ "model": "opus" }') },
  ],
});

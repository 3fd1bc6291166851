import { aboutGrant, loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import type { Grant } from '../src/model/permission.ts';

export default defineRule({
  id: 'duplicate-rule',
  title: 'Permission rule that its list holds twice',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'grants',
  why: 'The second copy changes nothing. Whoever withdraws the permission later deletes one and keeps the other without noticing.',
  remedy: 'Delete one of the two.',
  messages: { twice: '{rule} stands twice in this {effect} list' },

  check({ harness }, report) {
    const first = new Map<string, Grant>();
    for (const grant of loadedGrants(harness)) {
      const { rule, effect, origin } = grant;
      const key = JSON.stringify([origin.file, effect, rule.text]);
      const before = first.get(key);
      if (!before) first.set(key, grant);
      else if (!/^[^(]*\(!/.test(rule.text))
        report(origin, 'twice', { rule: shorten(rule.text), effect }, { related: [{ at: before.origin, message: 'the first one' }], ...aboutGrant(grant) });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'Saved twice', files: allow('"Bash(npm test)"', '"Read"', '«"Bash(npm test)"»') }],
  good: [
    { title: 'Different lists', files: settings('{ "permissions": { "ask": ["Bash(npm test)"], "deny": ["Bash(npm publish)"] } }') },
    { title: 'Different rules', files: allow('"Bash(npm test)"', '"Bash(npm test:*)"') },
  ],
});

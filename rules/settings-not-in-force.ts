import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { EFFECTS } from '../src/model/permission.ts';

export default defineRule({
  id: 'settings-not-in-force',
  title: 'Settings file that the client drops as a whole',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  why: 'One value of a wrong type, or one syntax error, makes the client drop the whole file: allow rules, but also every deny rule and every hook. It says nothing with JSON output and exits 0, so guards are off and nobody notices.',
  remedy: 'Correct the value that is named here; the file is in force again as soon as it passes.',
  references: ['permissions-paths §6.1', 'permissions-bash L6'],
  messages: {
    dropped: 'this file is not in force: {what}; {lost}',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      const loss = file.losses.find((l) => l.drops === 'file');
      if (!loss) continue;
      const count = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);
      const grants = harness.grants.filter((g) => g.origin.file === file.file);
      const lost = [
        ...EFFECTS.toReversed().flatMap((effect) => count(grants.filter((g) => g.effect === effect).length, `${effect} rule`)),
        ...count(harness.hooks.filter((h) => h.origin.file === file.file).length, 'hook'),
      ];
      report(loss.origin, 'dropped', { what: loss.message, lost: lost.length > 0 ? `therefore off: ${lost.join(', ')}` : 'everything in it is off' });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'A trailing comma', files: settings('{ "permissions": { "deny": ["Read(.env)"], «}» }') }],
  good: [{ title: 'An unknown key is no reason to drop the file', files: settings('{ "colour": "green" }') }],
});

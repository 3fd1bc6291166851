import { loadedGrants, shorten } from '../src/findings/grants.ts';
import { allow, defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'saved-one-off',
  title: 'Long command that was saved once',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'grants',
  why: 'Choosing "do not ask again" saves the command word by word. Such rules pile up, hide the few that matter in a review, and keep paths, messages and sometimes secrets of the day they were saved.',
  remedy: 'Delete the rule; if the command is needed again, allow it by its first fixed words.',
  references: ['surfaces PERM-SECRET-LITERAL'],
  options: { length: { type: 'integer', description: 'Commands up to this length are not reported.', default: 80 } },
  messages: { saved: 'a single command of {length} characters, saved word by word' },

  check({ harness }, report, { length }) {
    for (const grant of loadedGrants(harness, 'allow')) {
      const { rule, origin } = grant;
      if ((rule.tool !== 'Bash' && rule.tool !== 'PowerShell') || rule.specifier === undefined || rule.specifier.length <= length) continue;
      if (/\*/.test(rule.specifier)) continue;
      report(origin, 'saved', { length: String(rule.specifier.length) }, { grant: { effect: 'allow', text: shorten(rule.text, 200) } });
    }
  },
});

export const examples = (): Examples => ({
  bad: [{ title: 'A script as a rule', files: allow(`«"Bash(python3 - <<'EOF'\\nprint('${'counting lines of the report '.repeat(3)}')\\nEOF)"»`) }],
  good: [
    { title: 'A short command', files: allow('"Bash(npm run build -- --mode production)"') },
    { title: 'A prefix', files: allow('"Bash(npm run build:*)"') },
  ],
});

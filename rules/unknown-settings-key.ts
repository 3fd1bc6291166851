import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { isRemark, type UnknownKey, unknownKeys } from '../src/findings/settings-keys.ts';

export default defineRule({
  id: 'unknown-settings-key',
  title: 'Settings key that the client does not know',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'settings',
  why: 'The client ignores keys that it does not know and never says so: a misspelt key silently leaves its default in force. (New versions add keys, so an older list may not know a new one.)',
  remedy: 'Correct the name, or remove the key.',
  references: ['permissions-paths §6.4'],
  messages: {
    near: 'the client does not know the key {name} and ignores it; did you mean {near}?',
    unknown: 'the client does not know the key {name} and ignores it',
    variable: '{name} is no settings key: the client ignores it here; a variable belongs into env',
  },

  check({ harness }, report) {
    for (const file of harness.settings) {
      for (const key of unknownKeys(file)) {
        const { path, name, near } = key;
        if (key.control !== undefined || isRemark(name) || !isOurs(key)) continue;
        const at = { file: file.file, path, part: 'key' } as const;
        if (path.length === 1 && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name)) report(at, 'variable', { name }, { remedy: 'Move it into `env`.' });
        else if (near !== undefined) report(at, 'near', { name, near }, { remedy: `Write ${near}.` });
        else report(at, 'unknown', { name });
      }
    }
  },
});

/** Where other tools may keep keys of their own (hooks, marketplaces …), only a near miss is said. */
const isOurs = ({ path, near }: UnknownKey): boolean => path.length === 1 || near !== undefined || path[0] === 'permissions' || path[0] === 'sandbox';

export const examples = (): Examples => ({
  bad: [
    { title: 'A misspelt key', files: settings('{ «"cleanupPeriodDay"»: 30 }') },
    { title: 'A key of another tool', files: settings('{ «"automaticCodeReview"»: true }') },
    { title: 'A variable outside env', files: settings('{ «"MAX_THINKING_TOKENS"»: "8000" }') },
    {
      title: 'A misspelt field of a hook',
      files: settings('{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "x", «"timeoute"»: 5 }] }] } }'),
    },
  ],
  good: [
    { title: 'Known keys', files: settings('{ "$schema": "x", "model": "opus", "statusLine": { "type": "command", "command": "x" } }') },
    { title: 'A remark', files: settings('{ "_readme": "for the team", "//": "see the wiki" }') },
    { title: 'Free names', files: settings('{ "enabledPlugins": { "a@b": true }, "env": { "X": "1" }, "skillOverrides": { "s": "off" } }') },
    { title: 'A field of a hook that another tool reads', files: settings('{ "hooks": { "Stop": [{ "owner": "team", "hooks": [] }] } }') },
    { title: 'Unknown events are another rule', files: settings('{ "hooks": { "OnStop": [] } }') },
  ],
});

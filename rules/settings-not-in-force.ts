import { didYouMean } from '../src/findings/meant.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { salvaged } from '../src/load/document/json.ts';
import { readHooks } from '../src/load/read/settings.ts';
import { asObject } from '../src/load/values.ts';
import type { SettingsFile } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';
import { EFFECTS, type Effect } from '../src/model/permission.ts';

export default defineRule({
  id: 'settings-not-in-force',
  title: 'Settings file that the client drops as a whole',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'settings',
  why: 'One value of a wrong type, or one syntax error, makes the client drop the whole file: allow rules, but also every deny rule and every hook. It says nothing with JSON output and exits 0, so guards are off and nobody notices.',
  remedy: 'Correct the value that is named here; the file is in force again as soon as it passes.',
  references: ['permissions-paths §6.1', 'permissions-bash L6'],
  messages: {
    dropped: 'the client drops this whole file: {what}; {lost}',
    empty: 'this file is empty: no setting is in force',
    stops: 'the client refuses to start: {what}',
    folder: 'a folder stands where the client looks for this file: no setting of it is in force',
    policy: 'this managed file is empty, so there is no policy at all; the client does not say so',
  },

  check({ harness }, report) {
    for (const name of ['.claude/settings.json', '.claude/settings.local.json']) {
      if (harness.facts.stat(name)?.kind === 'directory') report(wholeFile(name), 'folder', {}, { remedy: 'Replace the folder by the file.' });
    }
    for (const file of harness.settings) {
      const losses = file.losses.filter((loss) => loss.drops === 'file');
      const [first, ...others] = losses;
      if (!first) continue;
      const empty = file.document.problems[0]?.kind === 'empty';
      if (file.scope === 'managed') {
        if (empty) report(first.origin, 'policy', {}, { remedy: 'Write the policy into it, or remove it.' });
        else report(first.origin, 'stops', { what: first.message }, { remedy: 'Correct it: a managed file must be one JSON object.' });
        continue;
      }
      if (empty) {
        report(first.origin, 'empty', {}, { severity: 'note', remedy: 'Write `{}` or the settings into it, or remove it.' });
        continue;
      }
      const remedy = remedyFor(first.message);
      const related = others.map((loss) => ({ at: loss.origin, message: `${loss.message}: this alone drops the file too` }));
      report(
        first.origin,
        'dropped',
        { what: first.message + didYouMean(file.value, first.origin.path, first.allowed), lost: lostWith(file) },
        { ...(remedy !== undefined && { remedy }), ...(related.length > 0 && { related }) },
      );
    }
  },
});

/** The rules and hooks that are off because of it, also those of a file that is not quite JSON. */
function lostWith({ document }: SettingsFile): string {
  const value = asObject(document.value ?? salvaged(document));
  const count = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);
  const permissions = asObject(value?.['permissions']);
  const rules = (effect: Effect) => {
    const list = permissions?.[effect];
    return Array.isArray(list) ? list.length : typeof list === 'string' ? 1 : 0;
  };
  const hooks = readHooks(value?.['hooks'], wholeFile(document.file), 'settings', 'project');
  const lost = [...EFFECTS.toReversed().flatMap((effect) => count(rules(effect), `${effect} rule`)), ...count(hooks.length, 'hook')];
  return lost.length > 0 ? `therefore off: ${lost.join(', ')}` : 'everything in it is off';
}

const remedyFor = (message: string): string | undefined => {
  if (/must be true or false, not a string$/.test(message)) return 'Write true or false without quotes.';
  if (/must be a list.*, not a string$/.test(message)) return 'Put the value into a list: ["…"].';
  if (/^hooks\..* needs hooks$/.test(message)) return 'Write { "matcher": …, "hooks": [{ "type": "command", "command": … }] }.';
  if (/^hooks\.\w+ must be a list/.test(message)) return 'Write a list of { "matcher": …, "hooks": [ … ] } for the event.';
  return undefined;
};

export const examples = (): Examples => ({
  bad: [
    { title: 'A trailing comma', files: settings('{ "permissions": { "deny": ["Read(.env)"]«,» } }') },
    { title: 'A mode that no version knows', files: settings('{ "permissions": { "deny": ["Read(.env)"], "defaultMode": «"acceptAll"» } }') },
    { title: 'A rule list that is a string', files: settings('{ "permissions": { "deny": «"Read(.env)"» } }') },
    { title: 'A boolean in quotes, far from the rules', files: settings('{ "spinnerTipsEnabled": «"false"», "permissions": { "deny": ["Read(.env)"] } }') },
    {
      title: 'A guard hook with a timeout of the wrong type',
      files: settings('{ "hooks": { "PreToolUse": [{ "hooks": [{ "type": "command", "command": "./guard.sh", "timeout": «"5"» }] }] } }'),
    },
    { title: 'A list instead of an object', files: settings('«»[]') },
    { title: 'An empty file', files: { '.claude/settings.local.json': '«»' } },
  ],
  good: [
    { title: 'An unknown key is no reason to drop the file', files: settings('{ "colour": "green" }') },
    { title: 'The alias of the default mode', files: settings('{ "permissions": { "defaultMode": "manual" } }') },
    { title: 'A bad hook of another event loses only itself', files: settings('{ "hooks": { "Stop": [{ "hooks": [{ "type": "command" }] }] } }') },
    { title: 'A rule that is not a string loses only itself', files: settings('{ "permissions": { "deny": ["Read(.env)", 5] } }') },
    { title: 'Values that the client does not check', files: settings('{ "env": { "PORT": 80 }, "effortLevel": "huge", "enabledMcpjsonServers": "chat" }') },
    { title: 'A byte-order mark', files: settings('\ufeff{ "permissions": { "deny": ["Read(.env)"] } }') },
  ],
});

import { listed } from '../src/findings/listed.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { keysOf } from '../src/load/schema/keys.ts';
import { nameOf } from '../src/load/settings-losses.ts';
import { asObject } from '../src/load/values.ts';
import type { Scope } from '../src/model/permission.ts';

export default defineRule({
  id: 'ignored-in-scope',
  title: 'Key in a file whose scope the client ignores for it',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'settings',
  why: 'Some keys count only in managed settings, or not in files that a repository brings: elsewhere they are read without effect and without a message. A restriction that stands there confines nobody.',
  remedy: 'Move it to a file that the client honours, or remove it.',
  references: ['permissions-paths §5.4, §5.6', 'surfaces SBX-IGNORED-KEY', 'settings reference, scope column'],
  messages: {
    confining: '{name} confines nobody here: the client honours it only in {scopes}',
    inert: '{name} has no effect here: the client honours it only in {scopes}',
    global: '{name} has no effect in a settings file: the client keeps it in ~/.claude.json',
    auto: "defaultMode auto has no effect in a {scope} file: sessions start in the mode that each person's own settings ask for",
    mask: 'the entry with mode mask has no effect here: the client honours masking only in user and managed settings',
  },

  check({ harness }, report) {
    for (const { file, scope, value } of harness.settings) {
      if (scope === 'managed') continue;
      const reported: string[] = [];
      for (const { path, schema } of keysOf(value, 'settings.json')) {
        const name = nameOf(path);
        if (reported.some((outer) => name.startsWith(`${outer}.`))) continue;
        const scopes = schema?.['x-scopes'];
        if (!scopes || scopes.includes(scope)) continue;
        reported.push(name);
        const at = { file, path, part: 'key' } as const;
        if (scopes.length === 0) report(at, 'global', { name });
        else if (CONFINING.test(name)) report(at, 'confining', { name, scopes: inWords(scopes) }, { severity: 'warning' });
        else report(at, 'inert', { name, scopes: inWords(scopes) });
      }
      if (scope === 'user' || scope === 'flag') continue;
      if (asObject(value['permissions'])?.['defaultMode'] === 'auto')
        report(
          { file, path: ['permissions', 'defaultMode'] },
          'auto',
          { scope },
          { severity: 'warning', confidence: 'proven', remedy: 'Move it to `~/.claude/settings.json`, or remove it.' },
        );
      const credentials = asObject(asObject(value['sandbox'])?.['credentials']);
      for (const list of ['files', 'envVars']) {
        const entries = credentials?.[list];
        if (!Array.isArray(entries)) continue;
        entries.forEach((entry: unknown, i) => {
          if (asObject(entry)?.['mode'] === 'mask') report({ file, path: ['sandbox', 'credentials', list, i] }, 'mask', {}, { severity: 'warning' });
        });
      }
    }
  },
});

/** Restrictions: whoever wrote one believes that something is refused. */
const CONFINING =
  /^(?:deniedModels|availableModelsMatch|allowManaged\w+Only|autoMode|blockedMarketplaces|strict\w+|disable(?:Sideload|CommandPlugin|Browser|Mobile|Desktop)\w+|allowed(?:Providers|ChannelPlugins)|required\w+Version|force\w+|sshHostAllowlist|policyHelper|sandbox\.(?:network\.(?:strictAllowlist|allowManagedDomainsOnly)|filesystem\.allowManagedReadPathsOnly))$/;

const WORDS: Readonly<Record<Scope, string>> = {
  managed: 'managed settings',
  flag: '--settings',
  user: 'user settings',
  local: 'settings.local.json',
  project: 'project settings',
};
const inWords = (scopes: readonly Scope[]): string => listed(scopes.filter((scope) => scope !== 'flag').map((scope) => WORDS[scope]));

export const examples = (): Examples => ({
  bad: [
    { title: 'A policy key in a project', files: settings('{ «"allowManagedPermissionRulesOnly"»: true }') },
    { title: 'A sandbox restriction that a project cannot set', files: settings('{ "sandbox": { "network": { «"strictAllowlist"»: true } } }') },
    { title: 'Instructions to auto mode in a project', files: settings('{ «"autoMode"»: { "hard_deny": ["push"] } }') },
    { title: 'A mask in a project', files: settings('{ "sandbox": { "credentials": { "envVars": [«{ "name": "TOKEN", "mode": "mask" }»] } } }') },
    { title: 'A mode that only the user may choose', files: settings('{ "permissions": { "defaultMode": «"auto"» } }') },
    { title: 'A key of ~/.claude.json', files: settings('{ «"diffTool"»: "terminal" }') },
  ],
  good: [
    { title: 'The user may', files: { '~/.claude/settings.json': '{ "sandbox": { "network": { "strictAllowlist": true } }, "autoMode": {} }' } },
    { title: 'Managed settings may', files: { '/managed/managed-settings.json': '{ "allowManagedPermissionRulesOnly": true }' } },
    { title: 'Keys of every scope', files: settings('{ "permissions": { "disableBypassPermissionsMode": "disable" }, "sandbox": { "enabled": true } }') },
  ],
});

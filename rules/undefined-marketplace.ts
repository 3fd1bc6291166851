import { OFFICIAL_MARKETPLACES } from '../src/client/official-plugins.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'undefined-marketplace',
  title: 'Enabled plugin from a marketplace that nothing here defines',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'plugins',
  why: 'A plugin is enabled by its name and that of its marketplace. Where the settings do not say what the marketplace is, the plugin is there for those who have added one of that name themselves, from wherever that was, and for nobody else.',
  remedy: 'Add the marketplace to `extraKnownMarketplaces`, with a pinned source.',
  references: ['surfaces PLUG-ENABLED'],
  messages: { undefined: 'plugin {plugin} is enabled, but no settings here say what its marketplace {marketplace} is' },

  check({ harness }, report) {
    const known = new Set([
      ...OFFICIAL_MARKETPLACES,
      ...harness.settings.flatMap(({ value }) => Object.keys(asObject(value['extraKnownMarketplaces']) ?? {})),
      ...harness.manifests.flatMap(({ kind, value }) => (kind === 'marketplace' && typeof value['name'] === 'string' ? [value['name']] : [])),
    ]);
    for (const { file, scope, value, inForce } of harness.settings) {
      if (scope !== 'project' || !inForce) continue;
      const told = new Set<string>();
      for (const [name, on] of Object.entries(asObject(value['enabledPlugins']) ?? {})) {
        const at = name.lastIndexOf('@');
        const marketplace = name.slice(at + 1);
        if (at <= 0 || on === false || marketplace === '' || known.has(marketplace) || OWN.has(marketplace) || told.has(marketplace)) continue;
        // One word for all plugins of it.
        told.add(marketplace);
        report({ file, path: ['enabledPlugins', name], part: 'key' }, 'undefined', { plugin: name.slice(0, at), marketplace });
      }
    }
  },
});

/** What the client itself brings, or takes from a folder. */
const OWN: ReadonlySet<string> = new Set(['builtin', 'inline', 'skills-dir', 'local']);

export const examples = (): Examples => ({
  bad: [{ title: 'A name that nobody explains', files: settings('{ "enabledPlugins": { «"format@acme"»: true, "lint@acme": true } }') }],
  good: [
    { title: "The vendor's own", files: settings('{ "enabledPlugins": { "format@claude-plugins-official": true } }') },
    {
      title: 'Explained beside it',
      files: settings(
        '{ "enabledPlugins": { "format@acme": true }, "extraKnownMarketplaces": { "acme": { "source": { "source": "github", "repo": "acme/plugins", "ref": "v1" } } } }',
      ),
    },
    { title: 'Switched off', files: settings('{ "enabledPlugins": { "format@acme": false } }') },
  ],
});

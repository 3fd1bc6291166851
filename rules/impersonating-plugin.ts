import { isOfficialRepository, OFFICIAL_MARKETPLACES, SOUNDS_OFFICIAL } from '../src/client/official-plugins.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { isRemote, readSource } from '../src/load/marketplace-source.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'impersonating-plugin',
  title: "Marketplace under the vendor's name from somewhere else",
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'plugins',
  why: "People enable plugins by the name of the marketplace: `formatter@claude-plugins-official` is taken for the vendor's. Under that name, a source of somebody else decides what is installed.",
  remedy: 'Give the marketplace the name of whoever publishes it.',
  references: ['surfaces PLUG-IMPERSONATE'],
  messages: {
    official: "marketplace {name} bears a name of the vendor's, but comes from {from}",
    sounds: 'marketplace {name} sounds as if the vendor published it, but comes from {from}',
    plugin: "this plugin calls itself {name}, which reads as the vendor's own",
    own: 'this marketplace calls itself {name}, a name that the vendor publishes under',
  },

  check({ harness }, report) {
    for (const { file, value } of harness.settings) {
      for (const [name, entry] of Object.entries(asObject(value['extraKnownMarketplaces']) ?? {})) {
        const source = readSource(asObject(entry)?.['source']);
        if (!source || !isRemote(source) || isOfficialRepository(source.from)) continue;
        const at = { file, path: ['extraKnownMarketplaces', name], part: 'key' } as const;
        if (OFFICIAL_MARKETPLACES.has(name)) report(at, 'official', { name, from: source.from });
        else if (SOUNDS_OFFICIAL.test(name)) report(at, 'sounds', { name, from: source.from }, { severity: 'warning' });
      }
    }
    for (const { file, kind, value } of harness.manifests) {
      const name = value['name'];
      if ((kind !== 'marketplace' && kind !== 'plugin') || typeof name !== 'string' || !(OFFICIAL_MARKETPLACES.has(name) || SOUNDS_OFFICIAL.test(name)))
        continue;
      // The vendor's own repositories may use the vendor's names.
      if (/anthropic/i.test(JSON.stringify([value['owner'], value['author']]))) continue;
      report({ file, path: ['name'] }, kind === 'plugin' ? 'plugin' : 'own', { name }, { severity: 'warning' });
    }
  },
});

const known = (name: string, repo: string) => settings(`{ "extraKnownMarketplaces": { ${name}: { "source": { "source": "github", "repo": "${repo}" } } } }`);

export const examples = (): Examples => ({
  bad: [
    { title: "The vendor's name, another owner", files: known('«"claude-plugins-official"»', 'acme/plugins') },
    { title: 'A name that sounds like it', files: known('«"anthropic-tools"»', 'acme/plugins') },
    { title: 'A plugin', files: { '.claude-plugin/plugin.json': '{ "name": «"anthropic-tools"», "author": { "name": "A" } }' } },
    {
      title: 'A marketplace that calls itself so',
      files: { '.claude-plugin/marketplace.json': '{ "name": «"official-claude-plugins"», "owner": { "name": "A" }, "plugins": [] }' },
    },
  ],
  good: [
    { title: 'The real one', files: known('"claude-plugins-official"', 'anthropics/claude-plugins-official') },
    { title: 'A name of its own', files: known('"acme-claude-plugins"', 'acme/plugins') },
    {
      title: 'A plugin for the client',
      files: { '.claude-plugin/plugin.json': '{ "name": "claude-cost-report", "author": { "name": "A" } }' },
    },
    {
      title: 'A project about the client',
      files: { '.claude-plugin/marketplace.json': '{ "name": "claude-cost-skills", "owner": { "name": "A" }, "plugins": [] }' },
    },
  ],
});

import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isPinned, isRemote, readSource } from '../src/load/marketplace-source.ts';
import { asObject } from '../src/load/values.ts';
import type { Origin } from '../src/model/origin.ts';

export default defineRule({
  id: 'unpinned-plugin-source',
  title: 'Marketplace that offers plugins of others without a fixed version',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'plugins',
  why: 'Who installs a plugin trusts the marketplace that lists it. Without a commit the list hands out whatever its source holds at that moment, and a plugin that was reviewed once is replaced without a change in the list.',
  remedy: 'Add `"sha"` with the commit that was reviewed, or an exact `"version"` for a package.',
  references: ['surfaces PLUG-UNPINNED'],
  messages: {
    floating: 'plugin {name} is taken from {from} without a commit or version{more}',
  },

  check({ harness }, report) {
    for (const { file, kind, value } of harness.manifests) {
      const plugins = value['plugins'];
      if (kind !== 'marketplace' || !Array.isArray(plugins)) continue;
      const floating = plugins.flatMap((entry: unknown, i): { name: string; from: string; at: Origin }[] => {
        const plugin = asObject(entry);
        const source = readSource(plugin?.['source']);
        if (!plugin || !source || !isRemote(source) || isPinned(source)) return [];
        return [{ name: typeof plugin['name'] === 'string' ? plugin['name'] : String(i), from: source.from, at: { file, path: ['plugins', i, 'source'] } }];
      });
      const [first, ...others] = floating;
      if (!first) continue;
      const more = others.length === 0 ? '' : `, and so are ${others.length} more of this marketplace`;
      report(
        first.at,
        'floating',
        { name: first.name, from: first.from, more },
        { related: others.slice(0, 20).map(({ name, at }) => ({ at, message: `plugin ${name}` })) },
      );
    }
  },
});

const market = (source: string): Examples['bad'][number]['files'] => ({
  '.claude-plugin/marketplace.json': `{ "name": "team", "owner": { "name": "A" }, "plugins": [{ "name": "lint", "source": ${source} }] }`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Wherever the repository stands', files: market('«{ "source": "github", "repo": "acme/lint-plugin" }»') },
    { title: 'A branch', files: market('«{ "source": "github", "repo": "acme/lint-plugin", "ref": "main" }»') },
  ],
  good: [
    { title: 'A commit', files: market(`{ "source": "github", "repo": "acme/lint-plugin", "sha": "${'0f'.repeat(20)}" }`) },
    { title: 'A version', files: market('{ "source": "npm", "package": "@acme/lint-plugin", "version": "1.2.3" }') },
    { title: 'A folder of the marketplace itself', files: market('"./plugins/lint"') },
  ],
});

import { isOfficialRepository } from '../src/client/official-plugins.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { isPinned, isRemote, readSource } from '../src/load/marketplace-source.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'unpinned-marketplace',
  title: 'Plugin marketplace that a project takes from wherever it stands today',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'plugins',
  why: 'Plugins bring hooks, MCP servers and commands that run with your rights. A marketplace that a project names without a fixed version decides anew each day what everybody who uses the project is offered and has installed; whoever gets hold of it gets all of them.',
  remedy: 'Name a version or a commit: `"ref": "v1.4.0"`, or a copy that you control.',
  references: ['surfaces PLUG-MARKET'],
  messages: {
    floating: 'marketplace {name} comes from {from} without a fixed version: whatever stands there today is offered to everybody who uses this project',
    update: 'marketplace {name} updates its plugins by itself: new hooks and servers run without anybody having looked at them',
    cleartext: 'marketplace {name} is fetched from {from} without encryption: whoever is on the way decides which plugins are installed',
  },

  check({ harness }, report) {
    for (const { file, scope, value } of harness.settings) {
      const shared = scope === 'project' || scope === 'managed';
      for (const [name, entry] of Object.entries(asObject(value['extraKnownMarketplaces']) ?? {})) {
        const marketplace = asObject(entry);
        const source = readSource(marketplace?.['source']);
        if (!marketplace || !source || !isRemote(source)) continue;
        const path = ['extraKnownMarketplaces', name];
        const official = isOfficialRepository(source.from);
        if (/^http:/i.test(source.from) || /^git:\/\//i.test(source.from))
          report({ file, path: [...path, 'source', 'url'] }, 'cleartext', { name, from: source.from }, { severity: 'error' });
        else if (marketplace['autoUpdate'] === true && !official)
          report({ file, path: [...path, 'autoUpdate'] }, 'update', { name }, shared ? {} : { severity: 'note' });
        else if (!isPinned(source) && !official)
          report({ file, path: [...path, 'source'] }, 'floating', { name, from: source.from }, shared ? {} : { severity: 'note' });
      }
    }
  },
});

const market = (json: string) => settings(`{ "extraKnownMarketplaces": { "team": { ${json} } } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'No version', files: market('"source": «{ "source": "github", "repo": "acme/plugins" }»') },
    { title: 'A branch', files: market('"source": «{ "source": "git", "url": "https://git.acme.dev/plugins.git", "ref": "main" }»') },
    { title: 'Updated by itself', files: market('"source": { "source": "github", "repo": "acme/plugins", "ref": "v1.2.0" }, "autoUpdate": «true»') },
    { title: 'In the clear', files: market('"source": { "source": "url", "url": «"http://plugins.acme.dev/marketplace.json"» }') },
  ],
  good: [
    { title: 'A version', files: market('"source": { "source": "github", "repo": "acme/plugins", "ref": "v1.2.0" }') },
    { title: 'A folder of the project', files: market('"source": { "source": "directory", "path": "./plugins" }') },
    { title: "The vendor's own", files: market('"source": { "source": "github", "repo": "anthropics/claude-plugins-official" }') },
  ],
});

// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import impersonatingPlugin from '../impersonating-plugin.ts';
import invalidManifest from '../invalid-manifest.ts';
import undefinedMarketplace from '../undefined-marketplace.ts';
import unpinnedMarketplace from '../unpinned-marketplace.ts';
import unpinnedPluginSource from '../unpinned-plugin-source.ts';

const rules: readonly AnyRule[] = [
  impersonatingPlugin,
  invalidManifest,
  undefinedMarketplace,
  unpinnedMarketplace,
  unpinnedPluginSource,
];

export function pluginsRules(): readonly AnyRule[] {
  return rules;
}

import { asObject } from '../load/values.ts';
import type { Harness } from '../model/harness.ts';

/**
 * What a harness must hold for some rules to find anything at all. Rules behind a closed gate are not asked, and `check` does not even load
 * them: a small clean project pays only for what it has. A gate may be open in vain; closed, it must be right (test/rules/gates.test.ts).
 */
export type Gate = 'hooks' | 'servers' | 'agents' | 'plugins' | 'sandbox' | 'environment';

export const GATES: Readonly<Record<Gate, (harness: Harness) => boolean>> = {
  hooks: (harness) =>
    harness.hooks.length > 0 ||
    harness.manifests.length > 0 ||
    has(harness, 'hooks') ||
    [...harness.skills, ...harness.commands, ...harness.agents].some((prompt) => prompt.frontMatter['hooks'] !== undefined || prompt.lost !== undefined),
  servers: (harness) => harness.servers.length > 0 || harness.mcpFiles.length > 0,
  agents: (harness) => harness.agents.length > 0,
  plugins: (harness) => harness.manifests.length > 0 || has(harness, 'extraKnownMarketplaces') || has(harness, 'enabledPlugins'),
  sandbox: (harness) => has(harness, 'sandbox'),
  environment: (harness) =>
    harness.settings.some(
      ({ value, scope }) =>
        scope === 'managed' ||
        Object.keys(value).some((key) => !QUIET_KEYS.includes(key)) ||
        Object.keys(asObject(value['permissions']) ?? {}).some((key) => key !== 'allow' && key !== 'ask' && key !== 'deny'),
    ),
};

/** Keys of which no rule behind `environment` speaks. */
const QUIET_KEYS = [
  '$schema',
  'permissions',
  'enabledMcpjsonServers',
  'disabledMcpjsonServers',
  'includeCoAuthoredBy',
  'model',
  'hooks',
  'sandbox',
  'enabledPlugins',
];

const has = ({ settings }: Harness, key: string): boolean => settings.some(({ value }) => value[key] !== undefined);

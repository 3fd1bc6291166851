import type { Facts } from '../model/harness.ts';

/** Whether a folder is a plugin: its `hooks/hooks.json` is then a plugin's. */
export const isPluginRoot = (dir: string, facts: Facts): boolean => facts.exists(`${dir === '' ? '' : `${dir}/`}.claude-plugin/plugin.json`);

import type { Facts } from '../model/harness.ts';

/** Whether a folder is a plugin: its `.mcp.json` and `hooks/hooks.json` are then read as a plugin's. */
export const isPluginRoot = (dir: string, facts: Facts): boolean => facts.exists(`${dir === '' ? '' : `${dir}/`}.claude-plugin/plugin.json`);

import { asObject, asStrings } from '../../load/values.ts';
import type { SettingsFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import { meaningOf } from './environment.ts';
import { addedSandbox, changedSandbox, removedSandbox } from './sandbox.ts';
import { type Add, oneLine, type SurfaceEffect } from './surface.ts';

const HELPERS = new Set([
  'apiKeyHelper',
  'awsAuthRefresh',
  'awsCredentialExport',
  'gcpAuthRefresh',
  'otelHeadersHelper',
  'statusLine',
  'fileSuggestion',
  'subagentStatusLine',
]);
/** Keys that decide what may happen, and which value of a switch opens. */
const SETTINGS: Readonly<Record<string, 'true opens' | 'true closes' | 'disable closes' | 'changes'>> = {
  enableAllProjectMcpServers: 'true opens',
  enabledMcpjsonServers: 'changes',
  disabledMcpjsonServers: 'changes',
  allowedMcpServers: 'changes',
  deniedMcpServers: 'changes',
  disableAllHooks: 'true opens',
  allowManagedHooksOnly: 'true closes',
  allowManagedPermissionRulesOnly: 'true closes',
  skipDangerousModePermissionPrompt: 'true opens',
  allowedHttpHookUrls: 'changes',
  httpHookAllowedEnvVars: 'changes',
  strictKnownMarketplaces: 'changes',
  blockedMarketplaces: 'changes',
  autoMode: 'changes',
  agent: 'changes',
  outputStyle: 'changes',
  forceLoginMethod: 'changes',
  disableBypassPermissionsMode: 'disable closes',
  disableAutoMode: 'disable closes',
};

/** What one settings file says beside rules, modes and hooks. */
export function addSettings({ file, value, scope }: SettingsFile, add: Add): void {
  const at = (...path: string[]): Origin => ({ file, path, part: 'key' });
  const own = (key: string) => `${scope} ${key}`;
  for (const [name, text] of Object.entries(asObject(value['env']) ?? {})) {
    const { text: means, effect } = meaningOf(name, text);
    add(own(name), {
      kind: 'environment',
      name,
      value: JSON.stringify(text),
      text: means,
      at: at('env', name),
      effect: { added: effect, removed: 'changes' },
      change: () => `its value changes${effect === 'changes' ? '' : `: ${means}`}`,
    });
  }
  for (const key of HELPERS) {
    if (!(key in value)) continue;
    const command = typeof value[key] === 'string' ? value[key] : asObject(value[key])?.['command'];
    add(own(key), {
      kind: 'helper',
      name: key,
      value: JSON.stringify(value[key]),
      text: typeof command === 'string' ? oneLine(command) : 'a program that the client runs by itself',
      at: at(key),
      effect: { added: 'runs code', removed: 'closes' },
    });
  }
  for (const [name, on] of Object.entries(asObject(value['enabledPlugins']) ?? {}))
    add(own(name), {
      kind: 'plugin',
      name,
      value: JSON.stringify(on),
      text: on === false ? 'switched off' : 'enabled',
      at: at('enabledPlugins', name),
      effect: on === false ? { added: 'closes', removed: 'changes' } : { added: 'runs code', removed: 'closes' },
    });
  for (const [name, from] of Object.entries(asObject(value['extraKnownMarketplaces']) ?? {}))
    add(own(name), {
      kind: 'marketplace',
      name,
      value: JSON.stringify(from),
      text: 'a source of plugins',
      at: at('extraKnownMarketplaces', name),
      effect: { added: 'opens', removed: 'closes' },
    });
  if ('sandbox' in value) {
    const sandbox = value['sandbox'];
    add(own('sandbox'), {
      kind: 'setting',
      name: 'sandbox',
      value: JSON.stringify(sandbox),
      text: shown(sandbox),
      at: at('sandbox'),
      effect: { added: addedSandbox(sandbox), removed: removedSandbox(sandbox) },
      changed: (was) => changedSandbox(was.value, sandbox),
    });
  }
  const permissions = asObject(value['permissions']) ?? {};
  const listed = new Set(['allow', 'ask', 'deny', 'defaultMode', 'additionalDirectories']);
  for (const [key, one] of Object.entries(permissions)) if (!listed.has(key)) addSetting(key, one, at('permissions', key), own(key), add);
  for (const key of Object.keys(SETTINGS)) if (key in value) addSetting(key, value[key], at(key), own(key), add);
}

function addSetting(key: string, value: unknown, at: Origin, own: string, add: Add): void {
  const kind = SETTINGS[key] ?? 'changes';
  if (kind === 'disable closes') {
    const closes = value === 'disable';
    const effect = { added: closes ? 'closes' : 'changes', removed: closes ? 'opens' : 'changes' } as const;
    add(own, { kind: 'setting', name: key, value: JSON.stringify(value), text: shown(value), at, effect, changed: () => (closes ? 'closes' : 'opens') });
    return;
  }
  const effectOf = (on: unknown): SurfaceEffect => (kind === 'changes' ? 'changes' : (on === true) === (kind === 'true opens') ? 'opens' : 'closes');
  const off = value !== true;
  add(own, {
    kind: 'setting',
    name: key,
    value: JSON.stringify(value),
    text: shown(value),
    at,
    // A switch that says what holds anyway changes nothing.
    effect: { added: kind !== 'changes' && off ? 'changes' : effectOf(value), removed: kind !== 'changes' && off ? 'changes' : effectOf(!value) },
    changed: () => effectOf(value),
  });
}

const shown = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return oneLine(String(value));
  const list = asStrings(value);
  return list ? `[${list.map(oneLine).join(', ')}]` : oneLine(JSON.stringify(value));
};

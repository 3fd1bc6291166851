import { type FoundKey, keysOf } from '../load/schema/keys.ts';
import type { SettingsFile } from '../model/harness.ts';
import { closest } from './closest.ts';

/** A key of a settings file that the client does not know. It reads past it and says nothing (paths §6.4). */
export interface UnknownKey extends FoundKey {
  /** The key that its owner believes to have written, where that is one of the client's controls. */
  readonly control?: string;
  /** A known key that is spelt nearly so. */
  readonly near?: string;
}

export function unknownKeys({ value }: SettingsFile): readonly UnknownKey[] {
  return keysOf(value, 'settings.json').flatMap((key): UnknownKey[] => {
    // Events have a rule of their own.
    if (key.schema !== undefined || (key.path.length === 2 && key.path[0] === 'hooks')) return [];
    const control = controlMeant(key);
    const near = closest(key.name, key.known());
    return [{ ...key, ...(control !== undefined && { control }), ...(near !== undefined && { near }) }];
  });
}

/** JSON has no comments, so people write them as keys. */
export const isRemark = (name: string): boolean => /^(?:[_$#/]|comments?$|descriptions?$|notes?$|readme$|about$|name$|title$|version$|id$)/i.test(name);

/** Names from other tools, the command line, other files and older versions, and where the control really stands. */
const AT_TOP: Readonly<Record<string, string>> = {
  enabledmcpservers: 'enabledMcpjsonServers',
  disabledmcpservers: 'disabledMcpjsonServers',
  blockedmcpservers: 'deniedMcpServers',
  mcpservers: 'mcpServers in .mcp.json',
  allowedtools: 'permissions.allow',
  allowtools: 'permissions.allow',
  autoapprove: 'permissions.allow',
  alwaysallow: 'permissions.allow',
  disallowedtools: 'permissions.deny',
  deniedtools: 'permissions.deny',
  blockedtools: 'permissions.deny',
  excludedtools: 'permissions.deny',
  excludetools: 'permissions.deny',
  ignorepatterns: 'permissions.deny',
  asktools: 'permissions.ask',
  allow: 'permissions.allow',
  allowed: 'permissions.allow',
  allowlist: 'permissions.allow',
  deny: 'permissions.deny',
  denies: 'permissions.deny',
  denied: 'permissions.deny',
  denylist: 'permissions.deny',
  blocklist: 'permissions.deny',
  ask: 'permissions.ask',
  'permissions.allow': 'permissions.allow',
  'permissions.deny': 'permissions.deny',
  'permissions.ask': 'permissions.ask',
  'permissions.defaultmode': 'permissions.defaultMode',
  defaultmode: 'permissions.defaultMode',
  permissionmode: 'permissions.defaultMode',
  additionaldirectories: 'permissions.additionalDirectories',
  disablebypasspermissionsmode: 'permissions.disableBypassPermissionsMode',
  blockreadsoutsideworkingdirectories: 'permissions.blockReadsOutsideWorkingDirectories',
  blockwritesoutsideworkingdirectories: 'permissions.blockWritesOutsideWorkingDirectories',
  denyinsteadofprompting: 'permissions.denyInsteadOfPrompting',
};
const IN_PERMISSIONS: Readonly<Record<string, string>> = {
  allowed: 'allow',
  allowlist: 'allow',
  allowedtools: 'allow',
  denies: 'deny',
  denied: 'deny',
  denylist: 'deny',
  block: 'deny',
  blocked: 'deny',
  disallow: 'deny',
  disallowed: 'deny',
  disallowedtools: 'deny',
  forbid: 'deny',
  forbidden: 'deny',
  asks: 'ask',
  confirm: 'ask',
  prompt: 'ask',
  mode: 'defaultMode',
  permissionmode: 'defaultMode',
};
/** Known keys whose owner relies on them; a near miss of one of these is no harmless typo. */
const CONTROLS = new Set(
  `permissions hooks sandbox env disableAllHooks disabledMcpjsonServers enabledMcpjsonServers allowedMcpServers deniedMcpServers allowManagedHooksOnly
allowManagedPermissionRulesOnly allowManagedMcpServersOnly strictKnownMarketplaces blockedMarketplaces disableAutoMode disableSkillShellExecution allowedHttpHookUrls
allow deny ask defaultMode disableBypassPermissionsMode additionalDirectories blockReadsOutsideWorkingDirectories blockWritesOutsideWorkingDirectories denyInsteadOfPrompting
enabled failIfUnavailable allowUnsandboxedCommands excludedCommands network filesystem credentials allowedDomains deniedDomains strictAllowlist allowUnixSockets
allowWrite denyWrite denyRead allowRead files envVars`.split(/\s+/),
);

function controlMeant({ path, name, known }: FoundKey): string | undefined {
  const folded = name.toLowerCase().replace(/[-_\s]/g, '');
  const table = path.length === 1 ? AT_TOP : path.length === 2 && path[0] === 'permissions' ? IN_PERMISSIONS : undefined;
  const named = table && Object.hasOwn(table, folded) ? table[folded] : undefined;
  if (named !== undefined) return named;
  const place = path[0];
  if (path.length > 1 && place !== 'permissions' && place !== 'sandbox') return undefined;
  const near = closest(name, known());
  return near !== undefined && CONTROLS.has(near) ? near : undefined;
}

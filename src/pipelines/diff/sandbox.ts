import { asObject, asStrings } from '../../load/values.ts';
import type { SurfaceEffect } from './surface.ts';

type Sandbox = Readonly<Record<string, unknown>>;

/** What a sandbox that comes means: it keeps commands in, and lets those inside run without a question unless it says otherwise (documented). */
export const addedSandbox = (value: unknown): SurfaceEffect => effectOf({}, asObject(value) ?? {});

/** Without it commands are no longer kept in. */
export const removedSandbox = (value: unknown): SurfaceEffect => effectOf(asObject(value) ?? {}, {});

export const changedSandbox = (was: string, value: unknown): SurfaceEffect => effectOf(asObject(JSON.parse(was)) ?? {}, asObject(value) ?? {});

function effectOf(before: Sandbox, after: Sandbox): SurfaceEffect {
  if (on(before) && !on(after)) return 'guard gone';
  if (
    SWITCHES.some(([key, open]) => isOpen(after, key, open) && !isOpen(before, key, open)) ||
    LISTS.some(([path, more]) => isWider(before, after, path, more))
  )
    return 'opens';
  return on(after) ? 'closes' : 'changes';
}

const on = ({ enabled }: Sandbox): boolean => enabled === true;

/** Switches, and whether what opens is their being on or their not being off. They mean something only where the sandbox is on. */
const SWITCHES: readonly (readonly [key: string, open: (value: unknown) => boolean])[] = [
  ['autoAllowBashIfSandboxed', (value) => value !== false],
  ['allowUnsandboxedCommands', (value) => value === true],
  ['enableWeakerNestedSandbox', (value) => value === true],
  ['enableWeakerNetworkIsolation', (value) => value === true],
];

const isOpen = (sandbox: Sandbox, key: string, open: (value: unknown) => boolean): boolean => on(sandbox) && open(sandbox[key]);

/** Lists of what is let out of it, and of what is kept from it. */
const LISTS: readonly (readonly [path: readonly string[], more: 'opens' | 'closes'])[] = [
  [['excludedCommands'], 'opens'],
  [['network', 'allowedDomains'], 'opens'],
  [['network', 'allowUnixSockets'], 'opens'],
  [['filesystem', 'allowWrite'], 'opens'],
  [['filesystem', 'allowRead'], 'opens'],
  [['network', 'deniedDomains'], 'closes'],
  [['filesystem', 'denyWrite'], 'closes'],
  [['filesystem', 'denyRead'], 'closes'],
];

function isWider(before: Sandbox, after: Sandbox, path: readonly string[], more: 'opens' | 'closes'): boolean {
  const listOf = (sandbox: Sandbox): readonly string[] => {
    const [first = '', second] = path;
    return asStrings(second === undefined ? sandbox[first] : asObject(sandbox[first])?.[second]) ?? [];
  };
  const [had, has] = [listOf(before), listOf(after)];
  return more === 'opens' ? has.some((one) => !had.includes(one)) : had.some((one) => !has.includes(one));
}

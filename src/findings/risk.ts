import type { Capability, Need } from '../capability/program.ts';
import { sandboxes } from '../load/sandbox.ts';
import { asObject } from '../load/values.ts';
import type { Harness } from '../model/harness.ts';
import type { Scope } from '../model/permission.ts';
import type { Severity } from './rule.ts';

/** What decides how bad a capability is, besides itself (security §7). */
export interface Circumstances {
  /** The same session reads text of strangers without a question. */
  readonly readsStrangers: boolean;
  /** Of the file with the rule: whom it reaches. */
  readonly scope: Scope;
  readonly headless: boolean;
  /** Only a sandbox that cannot be left counts (`isBoxed`). */
  readonly boxed: boolean;
}

const IMPACT: Readonly<Record<Capability, readonly [free: number, boxed: number]>> = {
  exec: [10, 4],
  escalate: [10, 10],
  publish: [9, 9],
  destroy: [8, 4],
  persist: [8, 2],
  secrets: [8, 6],
  'write-any': [8, 2],
  install: [7, 4],
  'network-out': [6, 2],
  'network-in': [5, 2],
  'read-any': [2, 2],
};

/** How likely the means are at hand, with and without text of strangers in the session. */
const REACH: Readonly<Partial<Record<Need, readonly [low: number, high: number]>>> = {
  'workspace-file': [0.4, 0.7],
  repository: [0.25, 0.5],
  'attacker-file': [0.6, 0.9],
  'unsaved-work': [0.4, 0.4],
  credentials: [0.5, 0.7],
  terminal: [0.1, 0.1],
  root: [0.2, 0.2],
};

/** Whom the file reaches: one project of one user, all of this user, everybody. */
const BLAST: Readonly<Partial<Record<Scope, number>>> = { local: 0.9, user: 0.95 };

/** Impact × reach × blast of a call that runs without a question, from 0 to 100. */
export function risk(capability: Capability, needs: Need | undefined, { readsStrangers, scope, headless, boxed }: Circumstances): number {
  // What happens where somebody is signed in happens outside of the sandbox.
  const impact = IMPACT[capability][boxed && needs !== 'credentials' ? 1 : 0];
  const reach = (needs === undefined ? undefined : REACH[needs]) ?? [0.9, 1];
  return Math.min(100, Math.round(impact * reach[readsStrangers ? 1 : 0] * (headless ? 1.1 : (BLAST[scope] ?? 1)) * 10));
}

/** What a rule alone is worth: a high risk as much as the kind of finding can be, a medium one a warning, a low one a note. */
export const aloneSeverity = (score: number, highest: Severity): Severity => (score < 35 ? 'note' : score < 60 && highest === 'error' ? 'warning' : highest);

/** For what only several rules do together: worth a warning where the risk is high, else worth knowing. */
export const togetherSeverity = (score: number): Severity => (score >= 60 ? 'warning' : 'note');

/** Whether every shell command stays inside a sandbox that starts or nothing does, that the model cannot leave, and whose network is a list. */
export function isBoxed(harness: Harness): boolean {
  const all = sandboxes(harness).filter(({ settings }) => settings.inForce);
  const says = (key: string, value: boolean): boolean => all.some((one) => one.value[key] === value) && !all.some((one) => one.value[key] === !value);
  if (!says('enabled', true) || !says('failIfUnavailable', true) || !says('allowUnsandboxedCommands', false)) return false;
  if (all.some(({ value }) => Array.isArray(value['excludedCommands']) && value['excludedCommands'].length > 0)) return false;
  return all.every(({ network }) => {
    const domains = asObject(network)?.['allowedDomains'];
    return !Array.isArray(domains) || !domains.some((domain: unknown) => typeof domain === 'string' && /^\*+$|^\*\.\*/.test(domain));
  });
}

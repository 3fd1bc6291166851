import type { Origin } from '../../model/origin.ts';

export type SurfaceKind =
  | 'mode'
  | 'hook'
  | 'server'
  | 'helper'
  | 'environment'
  | 'skill'
  | 'command'
  | 'agent'
  | 'plugin'
  | 'marketplace'
  | 'directory'
  | 'setting';

/**
 * What a change outside of the permission rules means: code of the repository runs without a question, something that watched is gone, the
 * session is opened or closed further, or none of these for certain.
 */
export type SurfaceEffect = 'runs code' | 'guard gone' | 'opens' | 'closes' | 'changes';

export interface SurfaceChange {
  readonly kind: SurfaceKind;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly effect: SurfaceEffect;
  /** What it is, or from what to what. Never the value of a variable. */
  readonly text: string;
  readonly file: string;
  readonly line: number | null;
}

/** One thing beside the rules that decides what a session does. */
export interface Surface {
  readonly kind: SurfaceKind;
  readonly name: string;
  /** Equal values mean the same. */
  readonly value: string;
  readonly text: string;
  readonly at: Origin;
  readonly effect: { readonly added: SurfaceEffect; readonly removed: SurfaceEffect };
  /** What going from another surface of the same key to this one means; default: what adding it means. */
  readonly changed?: (before: Surface) => SurfaceEffect;
  readonly change?: (before: Surface) => string;
  readonly rank?: number;
}

/** Keeps a surface under a key; a key that is taken is made another one. */
export type Add = (key: string, surface: Surface) => void;

const LONGEST = 200;
export const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

import type { Rule } from './rule.ts';

/** The named stages at which a call is decided, in the order in which the client comes to them. */
export type Stage =
  | 'tool removed'
  | 'whole-tool ask'
  | 'field deny'
  | 'field ask'
  | 'path deny'
  | 'path ask'
  | 'exact deny'
  | 'exact ask'
  | 'pattern deny'
  | 'pattern ask'
  | 'exact allow'
  | 'pattern allow'
  | 'path allow'
  | 'path check'
  | 'command check'
  | 'unanalysable'
  | 'safety check'
  | 'critical removal'
  | 'read-only'
  | 'mode'
  | 'whole-tool allow'
  | 'rule'
  | 'built-in default'
  | 'no rule';

/**
 * What a tool's own check says. `pass` is "no opinion": a bare allow may still lift it. `lift` tells what lifts an ask:
 * a bare allow rule of the tool and bypassPermissions (`bare`), bypassPermissions alone (`safety`), nothing, though auto mode
 * refuses it (`critical`), or nothing at all (`final`). `guarded` is `safety` that no classifier is asked about.
 */
export interface Check {
  readonly decision: 'allow' | 'ask' | 'deny';
  readonly stage: Stage;
  readonly reason: string;
  readonly rule?: Rule;
  readonly lift?: 'bare' | 'safety' | 'guarded' | 'critical' | 'final';
}

export const allow = (stage: Stage, reason: string, rule?: Rule): Check =>
  rule === undefined ? { decision: 'allow', stage, reason } : { decision: 'allow', stage, reason, rule };

export const deny = (stage: Stage, reason: string, rule?: Rule): Check =>
  rule === undefined ? { decision: 'deny', stage, reason } : { decision: 'deny', stage, reason, rule };

/** An ask that a bare allow rule of the tool lifts. */
export const ask = (stage: Stage, reason: string): Check => ({ decision: 'ask', stage, reason, lift: 'bare' });

export const askByRule = (stage: Stage, rule: Rule): Check => ({ decision: 'ask', stage, reason: 'an ask rule matches', rule, lift: 'final' });

/** An ask that stands whatever else is allowed. */
export const askFinally = (stage: Stage, reason: string): Check => ({ decision: 'ask', stage, reason, lift: 'final' });

export const askForSafety = (reason: string): Check => ({ decision: 'ask', stage: 'safety check', reason, lift: 'safety' });

/** The same where a person is asked even in the modes with a classifier. */
export const askGuarded = (reason: string): Check => ({ decision: 'ask', stage: 'safety check', reason, lift: 'guarded' });

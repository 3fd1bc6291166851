import type { Rule } from './rule.ts';

/**
 * The named stages at which a call is decided, in the order in which a shell command comes to them; D1 with its nine steps is above
 * `checkPart`. The mode has its word twice: acceptEdits in front of `read-only`, every other mode at the end, on what would be asked.
 * The last three are of other tools, whose own checks (`tools/`) have an order of their own. The README has a table of all of them.
 */
export type Stage =
  | 'tool removed'
  | 'field deny'
  | 'exact deny'
  | 'path deny'
  | 'exact ask'
  | 'pattern deny'
  | 'pattern ask'
  | 'path check'
  | 'exact allow'
  | 'unanalysable'
  | 'command check'
  | 'pattern allow'
  | 'read-only'
  | 'no rule'
  | 'safety check'
  | 'critical removal'
  | 'field ask'
  | 'whole-tool ask'
  | 'mode'
  | 'whole-tool allow'
  | 'path ask'
  | 'path allow'
  | 'built-in default';

/**
 * What a tool's own check says. That no rule speaks of a call is an ask like another. `lift` tells what lifts an ask:
 * a bare allow rule of the tool and bypassPermissions (`bare`), bypassPermissions alone (`safety`), nothing, though a classifier is
 * asked about it (`critical`), or nothing at all (`final`). `guarded` is `safety` that no classifier is asked about.
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

import type { Said } from './result-text.ts';
import { profileOf } from './version.ts';

/** Who or what decided about a call. */
export const CAUSES = [
  /** One permission rule. */
  'rule',
  /** The parts of a command: rules on them, or what the client lets run by itself. Only the engine can tell which. */
  'parts',
  'mode',
  'hook',
  'classifier',
  'person',
  /** `--permission-prompt-tool` or the callback of a program. */
  'callback',
  /** It would have been asked about, and nobody was there. */
  'nobody',
  /** The tool needs no permission. */
  'unneeded',
  /** It ran, or failed before the check, or the client was too old to say. */
  'unrecorded',
  /** Written by a newer client than we know. */
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

export type Verdict = 'allowed' | 'refused' | 'unrecorded';

/** How far a person's (or a callback's) yes goes. */
export type Reach = 'once' | 'session' | 'always';

export interface Outcome {
  readonly cause: Cause;
  readonly verdict: Verdict;
  readonly reach?: Reach;
  /** Where the rule stands, where the client wrote it down: `projectSettings`. */
  readonly scope?: string;
}

/** `permissionDecision` of a line; a value that is no text is left out. */
export interface PermissionDecision {
  readonly decision?: string;
  readonly source?: string;
  readonly reasonType?: string;
  readonly ruleSource?: string;
  readonly reasonCode?: string;
  readonly grantScope?: string;
}

/** What the line of a result says about who decided. */
export interface Traces {
  readonly decision?: PermissionDecision | undefined;
  /** `toolDenialKind`. */
  readonly denialKind?: string | undefined;
  /** `toolDenialBeforeRun`. */
  readonly beforeRun?: boolean;
  /** `cli` where a person could be asked. */
  readonly entrypoint?: string | undefined;
  readonly version?: string | undefined;
  /** What the beginning of a failed result says. */
  readonly said?: Said | undefined;
}

/** transcripts §3.2; the order matters. */
export function whoDecided(traces: Traces): Outcome {
  const { decision } = traces;
  return decision ? recorded(decision, traces) : inferred(traces);
}

function recorded(decision: PermissionDecision, traces: Traces): Outcome {
  const verdict: Verdict = decision.decision === 'accept' ? 'allowed' : decision.decision === 'reject' ? 'refused' : 'unrecorded';
  const scope = decision.ruleSource;
  const outcome = (cause: Cause): Outcome => ({ cause, verdict, ...(scope !== undefined && { scope }) });
  switch (decision.reasonType) {
    case 'hook':
    case 'mode':
    case 'classifier':
      return outcome(decision.reasonType);
    case 'asyncAgent':
      return outcome('nobody');
    // Whatever the source says: print mode calls a rule of the user's settings `user_permanent`.
    case 'rule':
      return outcome('rule');
    case 'subcommandResults':
      return outcome('parts');
  }
  if (decision.source?.startsWith('user_')) {
    const reach = verdict === 'allowed' ? reachOf(decision) : undefined;
    return { ...outcome(traces.entrypoint === 'cli' ? 'person' : 'callback'), ...(reach && { reach }) };
  }
  if (decision.reasonType !== undefined || decision.source !== 'config') return outcome('unknown');
  if (verdict === 'refused') return outcome('nobody');
  return outcome(verdict === 'allowed' ? 'unneeded' : 'unknown');
}

function reachOf({ source, grantScope }: PermissionDecision): Reach | undefined {
  if (source === 'user_permanent') return 'always';
  return grantScope === 'session' || grantScope === 'once' ? grantScope : undefined;
}

/** Without `permissionDecision`. */
function inferred({ beforeRun, denialKind, entrypoint, version, said }: Traces): Outcome {
  if (beforeRun) return refused('person');
  if (denialKind !== undefined) return refused(byKind(denialKind, entrypoint, said));
  // From then on every decision is recorded: what has none failed before it, or is no question of permission.
  if (profileOf(version).complete || said === undefined || said === 'no-such-tool') return { cause: 'unrecorded', verdict: 'unrecorded' };
  return refused(byText(said));
}

const refused = (cause: Cause): Outcome => ({ cause, verdict: 'refused' });

const byText = (said: Exclude<Said, 'no-such-tool'>): Cause => (said === 'asks' ? 'nobody' : said);

/** 2.1.198 to 2.1.292, and later lines that lack the decision. The kind mixes causes that the result's text tells apart. */
function byKind(kind: string, entrypoint: string | undefined, said: Said | undefined): Cause {
  if (kind.startsWith('automode-')) return 'classifier';
  if (kind === 'permission-rule') return said === 'mode' || said === 'hook' ? said : 'rule';
  if (kind === 'user-rejected') return said === 'person' || (entrypoint === 'cli' && said !== 'asks') ? 'person' : 'nobody';
  return 'unknown';
}

import type { UsageAnswer } from '../pipelines/usage.ts';

export interface UsageReport extends UsageAnswer {
  readonly version: string;
  /** As asked for on the command line. */
  readonly project: string | undefined;
  readonly since: string | undefined;
  /** The folder whose last run without a person is judged; undefined where nobody asked. */
  readonly judged: string | undefined;
}

export type LastRun = 'clean' | 'refused' | 'unfinished' | 'none';

export function lastRunOf({ last }: Pick<UsageReport, 'last'>): LastRun {
  if (!last) return 'none';
  if (last.refusals.length > 0) return 'refused';
  return last.unanswered > 0 ? 'unfinished' : 'clean';
}

import type { Run } from '../model/run.ts';
import type { History, Step } from '../pipelines/history/history.ts';
import type { Trend } from '../pipelines/history/trend.ts';
import { isWider } from './diff-report.ts';
import { counted } from './report.ts';

/** Everything that a format of `history` prints. */
export interface HistoryReport {
  readonly version: string;
  readonly client: string;
  readonly run: Run;
  readonly root: string;
  readonly range: HistoryRange;
  readonly history: History;
}

export interface HistoryRange {
  /** The newest commit, and how the user named it. */
  readonly tip: string;
  readonly name: string;
  readonly since: string | null;
  readonly paths: readonly string[];
  readonly commits: 'main line' | 'all';
  /** How many commits were looked at. */
  readonly walked: number;
}

/** Commits after which something is otherwise than before. */
export const changed = ({ steps }: History): readonly Step[] =>
  steps.filter(({ difference: { verdict, surfaces, files } }) => verdict !== 'equivalent' || surfaces.length + files.length > 0);

export const wider = ({ difference }: Step): number => difference.changes.filter(isWider).length;
export const narrower = ({ difference }: Step): number => difference.changes.length - wider({ difference } as Step);

const DIRECTIONS: Readonly<Record<Trend['direction'], string>> = {
  permissive: 'Trending permissive',
  restrictive: 'Trending restrictive',
  steady: 'No clear trend',
};

/** The trend as sentences with numbers. */
export function trendText({
  direction,
  touched,
  widened,
  narrowed,
  mixed,
  unknown,
  allowRules,
  capabilities,
  unmentioned,
  returns,
  outOfForce,
}: Trend): readonly string[] {
  if (touched === 0) return ['No commit touched configuration.'];
  const moved = widened + narrowed + mixed + unknown;
  const ways = [
    ...(widened > 0 ? [`${widened} let more happen`] : []),
    ...(narrowed > 0 ? [`${narrowed} less`] : []),
    ...(mixed > 0 ? [`${mixed} more of one and less of another`] : []),
    ...(unknown > 0 ? [`${unknown} could not be decided`] : []),
  ];
  return [
    `${DIRECTIONS[direction]}: of ${counted(touched, 'commit')} that touched configuration ${moved === 0 ? 'none changed what may happen' : ways.join(', ')}.`,
    `Allow rules: ${allowRules.from} → ${allowRules.to}${allowRules.most > Math.max(allowRules.from, allowRules.to) ? ` (at most ${allowRules.most})` : ''}.`,
    capabilities.gained.length + capabilities.lost.length === 0
      ? `Capabilities: ${capabilities.to.length > 0 ? `as at the beginning (${capabilities.to.join(', ')})` : 'none beyond what needs no rule'}.`
      : `Capabilities: ${[
          ...(capabilities.gained.length > 0 ? [`gained and kept ${capabilities.gained.join(', ')}`] : []),
          ...(capabilities.lost.length > 0 ? [`gave up ${capabilities.lost.join(', ')}`] : []),
        ].join('; ')}.`,
    ...(widened + mixed > 0
      ? [
          `Said in the subject: ${widened + mixed - unmentioned.length} of ${counted(widened + mixed, 'widening')}; ${unmentioned.length} ${unmentioned.length === 1 ? 'speaks' : 'speak'} of something else.`,
        ]
      : []),
    ...(returns.length > 0 ? [`${counted(returns.length, 'commit')} went back to settings that had been given up before.`] : []),
    ...(outOfForce.length > 0 ? [`${counted(outOfForce.length, 'commit')} put a settings file out of force.`] : []),
  ];
}

export const capabilityMoves = ({ gained, lost }: Step): string => [...gained.map((one) => `+${one}`), ...lost.map((one) => `-${one}`)].join(' ');

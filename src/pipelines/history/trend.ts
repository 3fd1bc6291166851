import type { Capability } from '../../capability/program.ts';
import { CAPABILITY_ORDER } from '../diff/changes.ts';
import type { Step } from './history.ts';

/** Where a history leads. */
export interface Trend {
  readonly direction: 'permissive' | 'restrictive' | 'steady';
  /** Commits that touched configuration; and by what they made of the policy. */
  readonly touched: number;
  readonly widened: number;
  readonly narrowed: number;
  /** Both wider and narrower. */
  readonly mixed: number;
  readonly unknown: number;
  /** Touched configuration and changed no decision. */
  readonly equivalent: number;
  readonly allowRules: { readonly from: number; readonly to: number; readonly most: number };
  readonly capabilities: {
    readonly from: readonly Capability[];
    readonly to: readonly Capability[];
    readonly gained: readonly Capability[];
    readonly lost: readonly Capability[];
  };
  /** Commits that let more happen, and whose subject speaks of something else. */
  readonly unmentioned: readonly string[];
  /** Commits that went back to a configuration that was there before. */
  readonly returns: readonly string[];
  /** Commits after which a settings file was no longer in force. */
  readonly outOfForce: readonly string[];
}

/** Of fewer commits that changed what may happen nobody can say where they lead: the first one only begins, the second may be a correction. */
const FEWEST = 3;

interface Ends<T> {
  readonly from: T;
  readonly to: T;
}

export function trendOf(steps: readonly Step[], allow: Ends<number>, held: Ends<readonly Capability[]>): Trend {
  const count = (verdict: string) => steps.filter(({ difference }) => difference.verdict === verdict).length;
  const [widened, narrowed, mixed] = [count('widened'), count('narrowed'), count('incomparable')];
  const gained = CAPABILITY_ORDER.filter((one) => held.to.includes(one) && !held.from.includes(one));
  const lost = CAPABILITY_ORDER.filter((one) => held.from.includes(one) && !held.to.includes(one));
  return {
    direction: widened + narrowed + mixed < FEWEST ? 'steady' : directionOf(gained.length - lost.length, widened - narrowed, allow.to - allow.from),
    touched: steps.length,
    widened,
    narrowed,
    mixed,
    unknown: count('unknown'),
    equivalent: count('equivalent'),
    allowRules: { ...allow, most: steps.reduce((most, step) => Math.max(most, step.allowRules), Math.max(allow.from, allow.to)) },
    capabilities: { ...held, gained, lost },
    unmentioned: steps
      .filter(({ difference: { verdict }, mentioned }) => !mentioned && (verdict === 'widened' || verdict === 'incomparable'))
      .map(({ commit }) => commit),
    returns: steps.flatMap(({ commit, returnsTo }) => (returnsTo === undefined ? [] : [commit])),
    outOfForce: steps.filter(({ difference: { files } }) => files.some(({ change }) => change === 'falls out of force')).map(({ commit }) => commit),
  };
}

/** What is there at the end counts most: capabilities and the length of the lists; then how often it went which way. */
function directionOf(capabilities: number, commits: number, rules: number): Trend['direction'] {
  const sum = Math.sign(capabilities) * 2 + Math.sign(commits) + Math.sign(rules) * 2;
  return sum > 1 ? 'permissive' : sum < -1 ? 'restrictive' : 'steady';
}

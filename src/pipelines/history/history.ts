import { capabilityKinds } from '../../capability/marginal.ts';
import type { Capability } from '../../capability/program.ts';
import type { Harness } from '../../model/harness.ts';
import type { Run } from '../../model/run.ts';
import { RANK } from '../../policy/compare.ts';
import type { Failure } from '../../world/failure.ts';
import type { BlobAt, Walked, WalkedCommit } from '../../world/git/walk.ts';
import type { Incomplete } from '../check.ts';
import { CAPABILITY_ORDER } from '../diff/changes.ts';
import { type Difference, difference } from '../diff/diff.ts';
import type { Snapshot } from '../diff/snapshot.ts';
import { type Place, type StartedSession, startSession } from '../session.ts';
import { keyOf, NOTHING, States, undone } from './states.ts';
import { type Trend, trendOf } from './trend.ts';
import { type Contents, type State, Versions } from './versions.ts';

/** One commit that touched configuration, and what it made of the policy. */
export interface Step {
  readonly commit: string;
  /** When it came to this line, as `YYYY-MM-DDThh:mm:ssZ`. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  readonly merge: boolean;
  readonly files: readonly string[];
  readonly difference: Difference;
  /** Capabilities that some call gained, or lost, by it. */
  readonly gained: readonly Capability[];
  readonly lost: readonly Capability[];
  /** Allow rules in all settings after it. */
  readonly allowRules: number;
  /** Whether the subject says that it is about this. */
  readonly mentioned: boolean;
  /** The commit that had left the same configuration before. */
  readonly returnsTo?: string;
}

export interface History {
  readonly walked: Pick<Walked, 'tip' | 'total'>;
  readonly failure?: undefined;
  readonly commits?: undefined;
  /** Newest first. */
  readonly steps: readonly Step[];
  readonly trend: Trend;
  readonly incomplete: readonly Incomplete[];
  /** What the clone does not hold, or shows otherwise than it was, in words. */
  readonly gaps: readonly string[];
}

export interface HistoryOptions {
  readonly run: Run;
  readonly place: Place;
  /** Every commit, or only the main line. */
  readonly all: boolean;
  /** Starts the walk and tells of each commit as it comes, the newest first. */
  readonly walk: (each: (commit: WalkedCommit) => void) => Promise<Walked | Failed>;
  readonly contents: Contents;
  /** The configuration that a commit holds. */
  readonly stateOf: (commit: string) => State | Incomplete;
  /** The newest commit. */
  readonly tip: string;
  readonly progress?: (done: number) => void;
}

export interface Failed {
  readonly failure: Failure;
  readonly commits?: undefined;
}

/** Versions that no state of the moment holds are forgotten after so many commits. */
const STRETCH = 400;
/** So many commits are worked on together. */
const TOGETHER = 8;

/** The fold of `difference` over a walk. */
export async function history(options: HistoryOptions): Promise<History | Failed> {
  const versions = new Versions(options.contents);
  const fold = new Fold(versions, options);
  const walked = options.all ? await everyCommit(fold, options) : await mainLine(fold, options);
  return walked.commits ? fold.end(walked) : walked;
}

/** Works through what a walk tells of in small groups while git goes on, so that it costs next to no time. */
async function whileWalking<T>(
  { walk }: HistoryOptions,
  pick: (commit: WalkedCommit) => T | undefined,
  work: (few: readonly T[]) => Promise<void>,
): Promise<Walked | Failed> {
  let queue: T[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  const walking = walk((commit) => {
    const picked = pick(commit);
    if (picked === undefined) return;
    queue.push(picked);
    wake();
  }).finally(() => {
    ended = true;
    wake();
  });
  while (queue.length > 0 || !ended) {
    // A few at a time: asking for contents costs more than reading them.
    if (queue.length < TOGETHER && !ended) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const few = queue.slice(0, TOGETHER);
    queue = queue.slice(few.length);
    await work(few);
  }
  return walking;
}

/** Git's pipe is short: take what came, or git waits until we are done. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const blobsOf = (blobs: readonly (BlobAt | undefined)[]): readonly string[] => blobs.flatMap((blob) => (blob && blob.mode !== '160000' ? [blob.name] : []));

/** From the newest commit back: what a commit changed tells what was there before it. */
async function mainLine(fold: Fold, options: HistoryOptions): Promise<Walked | Failed> {
  const { tip, contents } = options;
  let after: State | undefined;
  const walked = await whileWalking(
    options,
    (commit) => commit,
    async (few) => {
      after ??= fold.stateOf(tip);
      await contents.fetch(few.flatMap(({ changes }) => blobsOf(changes.map(({ before }) => before))));
      for (const commit of few) {
        const before = undone(after, commit);
        await fold.take(commit, before, after, [before]);
        after = before;
        await breath();
      }
      contents.forget();
    },
  );
  if (walked.commits && !walked.failure && walked.reachedRoot && (after ?? fold.stateOf(tip)).size > 0)
    fold.incomplete.push({ file: '', reason: 'git told of fewer changes than there are: the beginning of the history does not add up' });
  return walked;
}

/** From the oldest commit on: at a merge two states come together, and only the first parent's is told by the changes. */
async function everyCommit(fold: Fold, options: HistoryOptions): Promise<Walked | Failed> {
  const { contents, tip } = options;
  const states = new States((commit) => fold.stateOf(commit));
  const walked = await whileWalking(
    options,
    (commit) => states.next(commit),
    async (few) => {
      await contents.fetch(few.flatMap(({ commit }) => blobsOf(commit.changes.map(({ after }) => after))));
      for (const { commit, before, after } of few) {
        await fold.take(commit, states.whole(before), states.whole(after), states.alive());
        await breath();
      }
      contents.forget();
    },
  );
  // Merges of branches make states that no single commit made.
  if (walked.commits && !walked.failure && walked.commits.length > 0) await fold.ends(states.at(tip));
  return walked;
}

/** Compares commit after commit, and keeps what came of it. */
class Fold {
  readonly incomplete: Incomplete[] = [];
  readonly #options: HistoryOptions;
  readonly #versions: Versions;
  readonly #taken: { readonly commit: WalkedCommit; readonly found: Difference; readonly allowRules: number; readonly left: string }[] = [];
  readonly #started = new WeakMap<Harness, Map<string, StartedSession>>();
  #oldest: Snapshot | undefined;
  #newest: Snapshot | undefined;
  #count = 0;

  constructor(versions: Versions, options: HistoryOptions) {
    this.#versions = versions;
    this.#options = options;
  }

  stateOf(commit: string): State {
    const found = this.#options.stateOf(commit);
    if (!('reason' in found)) return found;
    this.incomplete.push(found);
    return NOTHING;
  }

  async take(commit: WalkedCommit, before: State, after: State, alive: Iterable<State>): Promise<void> {
    const is = await this.#versions.snapshot(after);
    const was = await this.#versions.snapshot(before);
    if (this.#options.all) {
      this.#oldest ??= was;
      this.#newest = is;
    } else {
      this.#newest ??= is;
      this.#oldest = was;
    }
    this.#taken.push({ commit, found: difference(was, is, { ...this.#options, started: this.#started }), allowRules: allowRules(is), left: keyOf(after) });
    this.#count++;
    this.#options.progress?.(this.#count);
    if (this.#count % STRETCH === 0) this.#versions.trim(alive);
  }

  async ends(state: State): Promise<void> {
    this.#newest = await this.#versions.snapshot(state);
  }

  end(walked: Walked): History {
    // What a shallow clone begins with was not made by its oldest commit.
    const own = this.#taken.filter(({ commit }) => !walked.gaps.shallow.has(commit.name));
    const oldestFirst = this.#options.all ? own : own.toReversed();
    const earlier = new Map<string, string>();
    const newestFirst = oldestFirst
      .map(({ commit, found, allowRules: n, left }, i) => {
        const before = left === oldestFirst[i - 1]?.left ? undefined : earlier.get(left);
        if (!earlier.has(left)) earlier.set(left, commit.name);
        return { ...stepOf(commit, found, n), ...(before !== undefined && left !== '' && { returnsTo: before }) };
      })
      .reverse();
    const [oldest, newest] = [this.#oldest, this.#newest];
    this.incomplete.push(...this.#versions.unread);
    if (walked.failure) this.incomplete.push({ file: '', reason: `git stopped before the end of the history: ${walked.failure.message}` });
    return {
      walked: { tip: walked.tip, total: walked.total },
      steps: newestFirst,
      trend: trendOf(
        newestFirst,
        { from: allowRules(oldest), to: allowRules(newest) },
        { from: capabilities(oldest, this.#options), to: capabilities(newest, this.#options) },
      ),
      incomplete: this.incomplete,
      gaps: gapsInWords(walked),
    };
  }
}

function stepOf({ name, time, author, subject, parents, changes }: WalkedCommit, found: Difference, allow: number): Step {
  const moved = (wider: boolean): readonly Capability[] =>
    CAPABILITY_ORDER.filter((capability) =>
      found.changes.some(
        ({ from, to, capability: own }) => (wider ? to === 'allow' : from === 'allow') && RANK[to] > RANK[from] === wider && own.includes(capability),
      ),
    );
  return {
    commit: name,
    date: new Date(time * 1000).toISOString().replace('.000Z', 'Z'),
    author,
    subject,
    merge: parents.length > 1,
    files: changes.map(({ path }) => path),
    difference: found,
    gained: moved(true),
    lost: moved(false),
    allowRules: allow,
    mentioned: isMentioned(subject, found),
  };
}

const WORDS =
  /permission|allow|den(?:y|ied|ies)|grant|settings|claude|\bmcp\b|\bhooks?\b|\brules?\b|sandbox|bypass|\bagents?\b|\bskills?\b|\bplugins?\b|harness/i;

/** Whether a subject speaks of configuration at all, or of what the change is about: the first word of a rule, the name of a hook or server. */
function isMentioned(subject: string, { changes, surfaces }: Difference): boolean {
  if (WORDS.test(subject)) return true;
  const words = new Set(subject.toLowerCase().split(/[^\w.-]+/));
  return (
    changes.some(({ rule }) => words.has((/\(([\w.-]+)/.exec(rule?.text ?? '')?.[1] ?? rule?.text ?? '').toLowerCase())) ||
    surfaces.some(({ name }) => words.has(name.toLowerCase()))
  );
}

function allowRules(snapshot: Snapshot | undefined): number {
  if (!snapshot) return 0;
  const count = (grants: Snapshot['harness']['grants']) => grants.filter(({ effect, skipped }) => effect === 'allow' && !skipped).length;
  return count(snapshot.harness.grants) + [...snapshot.profiles.values()].reduce((n, { grants }) => n + count(grants), 0);
}

/** What the sessions of a state may do beyond what needs no rule. */
function capabilities(snapshot: Snapshot | undefined, { run, place }: HistoryOptions): readonly Capability[] {
  if (!snapshot) return [];
  const { harness, profiles } = snapshot;
  const dirs = new Set([run.startDir, ...harness.settings.map(({ dir }) => dir)]);
  const sessions = [
    ...[...dirs].map((startDir) => startSession(harness, { ...run, startDir }, place)),
    ...[...profiles.values()].map((one) => startSession(one, run, place)),
  ];
  const held = new Set(sessions.flatMap(({ policy }) => [...capabilityKinds(policy)]));
  return CAPABILITY_ORDER.filter((capability) => held.has(capability));
}

function gapsInWords({ gaps, reachedRoot }: Walked): readonly string[] {
  return [
    ...(gaps.shallow.size > 0
      ? [
          `this is a shallow clone: ${reachedRoot ? 'its oldest commit is taken as the beginning, ' : ''}what was before it is not known (git fetch --unshallow brings it)`,
        ]
      : []),
    ...(gaps.partial ? ['this is a partial clone: contents may be missing, and nothing is downloaded'] : []),
    ...(gaps.grafts ? ['info/grafts gives commits other parents than they were made with, and git follows it'] : []),
    ...(gaps.replaced > 0
      ? [`${gaps.replaced} replaced object${gaps.replaced === 1 ? '' : 's'} (git replace): what was committed is shown, not what replaces it`]
      : []),
  ];
}

import { type Config, EMPTY_CONFIG } from '../findings/config.ts';
import type { Finding } from '../findings/finding.ts';
import { matchesGlob } from '../findings/glob.lazy.ts';
import type { AnyRule, Subject } from '../findings/rule.ts';
import { type RuleSource, rulesOf } from '../findings/rule-source.ts';
import { discover, type Found } from '../load/discover.ts';
import { load } from '../load/load.ts';
import type { Harness } from '../model/harness.ts';
import type { Run } from '../model/run.ts';
import { type World, worldProblems } from '../world/tree.ts';
import { judge } from './judge.lazy.ts';

export interface CheckOptions {
  readonly rules: readonly AnyRule[] | RuleSource;
  readonly run: Run;
  readonly config?: Config;
  /** Report only what lies in these files; undefined: everywhere. */
  readonly focus?: Focus;
  /** Names of the variables that the run's environment defines; undefined: unknown. */
  readonly vars?: readonly string[];
  /** What to load, where the caller knows it already; default: everything that `discover` finds. */
  readonly found?: readonly Found[];
  /** Told after each file that was read. */
  readonly progress?: (done: number, total: number) => void;
  /** `YYYY-MM-DD`: decides which accepts have expired. */
  readonly today?: string;
}

/** The files whose findings count. */
export interface Focus {
  has(file: string): boolean;
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly harness: Harness;
  /** The rules that were asked: those whose gate was open. */
  readonly rules: readonly AnyRule[];
  readonly incomplete: readonly Incomplete[];
}

/** A file that could not be read, or a rule that broke: the analysis is not complete, and the exit code says so. */
export interface Incomplete {
  readonly file: string;
  readonly reason: string;
}

/** What the rules said. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly broken: readonly Incomplete[];
}

/** The whole run on one screen: which files, read, model, judge, accept, sort. */
export function check(world: World, options: CheckOptions): Checked {
  const config = options.config ?? EMPTY_CONFIG;
  const found = (options.found ?? discover(world)).filter(({ file }) => config.exclude.length === 0 || !matchesGlob(file, config.exclude));
  const harness = load(world, found, {
    secrets: config.secrets,
    ...(config.document && { config: config.document }),
    ...(options.progress && { progress: options.progress }),
  });
  const subject: Subject = {
    harness,
    run: options.run,
    settings: { vars: options.vars, never: config.never, always: config.always },
    accepts: [],
    configFile: config.document?.file,
  };
  const configured = Object.values(config.rules).some(({ options: own }) => own !== undefined && Object.keys(own).length > 0);
  const asked = rulesOf(options.rules, subject, undefined, configured);
  const later = config.accept.length > 0 ? rulesOf(options.rules, subject, 'after', configured) : [];
  // Nobody has anything to say about a plain project.
  const { findings, broken } = asked.length + later.length === 0 ? NOTHING : judge(asked, later, subject, { ...options, config });
  return {
    findings,
    harness,
    rules: [...asked, ...later],
    incomplete: [
      ...harness.problems.map((p) => ({ file: p.origin.file, reason: p.message })),
      ...worldProblems(world).map((p) => ({ file: p.path, reason: p.message })),
      ...broken,
    ],
  };
}

const NOTHING: Judged = { findings: [], broken: [] };

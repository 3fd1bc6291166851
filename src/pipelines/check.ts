import { applyAccepts } from '../findings/accept.ts';
import { type Config, EMPTY_CONFIG } from '../findings/config.ts';
import { compareFindings, type Finding, makeFinding } from '../findings/finding.ts';
import { matchesGlob } from '../findings/glob.lazy.ts';
import type { AnyRule, Subject } from '../findings/rule.ts';
import { type RuleSource, rulesOf } from '../findings/rule-source.ts';
import { shown } from '../findings/session-policy.lazy.ts';
import { discover, type Found } from '../load/discover.ts';
import { load } from '../load/load.ts';
import type { Harness } from '../model/harness.ts';
import type { Run } from '../model/run.ts';
import { type World, worldProblems } from '../world/tree.ts';
import { wordsOf } from './rule-words.lazy.ts';

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

/** The whole run on one screen: which files, read, model, judge, accept, sort. */
export function check(world: World, options: CheckOptions): Checked {
  const config = options.config ?? EMPTY_CONFIG;
  const found = (options.found ?? discover(world)).filter(({ file }) => config.exclude.length === 0 || !matchesGlob(file, config.exclude));
  const harness = load(world, found, {
    secrets: config.secrets,
    ...(config.document && { config: config.document }),
    ...(options.progress && { progress: options.progress }),
  });
  const broken: Incomplete[] = [];
  const subject: Subject = { harness, run: options.run, settings: { vars: options.vars }, accepts: [], configFile: config.document?.file };
  const judge = (rules: readonly AnyRule[], about: Subject): Finding[] => rules.flatMap((rule) => findingsOf(rule, about, config, options.focus, broken));
  const configured = Object.values(config.rules).some(({ options: own }) => own !== undefined && Object.keys(own).length > 0);
  const asked = rulesOf(options.rules, subject, undefined, configured);
  const first = judge(asked, subject);
  const accepted = applyAccepts(first, config.accept, options.today ?? '0000-00-00');
  const later = config.accept.length > 0 ? rulesOf(options.rules, subject, 'after', configured) : [];
  const second = judge(later, { ...subject, accepts: accepted.accepts });
  return {
    findings: [...accepted.findings, ...second].sort(compareFindings),
    harness,
    rules: [...asked, ...later],
    incomplete: [
      ...harness.problems.map((p) => ({ file: p.origin.file, reason: p.message })),
      ...worldProblems(world).map((p) => ({ file: p.path, reason: p.message })),
      ...broken,
    ],
  };
}

function findingsOf(rule: AnyRule, subject: Subject, config: Config, focus: Focus | undefined, broken: Incomplete[]): Finding[] {
  const configured = config.rules[rule.id];
  const severity = configured?.severity;
  if (severity === 'off') return [];
  const findings: Finding[] = [];
  try {
    rule.check(
      subject,
      (at, id, data = {}, more = {}) => {
        if (focus && !focus.has(at.file)) return;
        // A witness that does not show what the finding says would make it a guess.
        const said = more.witness ? shown(subject.harness, at, more) : more;
        if (said) findings.push(makeFinding(speaking(rule), subject.harness, at, id, data, severity ? { ...said, severity } : said));
      },
      { ...defaults(rule), ...configured?.options },
    );
  } catch (error) {
    broken.push({ file: '', reason: `rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}` });
  }
  return findings;
}

/** The rule with its words, which the bundle of `check` loads when there is something to say. */
const speaking = (rule: AnyRule): AnyRule => (rule.messages ? rule : { ...rule, ...wordsOf(rule.id) });

const defaults = (rule: AnyRule): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));

import { compareFindings, type Finding, makeFinding } from '../findings/finding.ts';
import type { AnyRule, Severity, Subject } from '../findings/rule.ts';
import { discover, type Found } from '../load/discover.ts';
import { load } from '../load/load.ts';
import type { Harness } from '../model/harness.ts';
import type { Run } from '../model/run.ts';
import type { World } from '../world/tree.ts';

export interface CheckOptions {
  readonly rules: readonly AnyRule[];
  readonly run: Run;
  /** By rule id: severity or 'off', and options. */
  readonly configured?: Readonly<Record<string, { readonly severity?: Severity | 'off'; readonly options?: Readonly<Record<string, unknown>> }>>;
  /** Report only what lies in these files; undefined: everywhere. */
  readonly focus?: ReadonlySet<string>;
  readonly vars?: readonly string[];
  /** What to load, where the caller knows it already; default: everything that `discover` finds. */
  readonly found?: readonly Found[];
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly harness: Harness;
  readonly incomplete: readonly { readonly file: string; readonly reason: string }[];
}

/** The whole run on one screen: which files, read, model, judge, sort. */
export function check(world: World, options: CheckOptions): Checked {
  const found = options.found ?? discover(world);
  const harness = load(world, found);
  const subject: Subject = { harness, run: options.run, settings: { vars: options.vars } };
  const findings: Finding[] = [];
  const broken: { file: string; reason: string }[] = [];
  for (const rule of options.rules) {
    const configured = options.configured?.[rule.id];
    const severity = configured?.severity;
    if (severity === 'off') continue;
    const ruleOptions = { ...defaults(rule), ...configured?.options };
    try {
      rule.check(
        subject,
        (at, id, data = {}, more = {}) => {
          if (options.focus && !options.focus.has(at.file)) return;
          findings.push(makeFinding(rule, harness, at, id, data, severity ? { ...more, severity } : more));
        },
        ruleOptions,
      );
    } catch (error) {
      broken.push({ file: '', reason: `rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}` });
    }
  }
  const incomplete = [...harness.problems.map((p) => ({ file: p.origin.file, reason: p.message })), ...broken];
  return { findings: findings.sort(compareFindings), harness, incomplete };
}

const defaults = (rule: AnyRule): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));

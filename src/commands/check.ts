import { allRules } from '../../rules/all.lazy.ts';
import { source } from '../../rules/source.ts';
import { CLIENT_VERSION } from '../client/version.ts';
import { atLeast, type Finding } from '../findings/finding.ts';
import type { AnyRule } from '../findings/rule.ts';
import type { RuleSource } from '../findings/rule-source.ts';
import { check } from '../pipelines/check.ts';
import { cleanText } from '../report/clean.ts';
import { formatted } from '../report/formatted.lazy.ts';
import { type CheckReport, type FormatOptions, summarize } from '../report/report.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import { readInput } from '../world/input.ts';
import { writeWhole } from '../world/writer.ts';
import { configFor, withoutKnown } from './check-config.ts';
import { CHECK_FLAGS } from './check-flags.ts';
import { type CheckArguments, checkArguments, wantsColor } from './check-options.ts';
import { openTargets, type Target } from './check-targets.ts';
import { parseFlags } from './flags.ts';
import { progressOn } from './progress.ts';
import { complain, UsageError, unknownRule } from './usage.ts';

/**
 * `grantlint check`: options → trees → findings → report → exit code (0 clean, 1 findings, 2 usage, 3 incomplete).
 * undefined where the command line is not plain: then `help.ts` finds the words.
 */
export function main(argv: readonly string[], host: Host): number | undefined {
  const parsed = parseFlags(argv, CHECK_FLAGS);
  if (!parsed) return undefined;
  const args = checkArguments(parsed);
  try {
    if (typeof args === 'string') throw new UsageError(args);
    return run(args, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error, host);
    return 2;
  }
}

function run(args: CheckArguments, host: Host): number {
  const chosen = rulesFor(args);
  const targets = openTargets(args, host);
  const vars = args.varsFile === undefined ? undefined : variableNames(args.varsFile, host);
  const progress = args.quiet ? undefined : progressOn(host);
  const parts = targets.map((target) => {
    const config = configFor(target, args, host);
    const checked = check(target.world, {
      rules: chosen,
      run: args.run,
      config,
      ...(config.accept.length > 0 && { today: host.today() }),
      ...(target.focus && { focus: target.focus }),
      ...(target.found && { found: target.found }),
      ...(vars && { vars }),
      ...(progress && { progress: progress.tick }),
    });
    return { target, checked: { ...checked, findings: withoutKnown(checked.findings, target, args, host) } };
  });
  progress?.done();

  const named = (target: Target, file: string) =>
    target.prefix === '' || file === '' || file.startsWith('~/') || file.startsWith('/') ? file : `${target.prefix}/${file}`;
  const report: CheckReport = {
    version: VERSION,
    client: CLIENT_VERSION,
    run: args.run,
    root: targets.length === 1 ? (targets[0]?.label ?? '.') : '.',
    findings: parts.flatMap(({ target, checked }) =>
      checked.findings.filter((f) => atLeast(f.severity, args.severity)).map((f) => renamed(f, (file) => named(target, file))),
    ),
    incomplete: parts.flatMap(({ target, checked }) => [...target.problems, ...checked.incomplete].map((i) => ({ ...i, file: named(target, i.file) }))),
    files: parts.reduce((n, { checked }) => n + checked.harness.documents.size, 0),
    documents: new Map(
      parts.flatMap(({ target, checked }) => [...checked.harness.documents].map(([file, document]) => [named(target, file), document] as const)),
    ),
    rules: [...new Map(parts.flatMap(({ checked }) => checked.rules.map((r) => [r.id, r] as const))).values()],
  };

  for (const { format, file } of args.outputs) {
    const text = (format === 'text' ? cleanText(report, args) : undefined) ?? formatted(format, report, look(args, file, host));
    if (file === undefined) host.out(text);
    else writeWhole(absolute(file, host), text);
  }

  if (report.files === 0 && report.incomplete.length === 0) {
    host.err(`grantlint: no Claude Code configuration found in ${targets.map((t) => t.label).join(', ')}\n`);
    if (args.requireConfig) return 2;
  }
  return exitCode(report, args);
}

/** Asks the terminal, so only where there is something to print. */
const look = (args: CheckArguments, file: string | undefined, host: Host): FormatOptions => ({
  color: file === undefined && wantsColor(args.color, host.env, host.stdoutIsTTY),
  quiet: args.quiet,
  verbose: args.verbose,
  width: host.columns,
});

function exitCode(report: CheckReport, args: CheckArguments): number {
  if (report.incomplete.length > 0) return 3;
  const { failOn } = args;
  const failed = failOn !== 'never' && report.findings.some((f) => !f.accepted && atLeast(f.severity, failOn));
  const crowded = args.maxWarnings !== undefined && summarize(report.findings).warning > args.maxWarnings;
  return (failed || crowded) && !args.exitZero ? 1 : 0;
}

/** All but the audit's, which `--audit` adds; only what `--rule` names, where it is given. */
function rulesFor(args: CheckArguments): readonly AnyRule[] | RuleSource {
  if (args.rules.length === 0 && !args.audit) return source;
  const all = allRules();
  if (args.rules.length === 0) return all;
  for (const id of args.rules) if (!all.some((r) => r.id === id)) throw new UsageError(unknownRule(id, all));
  return all.filter((r) => args.rules.includes(r.id));
}

function renamed(finding: Finding, name: (file: string) => string): Finding {
  return { ...finding, file: name(finding.file), related: finding.related.map((r) => ({ ...r, file: name(r.file) })) };
}

const absolute = (path: string, host: Host): string => (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) ? path : `${host.cwd}/${path}`);

/** Names that an env file defines, with a `=` behind those that it leaves empty; values are not kept. */
function variableNames(file: string, host: Host): string[] {
  let text: string;
  try {
    text = new TextDecoder().decode(readInput(absolute(file, host)));
  } catch {
    throw new UsageError(`--vars-file ${file} could not be read`);
  }
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*=)((?:""|'')?[ \t]*(?:[ \t]#.*)?\r?$)?/gm)].map(([, name = '', empty]) =>
    empty === undefined ? name.slice(0, -1) : name,
  );
}

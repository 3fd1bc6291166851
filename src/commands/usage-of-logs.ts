import { usage } from '../pipelines/usage.ts';
import { usageJson } from '../report/usage-json.ts';
import { lastRunOf, type UsageReport } from '../report/usage-report.ts';
import { usageText } from '../report/usage-text.ts';
import { VERSION } from '../version.ts';
import type { Host } from '../world/host.ts';
import { pathKind } from '../world/input.ts';
import { absolute } from './check-targets.ts';
import { type Parsed, parseFlags } from './flags.ts';
import { complain, UsageError } from './usage.ts';
import { USAGE_FLAGS } from './usage-flags.ts';

/**
 * `grantlint usage [LOG|FOLDER...]`: what session logs know. 0 read (with --last: nothing was refused), 1 with --last: something was, 2 usage,
 * 3 not everything could be read, or there is no such run. undefined where the command line is not plain.
 */
export function main(argv: readonly string[], host: Host): number | undefined {
  const parsed = parseFlags(argv, USAGE_FLAGS);
  if (!parsed) return undefined;
  try {
    const report = reportOf(parsed, host);
    const isJson = parsed.values.get('--format')?.[0]?.startsWith('json') === true;
    host.out(isJson ? usageJson(report) : usageText(report, parsed.values.has('--verbose')));
    return exitCode(report);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error, host);
    return 2;
  }
}

/** A job whose refusals nobody sees is what --last is for: what cannot be said is never taken for a clean run. */
function exitCode(report: UsageReport): number {
  if (Object.values(report.notRead).some((count) => count > 0)) return 3;
  if (report.judged === undefined) return 0;
  const verdict = lastRunOf(report);
  return verdict === 'clean' ? 0 : verdict === 'none' ? 3 : 1;
}

function reportOf({ values, operands }: Parsed, host: Host): UsageReport {
  const folder = values.get('--project')?.[0];
  const project = folder === undefined ? undefined : withoutSlash(absolute(folder, host.cwd));
  const judged = values.has('--last') ? (project ?? host.cwd) : undefined;
  const given = values.get('--since')?.[0];
  const since = given === undefined ? undefined : sinceOf(given, host.today());
  const from = operands.length > 0 ? operands.map((path) => source(absolute(path, host.cwd), path)) : [ownLogs(host)];
  const answer = usage({
    from,
    ...(project !== undefined && { project }),
    ...(since !== undefined && { since }),
    ...(judged !== undefined && { last: judged }),
  });
  return { version: VERSION, project, since, judged, ...answer };
}

function source(path: string, written: string): { readonly path: string; readonly kind: 'file' | 'folder' } {
  const kind = pathKind(path);
  if (!kind) throw new UsageError(`${written} is not there`);
  return { path: withoutSlash(path), kind };
}

/** Where the client keeps the logs of this user. */
function ownLogs(host: Host): { readonly path: string; readonly kind: 'folder' } {
  const folder = host.env['CLAUDE_CONFIG_DIR'] || `${host.home}/.claude`;
  const path = `${withoutSlash(absolute(folder, host.cwd))}/projects`;
  if (pathKind(path) !== 'folder') throw new UsageError('the client has kept no session logs for this user; name a log or a folder that holds some');
  return { path, kind: 'folder' };
}

/** Moments of logs are compared as text: ISO, UTC. */
function sinceOf(text: string, today: string): string {
  const [, count, unit] = /^(\d{1,4})([dw])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(Date.parse(today) - Number(count) * (unit === 'w' ? 7 : 1) * 86_400_000).toISOString().slice(0, 10);
  const moment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/.test(text);
  if (!moment || Number.isNaN(Date.parse(text.includes('T') && !text.endsWith('Z') ? `${text}Z` : text)))
    throw new UsageError(`--since ${text} is no day or moment: 2026-01-31, 2026-01-31T08:00, 7d or 4w`);
  return text.replace(/Z$/, '');
}

const withoutSlash = (path: string): string => path.replace(/(?<!^|\/)\/+$/, '');

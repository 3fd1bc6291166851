import { CLIENT_VERSION } from '../client/version.ts';
import { history } from '../pipelines/history/history.ts';
import { ENDINGS, isConfiguration } from '../pipelines/history/versions.ts';
import { EMPTY_DISK } from '../policy/disk.ts';
import { historyCsv } from '../report/history-csv.ts';
import { historyJson } from '../report/history-json.ts';
import { historyMarkdown } from '../report/history-markdown.ts';
import type { HistoryReport } from '../report/history-report.ts';
import { historyText } from '../report/history-text.ts';
import { printed } from '../report/printed.ts';
import { VERSION } from '../version.ts';
import { historyAt } from '../world/history.ts';
import type { Host } from '../world/host.ts';
import { type Failure, type OpenOptions, repositoryAt } from '../world/open.ts';
import { trustOf } from './check-options.ts';
import { absolute } from './check-targets.ts';
import { type Parsed, parseFlags } from './flags.ts';
import { HISTORY_FLAGS, type HistoryFormat } from './history-flags.ts';
import { outputsOf, printOutputs } from './output-options.ts';
import { progressOn } from './progress.ts';
import { runOf } from './session.ts';
import { complain, UsageError } from './usage.ts';

/** `grantlint history [REV]`: the timeline of the effective policy. undefined where the command line is not plain. */
export async function main(argv: readonly string[], host: Host): Promise<number | undefined> {
  const parsed = parseFlags(argv, HISTORY_FLAGS);
  if (!parsed) return undefined;
  try {
    return await run(parsed, host);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error, host);
    return 2;
  }
}

async function run(parsed: Parsed, host: Host): Promise<number> {
  const { values, operands } = parsed;
  const [name = 'HEAD', ...more] = operands;
  if (more.length > 0) throw new UsageError('history walks one branch; --since says where to stop, --path what to look at');
  const all = values.has('--all-commits');
  if (all && values.has('--first-parent')) throw new UsageError('--first-parent and --all-commits exclude each other');
  const outputs = outputsOf<HistoryFormat>(parsed, 'text');
  const options: OpenOptions = { env: host.env, cwd: host.cwd, platform: host.platform, ...trustOf(values) };
  const at = repositoryAt(host.cwd, options);
  if (!at.place) throw failed(at.failure);
  const { place } = at;
  const paths = (values.get('--path') ?? []).map((path) => fromTop(path, place.top, place.bare === true, host));
  const below = (path: string) => paths.length === 0 || paths.some((one) => one === '' || path === one || path.startsWith(`${one}/`));
  const wanted = (path: string) => isConfiguration(path) && below(path);
  const since = values.get('--since')?.[0];
  const git = historyAt(place, options);
  const progress = progressOn(host, 'commits');
  const tip = git.commit(name);
  if (tip.failure) throw failed(tip.failure);
  // Git takes any text for a date, and what it cannot read for now.
  if (since !== undefined && git.commit(since).failure && !DATE.test(since))
    throw new UsageError(`--since ${since} is neither a revision of this clone nor a date`);
  const session = runOf(values);
  const found = await history({
    run: session,
    place: { root: place.top.replaceAll('\\', '/'), home: host.home, disk: EMPTY_DISK, repository: 0 },
    all,
    tip: tip.name,
    contents: git.contents,
    walk: (each) =>
      git.walk({
        tip: tip.name,
        all,
        wanted,
        endings: ENDINGS,
        each,
        ...(since !== undefined && { since }),
        ...(paths.length > 0 && !paths.includes('') && { paths }),
        ...(progress && { progress: (done: number) => progress.tick(done, undefined) }),
      }),
    stateOf(commit) {
      const state = git.filesOf(commit, wanted);
      return 'kind' in state ? { file: '', reason: `the files of ${commit.slice(0, 10)} could not be listed: ${state.message}` } : state;
    },
  }).finally(() => git.contents.close());
  progress?.done();
  if (found.failure) throw failed(found.failure);
  const report: HistoryReport = printed({
    version: VERSION,
    client: CLIENT_VERSION,
    run: session,
    root: '.',
    range: { tip: tip.name, name, since: since ?? null, paths, commits: all ? 'all' : 'main line', walked: found.walked.total },
    history: found,
  });
  printOutputs(outputs, parsed, host, (format, how) => {
    if (format === 'csv') return historyCsv(report);
    if (format === 'markdown') return historyMarkdown(report);
    return format === 'text' ? historyText(report, how) : historyJson(report);
  });
  return found.incomplete.length > 0 ? 3 : 0;
}

const DATE =
  /^\d{4}-\d\d?-\d\d?|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^@?\d{9,}$|\b(?:ago|yesterday|last|today|noon|midnight)\b|\b\d+[. ](?:day|week|month|year)s?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;

/** A path of the command line, from the top of the repository: there git wants it, and it need not exist any more. */
function fromTop(path: string, top: string, bare: boolean, host: Host): string {
  if (bare)
    return path
      .replace(/^(?:\.\/)+/, '')
      .replace(/(?<!\/)\/+$/, '')
      .replace(/^\.$/, '');
  const whole = absolute(path, host.cwd).replace(/(?<!\/)\/+$/, '');
  const root = top.replaceAll('\\', '/');
  if (whole === root) return '';
  if (!whole.startsWith(`${root}/`)) throw new UsageError(`--path ${path} lies outside of the repository`);
  return whole.slice(root.length + 1);
}

const failed = (failure: Failure): UsageError => new UsageError(`${failure.message}\n  ${failure.remedy}`);

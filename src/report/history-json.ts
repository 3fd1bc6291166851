import type { Step } from '../pipelines/history/history.ts';
import { changeRecord } from './diff-json.ts';
import type { HistoryReport } from './history-report.ts';
import { jsonLine } from './visible.ts';

/** json-v1 of `history`; `schemas/history.json` describes it. */
export function historyJson({ version, client, run, root, range, history }: HistoryReport): string {
  return `${jsonLine({
    version: 1,
    tool: { name: 'grantlint', version },
    client,
    run: { mode: run.mode ?? null, headless: run.headless, trusted: run.trusted, startDir: run.startDir },
    root,
    range,
    steps: history.steps.map(stepRecord),
    trend: history.trend,
    gaps: history.gaps,
    incomplete: history.incomplete,
  })}\n`;
}

const stepRecord = ({ commit, author, date, subject, merge, files, difference, gained, lost, allowRules, mentioned, returnsTo }: Step) => ({
  commit,
  author,
  date,
  subject,
  merge,
  files,
  verdict: difference.verdict,
  gained,
  lost,
  allowRules,
  mentioned,
  returnsTo: returnsTo ?? null,
  forces: difference.files,
  changes: difference.changes.map(changeRecord),
  unknown: difference.unknown.length,
  surfaces: difference.surfaces,
});

import { findingRecords, header, outcome } from './json.ts';
import type { CheckReport } from './report.ts';
import { jsonLine } from './visible.ts';

/** One finding a line, then a line with everything else: can be read while it is written, and put end to end. */
export function ndjson(report: CheckReport): string {
  const findings = findingRecords(report.findings).map((record) => ({ kind: 'finding', ...record }));
  return [...findings, { kind: 'summary', ...header(report), ...outcome(report) }].map((line) => `${jsonLine(line)}\n`).join('');
}

import type { Finding } from '../findings/finding.ts';
import { fingerprints } from '../findings/fingerprint.ts';
import type { CheckReport } from './report.ts';
import { summarize } from './report.ts';
import { jsonLine } from './visible.ts';

/** json-v1: the stable form for programs; `schemas/report.json` describes it. */
export function json(report: CheckReport): string {
  return `${jsonLine({ ...header(report), findings: findingRecords(report.findings), ...outcome(report) })}\n`;
}

/** What the verdicts hold for: tool, client, run, root. */
export const header = ({ version, client, run, root }: CheckReport) => ({
  version: 1,
  tool: { name: 'grantlint', version },
  client,
  run: { mode: run.mode ?? null, headless: run.headless, trusted: run.trusted, startDir: run.startDir },
  root,
});

export const outcome = ({ incomplete, findings }: CheckReport) => ({ incomplete, summary: summarize(findings) });

/** Findings as programs see them, in json-v1 and ndjson alike. */
export function findingRecords(findings: readonly Finding[]) {
  const prints = fingerprints(findings);
  return findings.map((f, i) => ({
    rule: f.rule,
    severity: f.severity,
    confidence: f.confidence,
    message: f.message,
    remedy: f.remedy,
    file: f.file,
    line: f.line,
    column: f.column,
    endLine: f.endLine,
    endColumn: f.endColumn,
    ...(f.scope && { scope: f.scope }),
    ...(f.grant && { grant: f.grant.text }),
    ...(f.witness && { witness: f.witness }),
    related: f.related.map(({ file, line, message }) => ({ file, line, message })),
    fingerprint: prints[i],
    ...(f.accepted && { accepted: f.accepted }),
  }));
}

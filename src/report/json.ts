import { fingerprints } from '../findings/fingerprint.ts';
import type { CheckReport } from './report.ts';
import { summarize } from './report.ts';

/** json-v1: the stable form for programs; `schemas/report.json` describes it. */
export function json(report: CheckReport): string {
  const prints = fingerprints(report.findings);
  const findings = report.findings.map((f, i) => ({
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
  return `${JSON.stringify({
    version: 1,
    tool: { name: 'grantlint', version: report.version },
    client: report.client,
    run: { mode: report.run.mode ?? null, headless: report.run.headless, trusted: report.run.trusted, startDir: report.run.startDir },
    root: report.root,
    findings,
    incomplete: report.incomplete,
    summary: summarize(report.findings),
  })}\n`;
}

import type { Session } from '../transcripts/sessions.ts';
import { lastRunOf, type UsageReport } from './usage-report.ts';
import { jsonLine } from './visible.ts';

/** json-v1 of `usage`; `schemas/usage.json` describes it. Names come from closed lists, the rest are counts and times. */
export function usageJson(report: UsageReport): string {
  const { usage, read, unknown, notRead, last, judged } = report;
  const { window } = usage;
  return `${jsonLine({
    version: 1,
    tool: { name: 'grantlint', version: report.version },
    ...(report.project !== undefined && { project: report.project }),
    ...(report.since !== undefined && { since: report.since }),
    window: { first: window.first ?? null, last: window.last ?? null, sessions: window.sessions, clients: window.versions },
    ...(judged !== undefined && { lastUnattended: { folder: judged, verdict: lastRunOf(report), ...(last && runRecord(last)) } }),
    calls: usage.calls,
    unanswered: usage.unanswered,
    decisions: usage.decisions,
    tools: usage.tools,
    commands: usage.commands,
    scopes: usage.scopes,
    prompts: usage.prompts,
    read,
    notRead,
    unknown: unknown.map(({ version, ...one }) => ({ ...one, client: version ?? null })),
  })}\n`;
}

const runRecord = ({ first, last, versions, calls, unanswered, refusals }: Session) => ({
  first: first ?? null,
  last: last ?? null,
  clients: versions,
  calls,
  unanswered,
  refusals,
});

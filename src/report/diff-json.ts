import type { ChangeAt } from '../pipelines/diff/changes.ts';
import { ruleRecord } from './can-json.ts';
import type { DiffReport } from './diff-report.ts';
import { findingRecords } from './json.ts';
import { jsonLine } from './visible.ts';

/** json-v1 of `diff`; `schemas/diff.json` describes it. */
export function diffJson(report: DiffReport): string {
  const { version, client, run, root, user, base, head, difference, findings, incomplete } = report;
  const { verdict, files, changes, unknown, surfaces, rewritten, sessions } = difference;
  return `${jsonLine({
    version: 1,
    tool: { name: 'grantlint', version },
    client,
    run: { mode: run.mode ?? null, headless: run.headless, trusted: run.trusted, startDir: run.startDir },
    root,
    user,
    base,
    head,
    verdict,
    sessions,
    files,
    changes: changes.map(changeRecord),
    unknown: unknown.map(({ rule, part, why, session }) => ({ ...(rule && { rule: ruleRecord(rule) }), ...(part && { part }), why, session })),
    rewritten,
    surfaces,
    findings: { added: findingRecords(findings.added), removed: findingRecords(findings.removed) },
    incomplete,
  })}\n`;
}

export const changeRecord = ({
  from,
  to,
  cause,
  rule,
  part,
  side,
  tool,
  capability,
  guessed,
  witness,
  shows,
  decidedBy,
  reason,
  session,
  accepted,
  note,
}: ChangeAt) => ({
  from,
  to,
  tool,
  cause,
  rule: rule?.text ?? null,
  effect: rule?.effect ?? null,
  scope: rule?.scope ?? null,
  ...(part && { part }),
  capability,
  ...(guessed.length > 0 && { guessed }),
  witness,
  shows: shows.map(({ capability: one, call }) => ({ capability: one, tool: call.tool, input: call.input })),
  file: rule?.file ?? null,
  line: rule?.line ?? null,
  side,
  decidedBy: decidedBy ? ruleRecord(decidedBy) : null,
  reason,
  session,
  ...(accepted && { accepted }),
  ...(note !== undefined && { note }),
});

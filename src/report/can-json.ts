import type { Answer, RuleAt } from '../pipelines/can.ts';
import type { Note } from '../pipelines/note.ts';
import type { CanReport } from './can-text.ts';
import { sessionHeader } from './session-report.ts';
import { jsonLine } from './visible.ts';

/** json-v1 of `can`; `schemas/can.json` describes it. */
export function canJson(report: CanReport): string {
  const { answer } = report;
  return `${jsonLine({ ...sessionHeader(report), ...record(answer), incomplete: report.incomplete })}\n`;
}

const record = ({ call, decision, stage, reason, statement, rule, lifts, needs, seen, parts, by, others, change, overrides, notes }: Answer) => ({
  call,
  decision,
  stage,
  reason,
  statement,
  ...(rule && { rule: ruleRecord(rule) }),
  ...(lifts && { lifts }),
  ...(needs.length > 0 && { needs: needs.map(ruleRecord) }),
  ...(seen && { seen }),
  parts: parts.map(({ rule: own, ...part }) => ({ ...part, ...(own && { rule: ruleRecord(own) }) })),
  ...(by !== undefined && { decidedBy: by }),
  others: others.map(({ rule: other, why }) => ({ rule: ruleRecord(other), why })),
  change: {
    to: change.to ?? null,
    remove: change.remove.map(ruleRecord),
    add: change.add,
    where: change.where,
    ...(change.still !== undefined && { still: change.still }),
    ...(change.mode && { mode: change.mode }),
    ...(change.left && { left: change.left }),
    ...(change.without && { without: change.without }),
    ...(change.oneIsEnough && { oneIsEnough: true }),
    ...(change.wider && { wider: change.wider }),
  },
  overrides: overrides.map((one) => ({ kind: one.kind, ...noteRecord(one) })),
  notes: notes.map(noteRecord),
});

export const ruleRecord = ({ effect, text, scope, file, line, note }: RuleAt) => ({
  effect,
  rule: text,
  scope,
  file: file ?? null,
  line,
  ...(note !== undefined && { note }),
});

const noteRecord = ({ text, file, line }: Note) => ({ text, ...(file !== undefined && { file, line: line ?? null }) });

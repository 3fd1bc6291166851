import type { Note } from '../pipelines/note.ts';
import type { Shown } from '../pipelines/show.ts';
import { ruleRecord } from './can-json.ts';
import { sessionHeader } from './session-report.ts';
import type { ShowReport } from './show-text.ts';
import { jsonLine } from './visible.ts';

/** json-v1 of `show`; `schemas/show.json` describes it. */
export function showJson(report: ShowReport): string {
  const { files, rules, ignoredModes, folders, servers, hooks, helpers, environment, prompts, trust } = report.overview;
  return `${jsonLine({
    ...sessionHeader(report),
    files,
    ignoredModes: ignoredModes.map(noteRecord),
    rules: rules.map((rule) => ({ ...ruleRecord(rule), inForce: rule.inForce, ...(rule.reason !== undefined && { reason: rule.reason }) })),
    directories: folders.map((folder) => ({ ...noteRecord(folder), inForce: folder.inForce })),
    servers: servers.map(shownRecord),
    hooks: hooks.map(shownRecord),
    helpers: helpers.map(shownRecord),
    environment: environment.map(shownRecord),
    prompts: prompts.map(shownRecord),
    trust: { trusted: trust.trusted, depends: trust.depends.map((one) => ({ kind: one.kind, ...noteRecord(one) })), regardless: trust.regardless },
    incomplete: report.incomplete,
  })}\n`;
}

const noteRecord = ({ text, file, line }: Note) => ({ text, ...(file !== undefined && { file, line: line ?? null }) });

const shownRecord = ({ name, status, ...note }: Shown) => ({ name, status, ...noteRecord(note) });

import type { Finding } from '../findings/finding.ts';
import { fromRepository } from './location.ts';
import { type CheckReport, counted, type FormatOptions, summarize } from './report.ts';
import { clip, visible } from './visible.ts';

/** The host shows so many annotations of a level for one step, and drops the rest silently. */
const SHOWN = 10;
const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Annotations of a workflow run: the worst first, at most ten of a level, the rest counted. */
export function github(report: CheckReport, { quiet, verbose }: FormatOptions): string {
  const open = report.findings.filter((f) => !f.accepted);
  const of = (severity: Finding['severity']) => open.filter((f) => f.severity === severity);
  const errors = of('error');
  const warnings = quiet ? [] : of('warning');
  const notes = verbose && !quiet ? of('note') : [];
  // One notice is kept for the count, and one error where something could not be read.
  const unread = report.incomplete.length;
  const shown = [...errors.slice(0, unread > 0 ? SHOWN - 1 : SHOWN), ...warnings.slice(0, SHOWN), ...notes.slice(0, SHOWN - 1)];
  const left = errors.length + warnings.length + notes.length - shown.length;
  const lines = [
    ...(unread > 0 ? [command('error', { title: 'incomplete' }, incomplete(report))] : []),
    ...shown.map((f) => annotation(f, report.root)),
    ...(left > 0 ? [command('notice', { title: 'grantlint' }, `${counted(left, 'more finding')} not shown here; ${total(report)}`)] : []),
    ...(quiet ? [] : [`grantlint: ${total(report)}`]),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function annotation(f: Finding, root: string): string {
  const oneLine = f.line !== null && f.endLine === f.line;
  return command(
    LEVELS[f.severity],
    {
      file: visible(fromRepository(root, f.file)),
      line: f.line ?? 1,
      ...(f.endLine !== null && { endLine: f.endLine }),
      ...(oneLine && f.column !== null && { col: f.column }),
      ...(oneLine && f.endColumn !== null && f.column !== null && { endColumn: Math.max(f.column, f.endColumn) }),
      title: f.rule,
    },
    `${clip(visible(f.message), 400)}\n${clip(visible(f.remedy.replace(/\s+/g, ' ')), 400)}`,
  );
}

function incomplete({ incomplete: parts }: CheckReport): string {
  const some = parts.slice(0, SHOWN).map(({ file, reason }) => `${file === '' ? '' : `${clip(visible(file))}: `}${clip(visible(reason))}`);
  const more = parts.length > some.length ? [`and ${parts.length - some.length} more`] : [];
  return [`${counted(parts.length, 'part')} of the check did not happen`, ...some, ...more].join('\n');
}

function total({ findings }: CheckReport): string {
  const { error, warning, note } = summarize(findings);
  return `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(note, 'note')}`;
}

/** A workflow command. Whatever the text holds, it stays one command on one line. */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${data(message)}`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

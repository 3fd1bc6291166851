import { type HistoryReport, narrower, wider } from './history-report.ts';
import { visible } from './visible.ts';

const COLUMNS = [
  'commit',
  'date',
  'author',
  'subject',
  'verdict',
  'wider',
  'narrower',
  'unknown',
  'gained',
  'lost',
  'allow_rules',
  'beside_rules',
  'mentioned',
  'files',
];

/** One line a commit that touched configuration, the newest first (RFC 4180). */
export function historyCsv({ history }: HistoryReport): string {
  const rows = history.steps.map((step) => [
    step.commit,
    step.date,
    step.author,
    step.subject,
    step.difference.verdict,
    wider(step),
    narrower(step),
    step.difference.unknown.length,
    step.gained.join(' '),
    step.lost.join(' '),
    step.allowRules,
    step.difference.surfaces.length,
    step.mentioned ? 'yes' : 'no',
    step.files.join(' '),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would run as a formula is kept a text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = visible(value).replace(/^\s*[=+\-@%|]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

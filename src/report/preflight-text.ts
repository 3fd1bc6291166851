import type { Failure, NotChecked } from '../pipelines/preflight/failure.ts';
import type { Outcome, RunSummary } from '../pipelines/preflight/preflight.ts';
import { counted } from './report.ts';
import { safe } from './visible.ts';

export interface PreflightReport extends Outcome {
  readonly version: string;
}

/** For the mail of cron and its log: one line when all is well; otherwise two lines a failure, never wrapped. */
export function preflightText({ failures, notChecked, runs }: PreflightReport): string {
  const where = [...new Set(runs.map(({ folder }) => folder))].map((folder) => safe(folder, 300)).join(', ');
  const left = notChecked.length === 0 ? '' : `; not checked: ${notChecked.map(words).join(', ')}`;
  if (failures.length === 0) return `ready: ${where}: ${[...new Set(runs.map(runText))].join('; ')}${left}\n`;
  const unsure = failures.filter(({ established }) => !established).length;
  const many =
    unsure === 0 ? counted(failures.length, 'failure') : `${counted(failures.length, 'failure')}, ${unsure} of them because something could not be checked`;
  const head = `not ready${where === '' ? '' : `: ${where}`}: ${many}`;
  return `${[head, ...failures.map(failureText), ...(notChecked.length === 0 ? [] : [`not checked: ${notChecked.map(words).join(', ')}`])].join('\n')}\n`;
}

function runText({ client, mode, servers = [] }: RunSummary): string {
  const parts = [
    client ? `client ${client.version ?? 'of unknown version'} (${safe(client.file, 300)})` : 'no client',
    'trusted',
    `mode ${mode ?? 'unknown'}`,
    servers.length === 0
      ? 'no servers'
      : `${servers.length === 1 ? 'server' : 'servers'} ${servers
          .slice(0, 8)
          .map((name) => safe(name, 60))
          .join(', ')}${servers.length > 8 ? ' …' : ''}`,
  ];
  return parts.join(', ');
}

const words = ({ what, why }: NotChecked): string => `${safe(what, 300)} (${safe(why, 400)})`;

function failureText({ check, message, remedy, file, line, rule }: Failure): string {
  // A message names its file; a place adds the line.
  const at = file === undefined || (line ?? null) === null ? '' : `${shown(file)}:${line}: `;
  const named = at === '' && file !== undefined && !message.includes(file) ? `${shown(file)}: ` : at;
  return `${check}: ${named}${safe(message, 1000)}${rule === undefined ? '' : ` [${rule}]`}\n  ${safe(remedy, 1000)}`;
}

/** Texts of the command line have names that no file has. */
const shown = (file: string): string => safe(file.replace(/^\/(?=--)/, ''), 300);

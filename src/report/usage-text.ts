import type { Cause } from '../transcripts/decision.ts';
import type { Refusal } from '../transcripts/sessions.ts';
import type { RepeatedPrompt, Row, Tally } from '../transcripts/usage.ts';
import { counted } from './report.ts';
import { lastRunOf, type UsageReport } from './usage-report.ts';
import { safe } from './visible.ts';

/** For people: what could not be read first, then the window, then the figures. */
export function usageText(report: UsageReport, isVerbose: boolean): string {
  const { judged, usage } = report;
  if (judged !== undefined) return `${[...notReadText(report), lastText(report, judged)].join('\n')}\n`;
  const most = (rows: number): number => (isVerbose ? Number.POSITIVE_INFINITY : rows);
  const sections = [
    [...notReadText(report), ...windowText(report)],
    [`${counted(usage.calls, 'call')}${usage.unanswered > 0 ? `, ${usage.unanswered} without a result` : ''}`, ...decisionsText(usage.decisions)],
    listed('By tool', usage.tools, most(20), rowText(usage.tools)),
    listed('By command', usage.commands, most(20), rowText(usage.commands)),
    listed('Asked about more than once, or refused because nobody was there to ask', usage.prompts, most(10), promptText),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const CAUSES: Readonly<Record<Cause, string>> = {
  rule: 'a rule',
  parts: 'rules on its parts, or built in',
  mode: 'the permission mode',
  hook: 'a hook',
  classifier: 'the classifier of auto mode',
  person: 'a person',
  callback: 'a prompt tool or callback',
  nobody: 'nobody was there to ask',
  unneeded: 'needs no permission',
  unrecorded: 'not recorded',
  unknown: 'unknown to this version',
};

/** The same where there is little room. */
const SHORT: Readonly<Record<Cause, string>> = {
  rule: 'rule',
  parts: 'rule on a part',
  mode: 'mode',
  hook: 'hook',
  classifier: 'classifier',
  person: 'person',
  callback: 'callback',
  nobody: 'nobody there',
  unneeded: 'free',
  unrecorded: 'not recorded',
  unknown: 'unknown',
};

function notReadText({ notRead, read, unknown }: UsageReport): readonly string[] {
  const files = [
    notRead['foreign-owner'] > 0 && `${counted(notRead['foreign-owner'], 'log')} of somebody else`,
    notRead.unreadable + notRead['no-file'] > 0 && `${counted(notRead.unreadable + notRead['no-file'], 'log')} that could not be opened or read`,
    notRead.unlisted > 0 && `${counted(notRead.unlisted, 'folder')} that could not be listed`,
    read.broken > 0 && `${counted(read.broken, 'broken line')}`,
    read.overlong > 0 && `${counted(read.overlong, 'line')} of more than 32 MB`,
  ].filter((text) => text !== false);
  return [
    ...(files.length > 0 ? [`Not read: ${files.join(', ')}`] : []),
    ...unknown.map(
      ({ what, version, different, lines }) =>
        `Not understood: ${different} unknown ${what}${different === 1 ? '' : 's'} in ${counted(lines, 'line')} of client ${version ?? 'without a version'}`,
    ),
  ];
}

function windowText({ usage: { window }, read, project, since }: UsageReport): readonly string[] {
  const { first, last, sessions, versions } = window;
  const scope = [...(project === undefined ? [] : [`sessions started in ${safe(project, 300)}`]), ...(since === undefined ? [] : [`since ${since}`])];
  const of = scope.length > 0 ? ` (${scope.join(', ')})` : '';
  const total = sessions.attended + sessions.unattended + sessions.unrecorded;
  if (total === 0) return [`No sessions in ${counted(read.files, 'log')}${of}`];
  const kinds = [
    `${sessions.attended} with a person`,
    `${sessions.unattended} without`,
    ...(sessions.unrecorded > 0 ? [`${sessions.unrecorded} unrecorded`] : []),
  ];
  const clients = versions.length > 1 ? `${versions[0]} to ${versions.at(-1)}` : (versions[0] ?? 'of unknown version');
  return [
    `Observed from ${minute(first)} to ${minute(last)} UTC${of}: ${counted(total, 'session')} (${kinds.join(', ')}), client ${clients}`,
    'What is older than these logs, was deleted by the client or lies on other machines is not in these figures',
  ];
}

function lastText(report: UsageReport, folder: string): string {
  const { last } = report;
  const where = safe(folder, 300);
  if (!last) return `unknown: no run without a person in ${where} is in these logs`;
  const run = `the run without a person in ${where} from ${minute(last.first)} to ${minute(last.last)} UTC made ${counted(last.calls, 'call')}`;
  switch (lastRunOf(report)) {
    case 'clean':
      return `clean: ${run}, none was refused`;
    case 'unfinished':
      return `unfinished: ${run}, ${last.unanswered} of them without a result; it was ended, or goes on`;
    default:
      return [`refused: ${run}; refused were`, ...last.refusals.map(refusalText)].join('\n');
  }
}

const refusalText = ({ tool, cause, calls }: Refusal): string => `  ${String(calls).padStart(6)}  ${safe(tool)}: ${CAUSES[cause]}`;

function decisionsText(tallies: readonly Tally[]): readonly string[] {
  return tallies.map(({ cause, verdict, reach, calls }) => {
    const words = verdict === 'unrecorded' ? '' : ` ${verdict}${reach === undefined ? '' : reach === 'session' ? ' for the session' : ` ${reach}`}`;
    return `  ${String(calls).padStart(6)} ${words === '' ? ' ' : words}${words === '' ? '' : ': '}${CAUSES[cause]}`;
  });
}

function listed<T>(title: string, rows: readonly T[], most: number, text: (row: T) => string): readonly string[] {
  if (rows.length === 0) return [];
  const rest = rows.length > most ? [`  and ${rows.length - most} more (--verbose)`] : [];
  return [title, ...rows.slice(0, most).map(text), ...rest];
}

/** One figure for each cause and never a rate over all: a refusal by a rule is meant, one because nobody was there is not. */
function rowText(rows: readonly Row[]): (row: Row) => string {
  const width = Math.min(44, Math.max(...rows.map(({ name }) => name.length)));
  return ({ name, calls, outcomes }) => {
    const allowed = outcomes.reduce((sum, one) => sum + (one.verdict === 'allowed' ? one.calls : 0), 0);
    const refused = outcomes.filter(({ verdict }) => verdict === 'refused').map((one) => `${SHORT[one.cause]} ${one.calls}`);
    const total = outcomes.reduce((sum, one) => sum + (one.verdict === 'refused' ? one.calls : 0), 0);
    return `  ${safe(name).padEnd(width)} ${String(calls).padStart(6)}  ${allowed} allowed${refused.length > 0 ? `, ${total} refused (${refused.join(', ')})` : ''}`;
  };
}

function promptText({ tool, heads, calls, different, once, session, always, refused, nobody }: RepeatedPrompt): string {
  const name = heads.length > 0 ? `${tool}(${heads.join(', ')})` : tool;
  const ways = [
    [once, 'once'],
    [session, 'for the session'],
    [always, 'always'],
    [refused, 'refused'],
    [nobody, 'nobody there'],
  ] as const;
  const answers = ways.flatMap(([n, way]) => (n > 0 ? [`${n} ${way}`] : []));
  return `  ${String(calls).padStart(6)}  ${safe(name)}, ${different === 1 ? 'always the same' : `${different} different`}: ${answers.join(', ')}`;
}

/** To the minute: whoever needs more has the JSON. */
const minute = (timestamp: string | undefined): string => (timestamp === undefined ? '?' : timestamp.slice(0, 16).replace('T', ' '));

import type { Step } from '../pipelines/history/history.ts';
import { callText, causeText, isWider, sessionText } from './diff-report.ts';
import { surfaceText } from './diff-text.ts';
import { capabilityMoves, changed, type HistoryReport, narrower, trendText, wider } from './history-report.ts';
import { wrap } from './layout.ts';
import { colored } from './paint.lazy.ts';
import { counted, type FormatOptions } from './report.ts';
import type { Style } from './text.ts';
import { clip, visible } from './visible.ts';

type Paint = (style: Style, text: string) => string;

/** Commits, and changes of one, that are shown without being asked for. */
const COMMITS = 25;
const CHANGES = 4;

/** For people: where it leads first, then commit by commit, the newest first. */
export function historyText(report: HistoryReport, options: FormatOptions): string {
  const paint: Paint = options.color ? colored : (_, text) => text;
  const { history, range } = report;
  const { trend, gaps, incomplete } = history;
  const found = changed(history);
  const shown = options.verbose ? found : found.slice(0, COMMITS);
  const left = found.length - shown.length;
  const [first = '', ...rest] = trendText(trend);
  const oldest = history.steps.at(-1)?.date.slice(0, 10);
  const newest = history.steps[0]?.date.slice(0, 10);
  const lines = [
    ...wrap(
      `${visible(range.name)}: ${counted(range.walked, 'commit')}${range.commits === 'all' ? '' : ' of the main line'}${range.since === null ? '' : ` since ${visible(range.since)}`}${range.paths.length > 0 ? ` below ${visible(range.paths.join(', '))}` : ''}, ${trend.touched} touched configuration${oldest === undefined || newest === undefined ? '' : ` (${oldest} to ${newest})`}`,
      options.width,
    ),
    '',
    ...wrap(first, options.width).map((line) => paint(trend.direction === 'permissive' ? 'error' : 'note', line)),
    ...rest.flatMap((line) => wrap(line, options.width)),
    ...(incomplete.length > 0
      ? [
          '',
          paint('error', `Incomplete: ${counted(incomplete.length, 'part')} of the history could not be read`),
          ...incomplete
            .slice(0, 10)
            .flatMap(({ file, reason }) => wrap(`  ${file === '' ? '' : `${clip(visible(file))}: `}${clip(visible(reason))}`, options.width)),
        ]
      : []),
    ...gaps.flatMap((gap) => ['', ...wrap(paint('warning', `Note: ${visible(gap)}`), options.width)]),
    '',
    ...shown.flatMap((step) => [...stepLines(step, options, paint), '']),
    ...(left > 0 ? [paint('dim', `and ${left} older commits; --verbose lists them`)] : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function stepLines(step: Step, options: FormatOptions, paint: Paint): string[] {
  const { commit, date, author, subject, difference, mentioned, returnsTo } = step;
  const { verdict, changes, surfaces, files, unknown } = difference;
  const [up, down] = [wider(step), narrower(step)];
  const what =
    verdict === 'equivalent'
      ? 'no call is decided differently'
      : verdict === 'unknown'
        ? 'not decided'
        : [...(up > 0 ? [`${up} wider`] : []), ...(down > 0 ? [`${down} narrower`] : [])].join(', ');
  const moves = capabilityMoves(step);
  const style: Style = up > 0 ? 'warning' : 'note';
  const order = [...changes].sort((a, b) => Number(isWider(b)) - Number(isWider(a)));
  const few = options.verbose ? order : order.slice(0, CHANGES);
  const more = order.length - few.length;
  const fewSurfaces = options.verbose ? surfaces : surfaces.slice(0, CHANGES);
  return [
    `${paint(style, commit.slice(0, 10))}  ${date.slice(0, 10)}  ${clip(visible(author), 40)}`,
    ...wrap(clip(visible(subject), 200), options.width - 2).map((line) => `  ${paint('dim', line)}`),
    ...wrap(
      `${what}${moves === '' ? '' : `: ${moves}`}${!mentioned && up > 0 ? '; the subject speaks of something else' : ''}${returnsTo === undefined ? '' : `; back to what ${returnsTo.slice(0, 10)} had left`}`,
      options.width - 2,
    ).map((line) => `  ${line}`),
    ...files.flatMap(({ file, change, reason, rules }) =>
      entry(`! ${visible(file)} ${change} (${counted(rules.deny, 'deny rule')}): ${clip(visible(reason))}`, options),
    ),
    ...few.flatMap((change) => {
      const { from, to, witness, session } = change;
      const where = session === '' || session === change.rule?.file ? '' : `, ${sessionText(session)}`;
      return entry(`${isWider(change) ? '^' : 'v'} ${causeText(change)}: ${callText(witness)} (${from} → ${to}${where})`, options);
    }),
    ...(more > 0 ? [paint('dim', `    and ${more} more`)] : []),
    ...(unknown.length > 0 ? [`    ? ${counted(unknown.length, 'change')} not decided`] : []),
    ...fewSurfaces.flatMap((surface) => entry(surfaceText(surface), options)),
    ...(surfaces.length > fewSurfaces.length ? [paint('dim', `    and ${surfaces.length - fewSurfaces.length} more beside the rules`)] : []),
  ];
}

const entry = (text: string, { width }: FormatOptions): string[] => wrap(text, width - 6).map((line, i) => `${i === 0 ? '    ' : '      '}${line}`);

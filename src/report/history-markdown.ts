import { cell, code, plain } from './diff-markdown.ts';
import { callText, causeText, isWider } from './diff-report.ts';
import { surfaceText } from './diff-text.ts';
import { capabilityMoves, changed, type HistoryReport, narrower, trendText, wider } from './history-report.ts';
import { counted } from './report.ts';

/** The trend and a table of commits, each with what it changed. */
export function historyMarkdown({ history, range, client }: HistoryReport): string {
  const { trend, gaps, incomplete } = history;
  const steps = changed(history);
  const lines = [
    `### grantlint: history of ${code(range.name)}`,
    '',
    ...trendText(trend)
      .map((line, i) => (i === 0 ? `**${plain(line)}**` : plain(line)))
      .map((line) => `- ${line}`),
    ...gaps.map((gap) => `- :warning: ${plain(gap)}`),
    ...incomplete.slice(0, 10).map(({ file, reason }) => `- :warning: not read: ${code(file === '' ? reason : `${file}: ${reason}`)}`),
    '',
    ...(steps.length === 0
      ? []
      : [
          '| commit | when | who | subject | verdict | capabilities | what |',
          '| --- | --- | --- | --- | --- | --- | --- |',
          ...steps.map((step) => {
            const { changes, surfaces, verdict } = step.difference;
            const first = changes.find(isWider) ?? changes[0];
            const surface = surfaces[0];
            const what = first ? `${causeText(first)}: ${callText(first.witness)}` : surface ? surfaceText(surface) : '';
            const rest = changes.length + surfaces.length - 1;
            const counts = [...(wider(step) > 0 ? [`${wider(step)} wider`] : []), ...(narrower(step) > 0 ? [`${narrower(step)} narrower`] : [])].join(', ');
            return `| ${code(step.commit.slice(0, 10))} | ${step.date.slice(0, 10)} | ${plain(step.author)} | ${plain(step.subject)}${step.mentioned || wider(step) === 0 ? '' : ' :grey_question:'} | ${verdict}${counts === '' ? '' : ` (${counts})`} | ${capabilityMoves(step)} | ${what === '' ? '' : cell(what)}${rest > 0 ? ` and ${rest} more` : ''} |`;
          }),
        ]),
    '',
    `${counted(range.walked, 'commit')} looked at, ${trend.touched} touched configuration; client ${client}. :grey_question: marks a widening whose subject speaks of something else.`,
  ];
  return `${lines.join('\n')}\n`;
}

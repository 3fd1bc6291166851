import type { Finding } from '../findings/finding.ts';
import type { Witness } from '../findings/rule.ts';
import { wordsOf } from '../pipelines/rule-words.lazy.ts';
import { frame } from './frame.ts';
import { columns, wrap } from './layout.ts';
import { colored } from './paint.lazy.ts';
import { loud, type Paragraph, type Section, sections } from './paragraphs.ts';
import { type CheckReport, counted, type FormatOptions, summarize } from './report.ts';
import { clip, visible } from './visible.ts';

export type Style = 'error' | 'warning' | 'note' | 'file' | 'rule' | 'caret' | 'dim';
type Paint = (style: Style, text: string) => string;

const uncolored: Paint = (_, text) => text;
/** Further findings of a list, each on one line. Errors are rarer, and all of them are to be mended. */
const EXAMPLES = { error: 10, warning: 4, note: 2 } as const;
const INDENT = '    ';

/** For people: what could not be read, then each file with what is wrong in it, then one line that sums up. */
export function text(report: CheckReport, options: FormatOptions): string {
  const paint = options.color ? colored : uncolored;
  const shown = report.findings.filter((f) => !f.accepted && (options.quiet ? f.severity === 'error' : options.verbose || f.severity !== 'note'));
  const explained = new Set<string>();
  const lines = [
    ...(options.verbose && !options.quiet ? [runLine(report), ''] : []),
    ...unread(report, options, paint),
    ...sections(shown).flatMap((section) => sectionLines(section, report, options, paint, explained)),
    ...(options.quiet ? [] : summary(report, shown, options, paint)),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n').trimEnd()}\n`;
}

function runLine({ run, client, root }: CheckReport): string {
  const facts = [run.headless ? 'headless' : 'attended', run.trusted ? 'trusted' : 'not trusted', `mode ${run.mode ?? 'as configured'}`];
  return `Assumed: ${facts.join(', ')}, started in ${visible(root)}${run.startDir === '' ? '' : `/${visible(run.startDir)}`}, client ${client}.`;
}

/** Said first: everything below holds only for what could be read. */
function unread({ incomplete }: CheckReport, { width }: FormatOptions, paint: Paint): string[] {
  if (incomplete.length === 0) return [];
  const places = incomplete.flatMap(({ file, reason }) => indented(`${file === '' ? '' : `${safe(file)}: `}${safe(reason)}`, width, '  '));
  return [paint('error', `Incomplete: ${counted(incomplete.length, 'part')} of the check did not happen.`), ...places, ''];
}

function sectionLines(section: Section, report: CheckReport, options: FormatOptions, paint: Paint, explained: Set<string>): string[] {
  const title = section.file === undefined ? 'In several files' : safe(section.file);
  return [paint('file', title), '', ...section.paragraphs.flatMap((p) => [...paragraphLines(p, section, report, options, paint, explained), ''])];
}

function paragraphLines(
  { first, findings }: Paragraph,
  section: Section,
  report: CheckReport,
  options: FormatOptions,
  paint: Paint,
  explained: Set<string>,
): string[] {
  const { width } = options;
  const place = section.file === undefined ? `${safe(first.file)}${first.line === null ? '' : `:${placeOf(first)}`}` : placeOf(first);
  const head = wrap(`${place === '' ? '' : `${place}  `}${safe(first.message, 400)}`, width - 4 - first.severity.length);
  const rule = report.rules.find((r) => r.id === first.rule);
  const count = findings.length > 1 ? ` × ${findings.length}` : '';
  const spoken = wordsOf(first.rule) ?? rule;
  const why = explained.has(first.rule) ? undefined : spoken?.why;
  explained.add(first.rule);
  return [
    ...head.map((line, i) => (i === 0 ? `  ${paint(first.severity, first.severity)}  ${line}` : `${' '.repeat(4 + first.severity.length)}${line}`)),
    `${INDENT}${paint('rule', `${first.rule}${count}`)}`,
    ...(rule?.conceals ? [] : frameLines(first, report, width, paint)),
    ...(first.witness ? indented(`call   ${callText(first.witness)}`, width) : []),
    ...first.related.flatMap((r) => indented(`see    ${safe(r.file)}${r.line === null ? '' : `:${r.line}`}: ${safe(r.message)}`, width)),
    ...others(findings, section, options, paint),
    ...(why ? indented(`why    ${words(why)}`, width).map((line) => paint('dim', line)) : []),
    ...indented(`remedy ${words(sameRemedy(findings) ? first.remedy : (spoken?.remedy ?? first.remedy))}`, width),
  ];
}

const placeOf = ({ line, column }: Finding): string => (line === null ? '' : `${line}:${column ?? 1}`);
const safe = (value: string, longest?: number): string => clip(visible(value), longest);
/** Our own words: Markdown over several source lines becomes one plain paragraph; they may quote audited names, so they are made safe too. */
const words = (value: string): string =>
  visible(
    value
      .replace(/\s+/g, ' ')
      .replace(/(`[^`]*`)|\*\*(\w[^*`]*)\*\*/g, (_, code: string | undefined, bold: string) => code ?? bold)
      .trim(),
  );
const sameRemedy = (findings: readonly Finding[]): boolean => findings.every((f) => f.remedy === findings[0]?.remedy);

/** Wrapped text; what follows the first line stands under the first word after the label. */
function indented(value: string, width: number, indent = INDENT): string[] {
  const label = /^(?:call|see|why|remedy) +/.exec(value)?.[0].length ?? 0;
  return wrap(value.slice(label), width - indent.length - label).map((line, i) => `${indent}${i === 0 ? value.slice(0, label) : ' '.repeat(label)}${line}`);
}

function frameLines(finding: Finding, report: CheckReport, width: number, paint: Paint): string[] {
  const document = report.documents.get(finding.file);
  const number = String(finding.line);
  const shown = document && frame(document, finding, width - INDENT.length - number.length - 3, report.secrets);
  if (!shown) return [];
  const blank = `${INDENT}${' '.repeat(number.length)} ${paint('dim', '|')}`;
  const code = `${INDENT}${paint('dim', `${number} |`)} ${shown.code}`;
  return [code, `${blank} ${paint('caret', shown.carets)}${shown.endLine ? paint('dim', ` to line ${shown.endLine}`) : ''}`];
}

/** The rest of a list: a few places with what differs, and how many more there are. */
function others(findings: readonly Finding[], section: Section, { verbose, width }: FormatOptions, paint: Paint): string[] {
  const [first, ...rest] = findings;
  if (!first || rest.length === 0) return [];
  const examples = verbose ? rest : rest.slice(0, EXAMPLES[first.severity]);
  const lines = examples.map((f) => {
    const place = section.file === undefined ? `${safe(f.file)}${f.line === null ? '' : `:${f.line}`}` : placeOf(f);
    const room = width - INDENT.length - 7 - columns(place) - 2;
    const message = f.message === first.message || room < 20 ? '' : `  ${safe(f.message, room)}`;
    return `${INDENT}also   ${place}${message}`;
  });
  const left = rest.length - examples.length;
  return left > 0 ? [...lines, `${INDENT}${paint('dim', `       and ${left} more like these; --verbose lists them`)}`] : lines;
}

/** A concrete call that shows what the finding says. */
function callText({ tool, input }: Witness): string {
  const entries = Object.entries(input);
  const [only] = entries;
  const args = entries.length === 1 && typeof only?.[1] === 'string' ? only[1] : JSON.stringify(input);
  return safe(`${tool}: ${args}`);
}

function summary(report: CheckReport, shown: readonly Finding[], { verbose }: FormatOptions, paint: Paint): string[] {
  const { error, warning, note } = summarize(report.findings);
  const accepted = report.findings.filter((f) => f.accepted).length;
  const hidden = [
    ...(note > 0 && !verbose ? [`${counted(note, 'note')} not shown (--verbose)`] : []),
    ...(accepted > 0 ? [`${counted(accepted, 'finding')} accepted`] : []),
  ];
  const counts = loud(report.findings).length === 0 ? 'No errors, no warnings' : `${counted(error, 'error')}, ${counted(warning, 'warning')}`;
  const sum = `${counts}${verbose && note > 0 ? `, ${counted(note, 'note')}` : ''} in ${counted(report.files, 'file')}${hidden.length > 0 ? `; ${hidden.join(', ')}` : ''}.`;
  const rule = shown[0]?.rule;
  return [
    error > 0 ? paint('error', sum) : warning > 0 ? paint('warning', sum) : sum,
    ...(rule ? [paint('dim', `More about a rule, with examples: grantlint explain ${rule}`)] : []),
  ];
}

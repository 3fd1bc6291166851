import type { ChangeAt } from '../pipelines/diff/changes.ts';
import { callText, causeText, comparedText, type DiffReport, groups, isWider, ruleText, sessionText, unknownText, verdictText } from './diff-report.ts';
import { surfaceText } from './diff-text.ts';
import { counted } from './report.ts';
import { placeText } from './session-report.ts';
import { visible } from './visible.ts';

/** Bullets of the comment itself; the rest stands in the details. */
const SHOWN = 6;

/** A comment for a pull request: at most twelve lines that say what to look at, and everything else folded away below. */
export function diffMarkdown(report: DiffReport): string {
  const { difference, findings, incomplete } = report;
  const bullets = [
    ...(incomplete.length > 0 ? [`- :warning: **Incomplete**: ${counted(incomplete.length, 'part')} could not be read`] : []),
    ...difference.files.map(
      ({ file, change, rules, reason }) =>
        `- ${change === 'falls out of force' ? ':rotating_light: ' : ''}**${code(file)} ${change}** (${counted(rules.deny, 'deny rule')}, ${counted(rules.allow, 'allow rule')}): ${plain(reason)}`,
    ),
    ...groups(difference.changes)
      .filter(({ wider }) => wider)
      .map(({ title, changes }) => `- **${title}**: ${some(changes)}`),
    ...(difference.unknown.length > 0 ? [`- **Not decided**: ${counted(difference.unknown.length, 'change')}; treat as wider`] : []),
    ...surfaceBullets(report),
    ...narrowerBullet(difference.changes),
    ...(findings.added.length > 0 ? [`- ${counted(findings.added.length, 'new finding')}${worst(findings.added.map(({ severity }) => severity))}`] : []),
    ...(findings.removed.length > 0 ? [`- ${counted(findings.removed.length, 'finding')} gone`] : []),
  ];
  const shown = bullets.slice(0, SHOWN);
  const left = bullets.length - shown.length;
  const lines = [
    `### grantlint: ${plain(verdictText(difference))}`,
    '',
    `${code(comparedText(report.base))} → ${code(comparedText(report.head))}`,
    '',
    ...shown,
    ...(left > 0 ? [`- and ${left} more below`] : []),
    '',
  ];
  return `${[...lines, ...details(report)].join('\n').trimEnd()}\n`;
}

function some(changes: readonly ChangeAt[]): string {
  const [first, ...rest] = changes;
  if (!first) return '';
  return `${code(callText(first.witness))}${first.rule ? ` by ${code(causeText(first))}` : ` by ${causeText(first)}`}${rest.length > 0 ? `, and ${rest.length} more` : ''}`;
}

function narrowerBullet(changes: readonly ChangeAt[]): readonly string[] {
  const narrower = changes.filter((change) => !isWider(change));
  return narrower.length === 0 ? [] : [`- Narrower: ${some(narrower)}`];
}

function surfaceBullets({ difference: { surfaces } }: DiffReport): readonly string[] {
  const by = (effects: readonly string[], title: string) => {
    const found = surfaces.filter(({ effect }) => effects.includes(effect));
    const [first] = found;
    return first ? [`- **${title}**: ${first.kind} ${code(first.name)} (${code(first.text)})${found.length > 1 ? `, and ${found.length - 1} more` : ''}`] : [];
  };
  return [
    ...by(['runs code'], 'Runs without a question'),
    ...by(['guard gone'], 'Guard gone'),
    ...by(['opens'], 'Opened further'),
    ...by(['changes', 'closes'], 'Also changed'),
  ];
}

const worst = (severities: readonly string[]): string => (severities.includes('error') ? ', errors among them' : '');

function details(report: DiffReport): readonly string[] {
  const { difference, findings, incomplete, run, client } = report;
  const sections = [
    ...groups(difference.changes).map(({ title, changes }) => [
      `**${title}**`,
      '',
      '| change | call | was | now | decided by |',
      '| --- | --- | --- | --- | --- |',
      ...changes.map(
        (change) =>
          `| ${cell(causeText(change))}${change.rule ? ` ${plain(placeText(change.rule.file, change.rule.line))}` : ''}${change.session === '' || change.session === change.rule?.file ? '' : ` (${plain(sessionText(change.session))})`}${change.accepted ? ` accepted: ${plain(change.accepted.reason)}` : ''} | ${change.shows.length > 1 ? change.shows.map(({ call, capability }) => `${cell(callText(call))} ${capability}`).join('<br>') : cell(callText(change.witness))} | ${change.from} | ${change.to} | ${change.decidedBy ? cell(ruleText(change.decidedBy)) : plain(change.reason)} |`,
      ),
    ]),
    list('Not decided', difference.unknown.map(unknownText)),
    list('Beside the rules', difference.surfaces.map(surfaceText)),
    list(
      'New findings',
      findings.added.map((f) => `${f.severity} ${placeText(f.file, f.line)}: ${f.message} [${f.rule}]`),
    ),
    list(
      'Findings gone',
      findings.removed.map((f) => `${placeText(f.file, f.line)}: ${f.message} [${f.rule}]`),
    ),
    list(
      'Incomplete',
      incomplete.map(({ file, reason }) => `${file === '' ? '' : `${file}: `}${reason}`),
    ),
  ].filter((section) => section.length > 0);
  if (sections.length === 0) return [];
  const assumed = `Assumed: ${run.headless ? 'headless' : 'attended'}, ${run.trusted ? 'trusted' : 'not trusted'}, mode ${run.mode ?? 'as configured'}, client ${client}. Every call was decided on both sides.`;
  return ['<details><summary>Details</summary>', '', ...sections.flatMap((section) => [...section, '']), assumed, '', '</details>'];
}

const list = (title: string, entries: readonly string[]): readonly string[] =>
  entries.length === 0 ? [] : [`**${title}**`, '', ...entries.map((entry) => `- ${code(entry)}`)];

/** Text of audited files never is Markdown: it stands in a code span whose fence it cannot close. */
export function code(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ') || ' ';
  const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map((m) => m[0].length)) + 1);
  return fence.length > 1 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A bar ends a cell even in a code span; behind a backslash it cannot be escaped, since readers differ on what two of them mean. */
export const cell = (text: string): string => code(text.replaceAll('\\|', '\\\\u{7c}')).replaceAll('|', '\\|');

/** What a host makes links and mentions of after Markdown was read, so that no backslash keeps it from it. */
const LINKS = /[@#&<]|:\/\/|www\.|\bGH-\d/i;

/** Words among ours: in a code span where they could be more than words. */
export const plain = (text: string): string => (LINKS.test(text) ? cell(text) : visible(text).replace(/[>[\]*_`~|\\]/g, (mark) => `\\${mark}`));

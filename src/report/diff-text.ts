import type { Finding } from '../findings/finding.ts';
import type { ChangeAt } from '../pipelines/diff/changes.ts';
import type { FileChange } from '../pipelines/diff/diff.ts';
import type { SurfaceChange } from '../pipelines/diff/surface.ts';
import {
  CAPABILITY_WORDS,
  callText,
  causeText,
  comparedText,
  type DiffReport,
  groups,
  isWider,
  ruleText,
  sessionText,
  unknownText,
  verdictText,
} from './diff-report.ts';
import { wrap } from './layout.ts';
import { colored } from './paint.lazy.ts';
import { counted, type FormatOptions } from './report.ts';
import { placeText } from './session-report.ts';
import type { Style } from './text.ts';
import { clip, visible } from './visible.ts';

type Paint = (style: Style, text: string) => string;

/** Entries of a group that are shown without being asked for. */
const SHOWN = 6;

/** For people: the verdict first, then what matters most; every statement with a call that shows it. */
export function diffText(report: DiffReport, options: FormatOptions): string {
  const paint: Paint = options.color ? colored : (_, text) => text;
  const { difference, findings, incomplete } = report;
  const lines = [
    ...wrap(`${comparedText(report.base)} → ${comparedText(report.head)}`, options.width),
    ...wrap(`${verdictText(difference)}.`, options.width).map((line) => paint(verdictStyle(report), line)),
    '',
    ...block(
      paint('error', `Incomplete: ${counted(incomplete.length, 'part')} of the comparison did not happen`),
      incomplete.map(({ file, reason }) => `${file === '' ? '' : `${clip(visible(file))}: `}${clip(visible(reason))}`),
      options,
    ),
    ...difference.files.flatMap((file) => fileLines(file, options, paint)),
    ...groups(difference.changes)
      .filter(({ wider }) => wider || !options.quiet)
      .flatMap(({ title, wider, changes }) => {
        const shown = options.verbose ? changes : changes.slice(0, wider ? SHOWN : 3);
        const left = changes.length - shown.length;
        return [
          paint(wider ? 'warning' : 'note', title),
          ...shown.flatMap((change) => changeLines(change, options, paint)),
          ...(left > 0 ? [paint('dim', `  and ${left} more; --verbose lists them`)] : []),
          '',
        ];
      }),
    ...block(paint('warning', 'Not decided: treat these as wider'), difference.unknown.map(unknownText), options),
    ...surfaceLines(difference.surfaces, options, paint),
    ...block(
      paint('warning', 'New findings'),
      loudOnes(findings.added, options).map((f) => `${f.severity} ${placeText(f.file, f.line)}: ${clip(visible(f.message))} [${f.rule}]`),
      options,
    ),
    ...(options.quiet
      ? []
      : block(
          'Findings gone',
          loudOnes(findings.removed, options).map((f) => `${placeText(f.file, f.line)}: ${clip(visible(f.message))} [${f.rule}]`),
          options,
          3,
        )),
    ...(options.quiet ? [] : wrap(paint('dim', assumed(report)), options.width)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const loudOnes = (findings: readonly Finding[], { verbose }: FormatOptions): readonly Finding[] =>
  findings.filter(({ severity }) => verbose || severity !== 'note');

function verdictStyle({ difference: { verdict } }: DiffReport): Style {
  return verdict === 'widened' || verdict === 'incomparable' ? 'error' : verdict === 'unknown' ? 'warning' : 'note';
}

function assumed({ run, client, user }: DiffReport): string {
  const facts = [run.headless ? 'headless (-p)' : 'attended', run.trusted ? 'trusted' : 'not trusted', `mode ${run.mode ?? 'as configured'}`];
  return `Assumed: ${facts.join(', ')}, client ${client}.${user ? '' : ' Settings of the home folder and managed ones were not read (--user reads them).'}`;
}

function fileLines({ file, line, change, reason, rules, hooks, session }: FileChange, { width }: FormatOptions, paint: Paint): string[] {
  const parts = [
    ...(rules.deny > 0 ? [counted(rules.deny, 'deny rule')] : []),
    ...(rules.ask > 0 ? [counted(rules.ask, 'ask rule')] : []),
    ...(rules.allow > 0 ? [counted(rules.allow, 'allow rule')] : []),
    ...(hooks > 0 ? [counted(hooks, 'hook')] : []),
  ];
  const out = change === 'falls out of force';
  return [
    paint(out ? 'error' : 'note', `${visible(file)} ${change}`),
    ...indented(`${out ? 'lost' : 'back'}   ${parts.length > 0 ? parts.join(', ') : 'no rule and no hook'}`, width),
    ...indented(`why    ${placeText(file, line)}: ${visible(reason)}`, width),
    ...(session === '' || session === file ? [] : indented(`where  ${sessionText(session)}`, width)),
    '',
  ];
}

/** The change, the call that shows it, what decides it now. */
function changeLines(change: ChangeAt, { width, verbose }: FormatOptions, paint: Paint): string[] {
  const { from, to, rule, witness, decidedBy, reason, shows, guessed, session, accepted, note } = change;
  const place = rule ? `  ${placeText(rule.file, rule.line)}` : '';
  const own = decidedBy && rule && decidedBy.text === rule.text && decidedBy.file === rule.file && decidedBy.effect === rule.effect;
  const others = shows.filter(({ call }) => callText(call) !== callText(witness));
  const extra = verbose ? others : others.slice(0, 3);
  return [
    ...wrap(`${causeText(change)}${place}`, width - 2).map((line, i) => `  ${i === 0 ? paint(isWider(change) ? 'error' : 'note', line) : `  ${line}`}`),
    ...indented(`call   ${callText(witness)}`, width),
    ...indented(`now    ${to}, was ${from}${own ? '' : `: ${decidedBy ? ruleText(decidedBy) : visible(reason)}`}`, width),
    ...extra.flatMap(({ capability, call }) => indented(`also   ${callText(call)} (${capability})`, width)),
    ...(others.length > extra.length
      ? [
          `    ${paint(
            'dim',
            `       and ${others
              .slice(extra.length)
              .map(({ capability }) => capability)
              .join(', ')}`,
          )}`,
        ]
      : []),
    ...(guessed.length > 0 ? indented(`guess  ${guessed.map((one) => CAPABILITY_WORDS[one]).join(', ')}, by the name alone`, width) : []),
    ...(session === '' || session === rule?.file ? [] : indented(`where  ${sessionText(session)}`, width)),
    ...(accepted ? indented(`accept ${visible(accepted.reason)}${accepted.owner === undefined ? '' : ` (${visible(accepted.owner)})`}`, width) : []),
    ...(note === undefined ? [] : indented(`note   ${visible(note)}`, width)),
  ];
}

const EFFECT_TITLES: Readonly<Record<SurfaceChange['effect'], string>> = {
  'runs code': 'Runs without a question',
  'guard gone': 'A guard that is gone',
  opens: 'Opened further',
  changes: 'Changed beside the rules',
  closes: 'Gone or closed',
};
const EFFECT_STYLES: Readonly<Record<SurfaceChange['effect'], Style>> = {
  'runs code': 'warning',
  'guard gone': 'warning',
  opens: 'warning',
  changes: 'note',
  closes: 'note',
};

function surfaceLines(surfaces: readonly SurfaceChange[], options: FormatOptions, paint: Paint): string[] {
  return (Object.keys(EFFECT_TITLES) as SurfaceChange['effect'][]).flatMap((effect) => {
    if (options.quiet && (effect === 'changes' || effect === 'closes')) return [];
    return block(paint(EFFECT_STYLES[effect], EFFECT_TITLES[effect]), surfaces.filter((s) => s.effect === effect).map(surfaceText), options);
  });
}

const SIGN = { added: '+', removed: '-', changed: '~' } as const;
export const surfaceText = ({ kind, name, change, text, file, line }: SurfaceChange): string =>
  `${SIGN[change]} ${kind} ${clip(visible(name))}: ${clip(visible(text), 240)}  ${placeText(file, line)}`;

function block(title: string, entries: readonly string[], { width, verbose }: FormatOptions, most = SHOWN): string[] {
  if (entries.length === 0) return [];
  const shown = verbose ? entries : entries.slice(0, most);
  const left = entries.length - shown.length;
  return [
    title,
    ...shown.flatMap((entry) => wrap(entry, width - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`)),
    ...(left > 0 ? [`  and ${left} more; --verbose lists them`] : []),
    '',
  ];
}

/** What follows the first line stands under the first word after the label. */
function indented(text: string, width: number): string[] {
  return wrap(text.slice(7), width - 11).map((line, i) => `    ${i === 0 ? text.slice(0, 7) : ' '.repeat(7)}${line}`);
}

import { headlineOf } from '../pipelines/call.ts';
import type { Answer, Lifted, RuleAt, Step } from '../pipelines/can.ts';
import type { Note } from '../pipelines/note.ts';
import { changeLines } from './can-change-text.ts';
import { ruleText, writtenAt } from './can-rule-text.ts';
import { seenText } from './can-seen-text.ts';
import { wrap } from './layout.ts';
import { colored } from './paint.lazy.ts';
import { assumed, placeText, type SessionReport } from './session-report.ts';
import { safe, visible } from './visible.ts';

export interface CanReport extends SessionReport {
  readonly answer: Answer;
}

interface Options {
  readonly color: boolean;
  readonly verbose: boolean;
  readonly width: number;
}

const STYLE = { allow: 'note', ask: 'warning', deny: 'error' } as const;
/** Lists longer than this are cut, unless everything is asked for. */
const SHOWN = 8;

/** For people: the decision, why, what else speaks of the call, what would change it, what could still override it. */
export function canText(report: CanReport, options: Options): string {
  const { answer, run } = report;
  const { decision, stage, statement, rule } = answer;
  const word = options.color ? colored(STYLE[decision], decision) : decision;
  return lines(
    [`${word}  ${safe(headlineOf(answer.call))}`],
    ...entry('so', meaningOf(answer, run.headless), options),
    ...entry('stage', `${stage}: ${safe(answer.reason)}${partNote(answer)}`, options),
    ...(answer.seen === undefined ? [] : entry('seen as', seenText(answer.seen), options)),
    ...entry('measured', `${statement.number}: ${statement.says}`, options),
    ...(rule
      ? entry('rule', ruleText(rule), options)
      : answer.others.length === 0 && answer.needs.length === 0
        ? entry('rule', 'no rule speaks of this call', options)
        : []),
    ...answer.needs.flatMap((one) => entry('needs', `${ruleText(one)}, which opens a file that the command touches`, options)),
    ...(answer.lifts === undefined ? [] : entry('lifts', liftsText(answer.lifts), options)),
    ...(rule?.note === undefined ? [] : entry('note', safe(rule.note, 300), options)),
    ...section('Part by part', answer.parts.map(partText), options),
    ...section(
      'Other rules that match',
      answer.others.map(
        ({ rule: other, why }) => `${ruleText(other)}: ${safe(why, 300)}${other.note === undefined ? '' : ` (note: ${safe(other.note, 200)})`}`,
      ),
      options,
    ),
    // What looks as if it counted and does not comes before any advice.
    ...section('Worth knowing', answer.notes.map(noteText), options),
    ...section('What would change it', changeLines(answer, report.mode.mode), options),
    ...section('What could still override it', overrideLines(answer, report.mode.mode), options),
    ...section(
      'Incomplete',
      report.incomplete.map(({ file, reason }) => `${safe(file)}: ${safe(reason)}`),
      options,
    ),
    ['', ...wrap(visible(assumed(report)), options.width)],
  );
}

function partNote({ by, parts, decision }: Answer): string {
  if (by !== undefined) return ` (decided by the part \`${safe(by, 120)}\`)`;
  return decision === 'allow' && parts.length > 1 && parts.every((part) => part.decision === 'allow' && part.stage !== 'whole-tool allow')
    ? ' (every part passes by itself)'
    : '';
}

/** What the decision means for the run. */
function meaningOf({ decision, stage, reason }: Answer, headless: boolean): string {
  if (decision === 'ask' && headless) return 'under -p nobody can answer: the call is refused, and the client exits 0 all the same';
  if (stage === 'mode' && reason.includes('classifier')) return 'no rule decides it: the classifier is asked, and without its yes the call is refused';
  return MEANING[decision];
}

function overrideLines({ decision, rule, overrides, classified }: Answer, mode: string): readonly string[] {
  if (overrides.length > 0) return overrides.map(noteText);
  if (decision === 'deny' && rule) return ['nothing: a deny rule stands, whatever a hook or a mode says'];
  if (!classified) return ['nothing: no hook matches, no sandbox, no classifier'];
  const why = rule
    ? `a rule ${decision === 'allow' ? 'allows the call' : 'decides'}`
    : decision === 'allow'
      ? 'the call passes without it'
      : 'the client decides it alone';
  return [`nothing: no hook matches, no sandbox, and the classifier of ${mode} mode is not asked, because ${why}`];
}

const MEANING = {
  allow: 'the call runs without a question',
  ask: 'the client asks before the call runs',
  deny: 'the call is refused',
} as const;

const lines = (...blocks: readonly (readonly string[])[]): string => `${blocks.flat().join('\n')}\n`;

const liftsText = ({ stage, reason, statement }: Lifted): string => `${stage}: ${safe(reason)} (${statement.number})`;

const partText = ({ decision, text, stage, rule, reason, statement }: Step): string =>
  `${decision.padEnd(5)}  ${safe(text)}: ${rule ? byRule(stage, rule) : stage === 'no rule' ? stage : `${stage}, ${safe(reason)}`} (${statement.number})`;

/** The decision in front of the line says the effect already. */
const byRule = (stage: string, rule: RuleAt): string => `${stage.replace(/ (?:allow|ask|deny)$/, '')} rule ${writtenAt(rule)}`;

const noteText = ({ text, file, line }: Note): string => (file === undefined ? safe(text, 400) : `${placeText(file, line)}: ${safe(text, 400)}`);

function section(title: string, items: readonly string[], { verbose, width }: Options): readonly (readonly string[])[] {
  if (items.length === 0) return [];
  const shown = verbose ? items : items.slice(0, SHOWN);
  const left = items.length - shown.length;
  const body = shown.flatMap((item) => wrap(item, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)));
  return [['', title, ...body, ...(left > 0 ? [`  and ${left} more (--verbose)`] : [])]];
}

function entry(label: string, value: string, { width }: Options): readonly (readonly string[])[] {
  return [wrap(value, width - 11).map((line, i) => `  ${(i === 0 ? label : '').padEnd(9)}${line}`)];
}

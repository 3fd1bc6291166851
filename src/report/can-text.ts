import type { Answer, RuleAt, Step } from '../pipelines/can.ts';
import type { Note } from '../pipelines/note.ts';
import { wrap } from './layout.ts';
import { colored } from './paint.lazy.ts';
import { assumed, placeText, type SessionReport } from './session-report.ts';
import { clip, visible } from './visible.ts';

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
    [`${word}  ${safe(callText(answer))}`],
    ...entry('so', meaningOf(answer, run.headless), options),
    ...entry('stage', `${stage}: ${safe(answer.reason)}${partNote(answer)}`, options),
    ...entry('measured', `${statement.number}: ${statement.says}`, options),
    ...(rule ? entry('rule', ruleText(rule), options) : []),
    ...(rule?.note === undefined ? [] : entry('note', safe(rule.note, 300), options)),
    ...section('Part by part', answer.parts.map(partText), options),
    ...section(
      'Other rules that match',
      answer.others.map(
        ({ rule: other, why }) => `${ruleText(other)}: ${safe(why, 300)}${other.note === undefined ? '' : ` (note: ${safe(other.note, 200)})`}`,
      ),
      options,
    ),
    ...section('What would change it', changeLines(answer), options),
    ...section('What could still override it', overrideLines(answer), options),
    ...section('Worth knowing', answer.notes.map(noteText), options),
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
  return decision === 'allow' && parts.length > 1 && parts.every((part) => part.decision === 'allow') ? ' (every part passes by itself)' : '';
}

/** What the decision means for the run. */
function meaningOf({ decision, stage, reason }: Answer, headless: boolean): string {
  if (decision === 'ask' && headless) return 'under -p nobody can answer: the call is refused, and the client exits 0 all the same';
  if (stage === 'mode' && reason.includes('classifier')) return 'no rule decides it: the classifier is asked, and without its yes the call is refused';
  return MEANING[decision];
}

function overrideLines({ decision, rule, overrides }: Answer): readonly string[] {
  if (overrides.length > 0) return overrides.map(noteText);
  if (decision === 'deny' && rule) return ['nothing: a deny rule stands, whatever a hook or a mode says'];
  return ['nothing in the files that were read: no hook that matches, no sandbox, no classifier'];
}

const MEANING = {
  allow: 'the call runs without a question',
  ask: 'the client asks before the call runs',
  deny: 'the call is refused',
} as const;

const lines = (...blocks: readonly (readonly string[])[]): string => `${blocks.flat().join('\n')}\n`;

function callText({ call }: Answer): string {
  const entries = Object.entries(call.input);
  if (entries.length === 0) return call.tool;
  const [only] = entries;
  return entries.length === 1 && typeof only?.[1] === 'string' ? `${call.tool}: ${only[1]}` : `${call.tool}: ${JSON.stringify(call.input)}`;
}

export const ruleText = ({ effect, text, scope, file, line }: RuleAt): string =>
  `${effect} ${safe(text)}  ${placeText(file, line)}${file === undefined ? '' : ` (${scope})`}`;

const partText = ({ decision, text, stage, rule, reason, statement }: Step): string =>
  `${decision.padEnd(5)}  ${safe(text)}: ${stage}${rule ? `, ${ruleText(rule)}` : stage === 'no rule' ? '' : `, ${safe(reason)}`} (${statement.number})`;

const noteText = ({ text, file, line }: Note): string => (file === undefined ? safe(text, 400) : `${placeText(file, line)}: ${safe(text, 400)}`);

const WHERE = {
  project: '',
  local: ' to .claude/settings.local.json, untracked: without trust project settings grant nothing',
  managed: ' to managed settings: no others count here',
} as const;

function changeLines({ change, decision, rule }: Answer): readonly string[] {
  const { to, remove, add, mode } = change;
  const bare = add.some(({ text }) => text === 'Bash' || text === 'Write' || text === 'Edit' || text === 'Read');
  const removed = remove.map((one) => ruleText(one));
  const added = add.map(({ effect, text }) => `${effect} ${safe(text)}`);
  if (decision === 'allow') {
    if (remove.length > 0) return [`without ${removed.join(' and ')} it would be: ${to ?? 'allow'}`];
    const free = rule ? `without its rules it would pass all the same: ${safe(change.still ?? '')}` : 'it needs no rule';
    return [added.length > 0 ? `${free}; to stop it add ${added.join(' and ')}` : free];
  }
  const steps = [
    ...removed.map((text) => `${text} must go`),
    ...(added.length > 0 ? [`${remove.length > 0 ? 'then ' : ''}add ${added.join(' and ')}${WHERE[change.where]}`] : []),
  ];
  const warning = bare ? [`nothing narrower lifts this check; the bare rule passes nearly every call of the tool`] : [];
  const open = !bare && add.some(({ effect, text }) => effect === 'allow' && text.startsWith('Bash(') && text.includes('*'));
  const wider = open ? ['a * in a rule stands for any text: the rule passes more than this call'] : [];
  if (to === 'allow') return [...steps, ...warning, ...wider];
  const stands = change.left ? `${change.left.stage}: ${safe(change.left.reason)}` : '';
  if (mode === undefined)
    return [
      ...removed.map((text) => `${text} must go, and even then it does not run`),
      `no rule and no mode lifts what ${removed.length > 0 ? 'then stands' : 'stands'}: ${stands}`,
    ];
  return [...removed.map((text) => `${text} must go`), `no rule lifts this${remove.length > 0 ? ' then' : ''}; only mode ${mode} would let it pass`];
}

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

const safe = (text: string, longest?: number): string => clip(visible(text), longest);

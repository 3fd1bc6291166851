import type { Answer } from '../pipelines/can.ts';
import { ruleText } from './can-rule-text.ts';
import { safe } from './visible.ts';

const WHERE = {
  project: '',
  local: ' to .claude/settings.local.json, untracked: without trust project settings grant nothing',
  managed: ' to managed settings: no others count here',
} as const;

/** What would turn the decision, in sentences. */
export function changeLines({ change, decision, rule }: Answer, inMode: string): readonly string[] {
  const { to, remove, add, mode, without } = change;
  const bare = add.some(({ text }) => text === 'Bash' || text === 'Write' || text === 'Edit' || text === 'Read');
  const removed = remove.map((one) => ruleText(one));
  const added = add.map(({ effect, text }) => `${effect} ${safe(text)}`);
  if (decision === 'allow') {
    if (remove.length > 0)
      return [`without ${removed.join(' and ')} it would be: ${to ?? 'allow'}${without?.stage === 'mode' ? ` (${byMode(without.reason, inMode)})` : ''}`];
    const free = rule ? `without its rules it would pass all the same: ${safe(change.still ?? '')}` : 'it needs no rule';
    return [added.length > 0 ? `${free}; to stop it add ${added.join(change.oneIsEnough ? ' or ' : ' and ')}` : free];
  }
  const steps = [
    ...removed.map((text) => `${text} must go`),
    ...(added.length > 0 ? [`${remove.length > 0 ? 'then ' : ''}add ${added.join(' and ')}${WHERE[change.where]}`] : []),
  ];
  const warning = bare ? [`nothing narrower lifts this check; the bare rule passes nearly every call of the tool`] : [];
  const open = !bare && add.some(({ effect, text }) => effect === 'allow' && text.startsWith('Bash(') && text.includes('*'));
  const wider = open ? ['a * in a rule stands for any text: the rule passes more than this call'] : [];
  if (to === 'allow') return [...steps, ...warning, ...wider, ...(bare ? [] : (change.wider ?? []).map(widerText))];
  const stands = change.left ? `${change.left.stage}: ${safe(change.left.reason)}` : '';
  if (mode === undefined)
    return [
      ...removed.map((text) => `${text} must go, and even then it does not run`),
      `no rule and no mode lifts what ${removed.length > 0 ? 'then stands' : 'stands'}: ${stands}`,
    ];
  return [...removed.map((text) => `${text} must go`), `no rule lifts this${remove.length > 0 ? ' then' : ''}; only mode ${mode} would let it pass`];
}

/** What a mode makes of a call that no rule decides. */
const byMode = (reason: string, mode: string): string =>
  reason.includes('classifier') ? `left to the classifier of ${mode} mode, whose yes no rule can promise` : safe(reason);

function widerText({ text, helps }: { readonly text: string; readonly helps: boolean }): string {
  if (text === 'Bash')
    return helps ? 'the bare allow Bash would lift it too, and with it nearly every other check' : 'not even the bare allow Bash would lift it';
  return helps ? `allow ${safe(text)} would do too` : `allow ${safe(text)} would not help: no rule with a wildcard lifts this check`;
}

import { applicableAccept } from '../findings/accept.ts';
import type { Config } from '../findings/config.ts';
import type { RuleAt } from './can.ts';

/** Rules with the reasons that our configuration keeps for them: settings.json has no comments, so a grant's reason stands there. */
export function withNotes<R extends RuleAt>(rule: R, config: Config, today: string): R {
  const note = noteOf(rule, config, today);
  return note === undefined ? rule : { ...rule, note };
}

/** The note beside a grant, or the reason of whoever answers for it. */
export function noteOf(rule: Pick<RuleAt, 'text' | 'scope' | 'file'>, { notes, accept }: Config, today: string): string | undefined {
  const note = Object.hasOwn(notes, rule.text) ? notes[rule.text] : undefined;
  if (note !== undefined) return note;
  const accepted = applicableAccept(accept, rule, today);
  return accepted && `accepted: ${accepted.reason}${accepted.owner === undefined ? '' : ` (${accepted.owner})`}`;
}

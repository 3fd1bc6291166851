import type { EntryCommand, EntryWord, StatusUse } from '../../model/entry.ts';
import type { Origin } from '../../model/origin.ts';
import type { Job } from './jobs.ts';

/** All words of a command, those of its assignments with them. */
export const wordsIn = ({ words, assignments }: EntryCommand): readonly EntryWord[] => [
  ...words,
  ...assignments.flatMap(({ value, elements }) => [...(value ? [value] : []), ...(elements ?? [])]),
];

const PARTS = /PIPESTATUS|pipestatus/;
const LAST = /\$\?|\$\{\?\}/;

export const readsStatus = (command: EntryCommand): boolean => wordsIn(command).some(({ text }) => PARTS.test(text) || LAST.test(text));

/** `if out=$(claude …)`: what becomes of the status of an assignment becomes of that in it. */
export function statusUse({ status, inside }: EntryCommand): StatusUse {
  return status === 'plain' && inside?.kind === 'assignment' ? statusUse(inside.command) : status;
}

/** How the status of the client gets lost. */
export type Loss =
  /** The status of a pipe is that of its last part. */
  | { readonly kind: 'piped'; readonly at: Origin; readonly last: string }
  /** By then it is the status of another command. */
  | { readonly kind: 'late'; readonly at: Origin; readonly before: string }
  /** It is read of another part of the pipe. */
  | { readonly kind: 'other'; readonly at: Origin; readonly index: string }
  /** `local out=$(…)` has a status of its own. */
  | { readonly kind: 'declared'; readonly at: Origin; readonly by: string }
  /** Nobody looks. */
  | { readonly kind: 'ignored'; readonly at: Origin; readonly last: string };

export function lossOf(job: Job): Loss | undefined {
  const { command, after, at, text } = job;
  // Cron does nothing with a status; what runs beside the script has none.
  const use = statusUse(command);
  if (text.via === 'crontab line' || use === 'dropped' || command.background) return undefined;
  const outer = command.inside?.kind === 'assignment' ? command.inside.command : undefined;
  if (outer && /^(?:local|export|declare|typeset|readonly)$/.test(outer.words[0]?.value ?? ''))
    return { kind: 'declared', at, by: outer.words[0]?.value ?? '' };
  if (command.feeds) return lossInPipe(job, command.feeds.command);
  const last = after.at(-1);
  const isLookedAt = after.some((one) => readsStatus(one) || one.program === 'trap') || job.before.some(({ program }) => program === 'trap');
  if (text.via !== 'shell script' || use !== 'plain' || command.state.errexit !== false || command.inside || command.conditional) return undefined;
  return last && !isLookedAt && job.text.starts.length === 1 ? { kind: 'ignored', at, last: nameOf(last) } : undefined;
}

const nameOf = ({ program, args }: EntryCommand): string =>
  program === 'exit' ? ['exit', ...args.map(({ text }) => text)].join(' ') : program || 'the last assignment';

function lossInPipe({ command, after, at }: Job, next: EntryCommand): Loss | undefined {
  const isRead = ({ text }: EntryWord): boolean => PARTS.test(text);
  const reader = after.findIndex((one) => wordsIn(one).some(isRead));
  const word = after
    .slice(reader, reader + 1)
    .flatMap(wordsIn)
    .find(isRead);
  if (word && (reader === 0 || after[reader - 1]?.reads === undefined)) {
    const before = after[reader - 1];
    if (before) return { kind: 'late', at: word.at, before: before.program || 'an assignment' };
    const index = /(?:PIPESTATUS|pipestatus)\[(\d+)\]/.exec(word.text);
    const own = placeIn(command) + (word.text.includes('pipestatus') ? 1 : 0);
    return index && Number(index[1]) !== own && own > 0 ? { kind: 'other', at: word.at, index: index[1] ?? '' } : undefined;
  }
  if (command.state.pipefail !== false) return undefined;
  let last = next;
  for (let n = 0; last.feeds && n < 20; n++) last = last.feeds.command;
  return { kind: 'piped', at, last: last.program || 'its last part' };
}

function placeIn(command: EntryCommand): number {
  let place = 0;
  for (let one = command.reads; one && place < 20; one = one.reads) place++;
  return place;
}

import type { EntryCommand, Wrapper } from '../../model/entry.ts';
import { type Job, leadingTo } from './jobs.ts';

const TIMERS: ReadonlySet<string> = new Set(['timeout', 'gtimeout', 'timelimit']);

/** What ends the call when it takes too long: `timeout`, a limit of the unit or of the job. `unknown`: something may. */
export function timeLimit(job: Job): { readonly minutes: number | undefined } | undefined {
  if (job.command.uncalled) return { minutes: undefined };
  const calls = leadingTo(job);
  for (const { command } of calls) {
    const timer = command.wrappers.find(({ name }) => TIMERS.has(name));
    const minutes = timer && minutesOf(timer);
    // `timeout 0` waits for ever.
    if (timer && minutes !== 0) return { minutes };
    const unit = command.wrappers.find(({ name, words }) => name === 'systemd-run' && words.some(({ value }) => /RuntimeMaxSec|TimeoutSec/.test(value)));
    if (unit) return { minutes: undefined };
  }
  if (job.limits.length > 0 || calls.some(({ text }) => text.around.limits.length > 0)) return { minutes: undefined };
  // A watchdog of its own.
  return job.text.commands.some(({ program }) => program === 'kill' || program === 'pkill' || program === 'ulimit') ? { minutes: undefined } : undefined;
}

/** Of `-k 30 20m`: the last word. */
function minutesOf({ words }: Wrapper): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(words.at(-1)?.value ?? '');
  if (!match) return undefined;
  return (Number(match[1]) * ({ s: 1, '': 1, m: 60, h: 3600, d: 86_400 }[match[2] ?? ''] ?? 1)) / 60;
}

const LOCKS: ReadonlySet<string> = new Set(['flock', 'setlock', 'lckdo', 'run-one', 'lockfile', 'shlock', 'dotlockfile', 'lockf', 'with-lock-ex']);
const LOOKS: ReadonlySet<string> = new Set(['pgrep', 'pidof', 'lsof', 'fuser', 'kill', 'ps']);

/** Whether anything keeps a second run away while one is at work, or may. */
export function isLocked(job: Job): boolean {
  const calls = leadingTo(job);
  return (
    job.command.uncalled ||
    job.exclusive ||
    calls.some(({ text, command }) => text.around.exclusive || command.wrappers.some(({ name }) => LOCKS.has(name)) || text.commands.some(locks))
  );
}

const locks = ({ program, words, redirects, state }: EntryCommand): boolean =>
  LOCKS.has(program) ||
  LOOKS.has(program) ||
  words.some(({ value }) => /lock|pid/i.test(value)) ||
  [...redirects, ...state.redirects].some(({ target }) => target !== undefined && /lock|pid/i.test(target.value));

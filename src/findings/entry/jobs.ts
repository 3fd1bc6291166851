import { entriesOf } from '../../load/entry/entry.lazy.ts';
import type { Caller, ClientStart, EntryCommand, EntryText } from '../../model/entry.ts';
import type { Harness } from '../../model/harness.ts';

/** A call of the client in a text that a shell runs and that nobody looks at while it does. */
export interface Job extends ClientStart {
  readonly command: EntryCommand;
  readonly text: EntryText;
}

/** `--print`, or the official action: no terminal, no questions. */
export const isHeadless = ({ via, flags }: ClientStart): boolean => via === 'official action' || flags.some(({ name }) => name === 'print');

const isInShell = (start: ClientStart): start is Job => start.command !== undefined && start.text !== undefined;

/** Somebody stands by: hooks of git, tests. */
const BY_PEOPLE = /(?:^|\/)(?:\.husky|\.?git-?hooks|tests?|__tests__|spec|fixtures|testdata)\//;

/**
 * Headless calls in scripts, crontabs and units. What somebody types, `npm run` and `make`, is none, nor is what a commit or a test starts,
 * nor a step on a machine that is thrown away.
 */
export const jobsOf = (harness: Harness): readonly Job[] =>
  firstOfEachFile(
    entriesOf(harness).starts.filter(
      (start): start is Job =>
        isInShell(start) &&
        isHeadless(start) &&
        (start.via === 'shell script' || start.via === 'crontab line' || start.via === 'systemd unit') &&
        (start.schedule !== undefined || !BY_PEOPLE.test(start.file)),
    ),
  );

/** Steps of workflows that call the client headless. */
export const stepsOf = (harness: Harness): readonly Job[] =>
  firstOfEachFile(entriesOf(harness).starts.filter((start): start is Job => isInShell(start) && isHeadless(start) && start.via === 'workflow step'));

/** Nobody writes more calls into one file; every rule goes through all of its commands for each. */
const MAX_CALLS = 100;

function firstOfEachFile(jobs: readonly Job[]): readonly Job[] {
  const seen = new Map<string, number>();
  return jobs.filter(({ file }) => {
    const n = (seen.get(file) ?? 0) + 1;
    seen.set(file, n);
    return n <= MAX_CALLS;
  });
}

/** One statement a file: the first of which it is true. */
export function inEachFile<S extends ClientStart>(starts: readonly S[], isTrue: (start: S) => boolean): readonly S[] {
  const found = new Map<string, S>();
  for (const start of starts) if (!found.has(start.file) && isTrue(start)) found.set(start.file, start);
  return [...found.values()];
}

const MAX_CALLERS = 4;

/** The commands that lead to the client, from the inside out: its own, the line of a script that calls this one, the crontab line that calls that. */
export function leadingTo({ command, text }: Job): readonly Caller[] {
  const found: Caller[] = [{ text, command }];
  for (let i = 0; i < found.length && found.length < MAX_CALLERS; i++) found.push(...(found[i]?.text.callers ?? []));
  return found;
}

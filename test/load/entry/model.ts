import { discover } from '../../../src/load/discover.ts';
import { type Entries, entriesOf } from '../../../src/load/entry/entry.lazy.ts';
import { load } from '../../../src/load/load.ts';
import type { ClientStart, EntryCommand, EntryRedirect, EntryWord } from '../../../src/model/entry.ts';
import { type Files, memoryWorld } from '../../../src/world/memory.ts';

export function entries(files: Files): Entries {
  const world = memoryWorld(files);
  return entriesOf(load(world, discover(world)));
}

/** The only call of the client in a script. */
export function startIn(text: string, file = 'run.sh'): ClientStart {
  const { starts } = entries({ [file]: text });
  const [only] = starts;
  if (!only || starts.length !== 1) throw new Error(`${starts.length} calls in ${text}`);
  return only;
}

const word = ({ value, known }: EntryWord): string => (known ? value : `${value}?`);
const redirect = ({ operator, descriptor, target }: EntryRedirect): string => `${descriptor ?? ''}${operator}${target ? word(target) : ''}`;

/** `--print --max-turns 5 "hi"`: what the client gets, a question mark behind what nobody can tell. */
export const wordsOf = ({ flags, prompt, complete }: ClientStart): string =>
  [
    ...flags.map(({ name, values, sure }) => [`--${name}${sure ? '' : '?'}`, ...values.map(word)].join(' ')),
    ...prompt.map((one) => JSON.stringify(word(one))),
    ...(complete ? [] : ['…']),
  ].join(' ');

/** The programs that the output goes through: `sed > tee`. */
export function pipeOf({ command }: ClientStart): string {
  const names: string[] = [];
  for (let next: EntryCommand | undefined = command?.feeds?.command; next; next = next.feeds?.command) names.push(next.program);
  return names.join(' > ');
}

export const redirectsOf = ({ command }: ClientStart): string => [...(command?.redirects ?? []), ...(command?.state.redirects ?? [])].map(redirect).join(' ');

export const wrappersOf = ({ command }: ClientStart): string =>
  (command?.wrappers ?? []).map(({ name, words }) => [name, ...words.map(word)].join(' ')).join(' | ');

const told = (name: string, value: boolean | undefined): string => (value === undefined ? `${name}?` : value ? name : '');
/** Options of the shell that are on at the call; a question mark where only some runs have them. */
export const stateOf = ({ command }: ClientStart): string =>
  command
    ? (['errexit', 'nounset', 'pipefail', 'xtrace', 'allexport'] as const)
        .map((name) => told(name, command.state[name]))
        .filter((text) => text !== '')
        .join(' ')
    : '';

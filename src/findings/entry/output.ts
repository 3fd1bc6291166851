import type { EntryCommand, EntryRedirect, EntryWord } from '../../model/entry.ts';
import type { Origin } from '../../model/origin.ts';
import type { Job } from './jobs.ts';

/** The client, and what its output goes through: a pipe, then the `>(…)` that its end is sent to. */
export function pipeOf({ command, text }: Job): readonly EntryCommand[] {
  const parts = [command, ...following(command)];
  const last = parts.at(-1) ?? command;
  const sink = [...last.redirects, ...command.state.redirects].find(({ target, descriptor }) => descriptor !== 2 && target?.value.startsWith('>('))?.target;
  const inner = sink && text.commands.find(({ inside, at }) => inside?.kind === 'redirect' && isWithin(at, sink.at));
  return inner ? [...parts, inner, ...following(inner)] : parts;
}

/** All ways that the output takes: the pipe, and where `out=$(…)` holds it, those of `echo "$out"`. */
export function pipesOf(job: Job): readonly (readonly EntryCommand[])[] {
  const held = job.command.inside?.kind === 'assignment' ? job.command.inside.command.assignments[0]?.name : undefined;
  const use = held === undefined ? undefined : new RegExp(`\\$(?:\\{${held}\\}|${held}\\b)`);
  const later = job.text.commands.slice(job.text.commands.indexOf(job.command) + 1);
  const shown = use ? later.filter(({ program, words }) => /^(?:echo|printf|tee|cat)$/.test(program) && words.some(({ text }) => use.test(text))) : [];
  return [pipeOf(job), ...shown.map((command) => [command, ...following(command)])];
}

const isWithin = (inner: Origin, outer: Origin): boolean =>
  inner.within !== undefined && outer.within !== undefined && inner.within.start >= outer.within.start && inner.within.end <= outer.within.end;

function following(command: EntryCommand): readonly EntryCommand[] {
  const parts: EntryCommand[] = [];
  for (let next = command.feeds?.command; next && parts.length < 20; next = next.feeds?.command) parts.push(next);
  return parts;
}

/** A file that takes what the client says. */
export interface Output {
  readonly target: EntryWord;
  /** Which way of the output, by number. */
  readonly pipe: number;
  /** Which part of it writes the file: 0 is the client itself, or what shows its output. */
  readonly part: number;
  /** What the client says about errors, and nothing else. */
  readonly errors: boolean;
}

const WRITES = /^(?:&>>?|>>?&?|>\|)$/;

export function outputsOf(job: Job): readonly Output[] {
  const pipes = pipesOf(job);
  const found = pipes.flatMap((parts, pipe) => written(parts).map((one) => ({ ...one, pipe, errors: one.errors && pipe === 0 })));
  // What `exec` set takes what nothing else has taken.
  const own = pipes[0] ?? [];
  const isTaken = own.length > 1 || found.some(({ errors, pipe }) => !errors && pipe === 0) || job.command.inside !== undefined;
  const late = filesIn(job.command.state.redirects).flatMap(({ target, errors }): Output[] =>
    (errors && !mergesErrors(job)) || !isTaken ? [{ target, pipe: 0, part: own.length - 1, errors }] : [],
  );
  const isPrivate = /mktemp/.test(job.command.state.cd?.args[0]?.value ?? '');
  return [...found, ...late].filter(({ target }) => isFile(target) && !(isPrivate && /^[\w.]/.test(target.value)));
}

function written(parts: readonly EntryCommand[]): readonly Omit<Output, 'pipe'>[] {
  return parts.flatMap((command, part) => {
    const own = filesIn(part === 0 ? command.redirects : command.redirects.filter((one) => one.descriptor !== 2)).map(({ target, errors }) => ({
      target,
      part,
      errors: errors && part === 0,
    }));
    const tee = command.program === 'tee' ? command.args.filter(({ value }) => !value.startsWith('-')).map((target) => ({ target, part, errors: false })) : [];
    return [...own, ...tee];
  });
}

/** `2>&1`, `|&`, `&>`: errors go where the rest goes. */
const mergesErrors = ({ command }: Job): boolean =>
  command.feeds?.errors === true ||
  command.redirects.some(({ operator, descriptor, target }) => operator.startsWith('&>') || (descriptor === 2 && target !== undefined));

export function filesIn(redirects: readonly EntryRedirect[]): readonly { readonly target: EntryWord; readonly errors: boolean }[] {
  return redirects.flatMap(({ operator, descriptor, target }) =>
    target && WRITES.test(operator) && !/^(?:\d+|-)$/.test(target.value) && (descriptor === undefined || descriptor === 1 || descriptor === 2)
      ? [{ target, errors: descriptor === 2 }]
      : [],
  );
}

/** No device, no process, no file that `mktemp` made for its owner alone. */
const isFile = ({ value, text }: EntryWord): boolean => !/^\/dev\/|^&|^[<>]\(/.test(value) && !/mktemp/.test(value + text);

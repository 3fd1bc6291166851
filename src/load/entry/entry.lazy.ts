import type { Caller, ClientFlag, ClientStart, EntryCommand, EntryText, EntryVariable, Schedule, WorkflowJob } from '../../model/entry.ts';
import type { Harness, TextFile } from '../../model/harness.ts';
import { mayStartClient } from '../read/launcher.ts';
import { type Found, START, walkShell } from './interpreter.ts';
import { crontabTexts, makeTexts, packageTexts, scriptText, type Unread, unitTexts } from './texts.ts';
import { workflowTexts } from './workflow.ts';
import { userOf } from './wrappers.ts';

export interface Entries {
  /** Texts that start the client, or that run one which does. */
  readonly texts: readonly EntryText[];
  /** Every call of the client that a file of the tree makes, in the order of files and places. */
  readonly starts: readonly ClientStart[];
}

const known = new WeakMap<Harness, Entries>();

/** How the files of this tree start the client. Nothing is run or looked up. */
export function entriesOf(harness: Harness): Entries {
  const before = known.get(harness);
  if (before) return before;
  const entries = read(harness);
  known.set(harness, entries);
  return entries;
}

type Draft = { -readonly [K in keyof EntryText]: EntryText[K] };

function read(harness: Harness): Entries {
  const actions: ClientStart[] = [];
  const units: { unread: Unread; job: WorkflowJob | undefined }[] = [];
  const add = (unread: readonly Unread[]) => units.push(...unread.map((one) => ({ unread: one, job: undefined })));
  const scripts = harness.scripts.filter(({ document }) => mayStartClient(document.text));
  add(scripts.map(scriptText));
  for (const launcher of harness.launchers) {
    const name = launcher.file.slice(launcher.file.lastIndexOf('/') + 1);
    if (name === 'package.json') add(packageTexts(launcher));
    else if (/\.ya?ml$/.test(name)) {
      const { steps, actions: found } = workflowTexts(launcher);
      units.push(...steps);
      actions.push(...found);
    } else if (/\.service$/.test(name)) add(unitTexts(launcher, timerOf(launcher, harness.launchers)));
    else if (/makefile$/i.test(name)) add(makeTexts(launcher));
    else if (!/\.timer$/.test(name)) add(crontabTexts(launcher));
  }
  const texts = units.map(({ unread, job }) => textOf(unread, job));
  // Scripts that name no client may run one that does.
  const inner = texts.filter(({ via, starts }) => via === 'shell script' && starts.length > 0);
  const others = harness.scripts.filter((script) => !scripts.includes(script) && inner.some(({ file }) => script.document.text.includes(nameOf(file))));
  const all = [...texts, ...others.map((script) => textOf(scriptText(script), undefined))];
  for (const text of all) if (text.via === 'shell script') text.callers = callersOf(text, all);
  for (const text of inner) text.schedule ??= scheduleOf(text, 0) ?? remarkOf(text);
  const kept = all.filter((text) => text.starts.length > 0 || inner.some(({ callers }) => callers.some((caller) => caller.text === text)));
  const starts = [...kept.flatMap((text) => text.starts), ...actions].map((start) => (start.text ? { ...start, schedule: start.text.schedule } : start));
  return { texts: kept, starts: starts.sort(inOrder) };
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

const inOrder = (a: ClientStart, b: ClientStart): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : (a.at.within?.start ?? 0) - (b.at.within?.start ?? 0);

function timerOf({ file }: TextFile, all: readonly TextFile[]): TextFile | undefined {
  const name = nameOf(file);
  return all.find((one) => one.file === file.replace(/\.service$/, '.timer') || (one.file.endsWith('.timer') && one.document.text.includes(`Unit=${name}`)));
}

function textOf(unread: Unread, job: WorkflowJob | undefined): Draft {
  const { commands, found, broken } = walkShell(unread.source, { ...START, ...unread.state }, unread.variables);
  const text: Draft = {
    file: unread.file,
    via: unread.via,
    at: unread.at,
    text: unread.source.text,
    shell: unread.shell,
    commands,
    broken,
    starts: [],
    schedule: unread.schedule,
    callers: [],
    around: unread,
  };
  const starts = new Map<string, ClientStart>();
  for (const one of found) {
    const start = startOf(one, text, unread, job);
    const key = JSON.stringify(start.at);
    const before = starts.get(key);
    starts.set(key, before ? sameIn(before, start) : start);
  }
  text.starts = [...starts.values()];
  return text;
}

function startOf({ client, command, index, variables, sourced }: Found, text: Draft, unread: Unread, job: WorkflowJob | undefined): ClientStart {
  const { commands } = text;
  const pipe = new Set<EntryCommand>([command]);
  for (let next = command.feeds?.command; next && !pipe.has(next); next = next.feeds?.command) pipe.add(next);
  for (let next = command.reads; next && !pipe.has(next); next = next.reads) pipe.add(next);
  // What stands behind it in the same pipeline, and in groups and functions of it, has no turn of its own.
  const isPipe = (one: EntryCommand): boolean => {
    for (let next: EntryCommand | undefined = one, n = 0; next && n < 20; next = next.feeds?.command ?? next.inside?.command, n++)
      if (pipe.has(next)) return true;
    return false;
  };
  const user = command.wrappers.map(userOf).findLast((word) => word !== undefined) ?? unread.user;
  return {
    via: unread.via,
    file: unread.file,
    at: client.name.at.file === unread.file ? client.name.at : command.at,
    flags: client.flags,
    prompt: client.prompt,
    complete: client.complete,
    package: client.package,
    command,
    text,
    before: commands.slice(0, index).filter((one) => !isPipe(one)),
    after: commands.slice(index + 1).filter((one) => !isPipe(one)),
    variables: new Map<string, EntryVariable>([...unread.variables, ...variables]),
    sourced,
    schedule: unread.schedule,
    user,
    limits: unread.limits,
    exclusive: unread.exclusive,
    job,
    inputs: new Map(),
  };
}

/** A function that is called from several places: of what differs nobody can tell. */
function sameIn(a: ClientStart, b: ClientStart): ClientStart {
  const has = ({ flags }: ClientStart, flag: ClientFlag) => flags.some((one) => one.name === flag.name);
  const flags = [
    ...a.flags.map((flag) => (has(b, flag) ? flag : { ...flag, sure: false })),
    ...b.flags.flatMap((flag) => (has(a, flag) ? [] : [{ ...flag, sure: false }])),
  ];
  const prompt = a.prompt.map((word, i) => (b.prompt[i]?.value === word.value ? word : { ...word, known: false }));
  return { ...a, flags, prompt, complete: a.complete && b.complete };
}

/** Commands of other texts whose program, or the script of whose shell, is this file. */
function callersOf({ file }: EntryText, all: readonly EntryText[]): readonly Caller[] {
  return all.flatMap((text): Caller[] =>
    text.file === file
      ? []
      : text.commands.flatMap((command) => {
          const words = [
            command.words.slice(0, 1),
            /^(?:ba|da|z|k)?sh$/.test(command.program) ? command.args.filter(({ value }) => !value.startsWith('-')).slice(0, 1) : [],
          ].flat();
          const own = command.wrappers.length > 0 && command.program !== '' ? [{ value: lastWord(command) }] : [];
          return [...words, ...own].some(({ value }) => names(value, file, text.file)) ? [{ text, command }] : [];
        }),
  );
}

/** The program as written, behind its wrappers. */
const lastWord = ({ words, args }: EntryCommand): string => words[words.length - args.length - 1]?.value ?? '';

/** Whether a path of a command is this file: `/opt/agent/run.sh` and `./run.sh` are `run.sh` of the tree. */
function names(path: string, file: string, from: string): boolean {
  const plain = path.replace(/^(?:\.\/)+/, '');
  if (plain === file) return true;
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  if (`${folder}${plain}` === file) return true;
  if (!plain.includes('/') || nameOf(plain) !== nameOf(file)) return false;
  // From somewhere else, by an absolute path or a variable: as many folders as both have in common, and at least the name.
  return plain.startsWith('/') || plain.startsWith('~') || plain.startsWith('$')
    ? `/${plain}`.endsWith(`/${file}`) || file.endsWith(`/${nameOf(plain)}`) || !file.includes('/')
    : false;
}

/** What starts it by the clock, through other scripts too. */
function scheduleOf(text: EntryText, depth: number): Schedule | undefined {
  if (text.schedule) return text.schedule;
  if (depth > 3) return undefined;
  for (const { text: caller } of text.callers) {
    const schedule = scheduleOf(caller, depth + 1);
    if (schedule) return schedule;
  }
  return undefined;
}

/** A remark at its head says so. */
function remarkOf({ file, text }: EntryText): Schedule | undefined {
  for (const match of text.slice(0, 3000).matchAll(/^[ \t]*#(?!!)[^\n]*/gm)) {
    const found = /\b(?:cron(?:tab|job)?|systemd timer|launchd|nightly|(?:runs|run|started|scheduled) (?:every|daily|hourly))\b/i.exec(match[0]);
    if (found && !/\b(?:not|no|never|without|instead of)\b/i.test(match[0])) {
      const start = match.index + found.index;
      return { by: 'remark', at: { file, path: [], within: { start, end: start + found[0].length } } };
    }
  }
  return undefined;
}

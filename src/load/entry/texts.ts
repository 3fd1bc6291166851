import type { Around, EntryText, EntryVariable, EntryWord, Schedule, ShellState, Told, VariableFile, Via } from '../../model/entry.ts';
import type { TextFile } from '../../model/harness.ts';
import type { Origin } from '../../model/origin.ts';
import { readCrontab } from './crontab.ts';
import { type Source, sourceOf, sourceWithout } from './source.ts';
import { readUnit, type UnitEntry, withoutPrefix } from './systemd.ts';

/** A text that a shell runs, before anybody has looked into it. */
export interface Unread extends Around {
  readonly file: string;
  readonly via: Via;
  readonly at: Origin;
  readonly source: Source;
  readonly shell: EntryText['shell'];
  readonly state: Partial<ShellState>;
  readonly schedule: Schedule | undefined;
}

const PLAIN = {
  state: {},
  variables: new Map<string, EntryVariable>(),
  schedule: undefined,
  user: undefined,
  limits: [],
  exclusive: false,
  variableFiles: [],
  folder: undefined,
} as const;

const literal = (value: string, at: Origin): EntryWord => ({ text: value, value, known: true, open: false, holes: [], at });

const variable = (name: string, value: string, at: Origin): [string, EntryVariable] => [
  name,
  { name, value: { ...literal(value, at), known: !/[$%]/.test(value) }, elements: undefined, exported: true, at },
];

const MINUTES: Readonly<Record<string, number>> = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200 };

export function scriptText({ file, document: { text } }: TextFile): Unread {
  const at: Origin = { file, path: [], within: { start: 0, end: text.length } };
  const first = /^#!([^\n]*)/.exec(text)?.[1] ?? '';
  const shell = /\b(bash|zsh)\b/.exec(first)?.[1] ?? (/\b(?:da|a|k)?sh\b/.test(first) ? 'sh' : undefined);
  const options = first
    .split(/\s/)
    .filter((word) => /^-[a-zA-Z]*$/.test(word))
    .join('');
  // `run-parts` starts what lies there, as root.
  const every = /(?:^|\/)cron\.(hourly|daily|weekly|monthly)\/[^/]+$/.exec(file)?.[1];
  const parts =
    every === undefined ? {} : { schedule: { by: 'crontab line', at, minutes: MINUTES[every] ?? 0 } as const, user: literal('root', { file, path: [] }) };
  const state = { errexit: options.includes('e'), nounset: options.includes('u'), xtrace: options.includes('x') };
  return {
    ...PLAIN,
    file,
    via: 'shell script',
    at,
    source: sourceOf(text, at),
    shell: shell === 'bash' || shell === 'zsh' || shell === 'sh' ? shell : undefined,
    state,
    ...parts,
  };
}

export function crontabTexts({ file, document: { text } }: TextFile): readonly Unread[] {
  const { lines, variables } = readCrontab(file, text);
  return lines.map(({ source, schedule, user }): Unread => {
    const { at } = schedule;
    const before = variables.filter((one) => one.end < (at.within?.start ?? 0));
    const known = new Map(before.map(({ name, value, start, end }) => variable(name, value, { file, path: [], within: { start, end } })));
    const shell = /\bbash$/.test(known.get('SHELL')?.value?.value ?? '') ? 'bash' : 'sh';
    const column = user && literal(user.name, { file, path: [], within: { start: user.start, end: user.end } });
    return { ...PLAIN, file, via: 'crontab line', at, source, shell, schedule, user: column, variables: known };
  });
}

/** Commands of a service; `timer` is the unit that starts it, where one lies beside it. */
export function unitTexts({ file, document: { text } }: TextFile, timer: TextFile | undefined): readonly Unread[] {
  const entries = readUnit(text);
  const place = ({ start, end }: { readonly start: number; readonly end: number }): Origin => ({ file, path: [], within: { start, end } });
  const of = (key: string) => entries.filter((entry) => entry.section === 'Service' && entry.key === key);
  const type = of('Type').at(-1)?.value ?? 'simple';
  const variables = new Map<string, EntryVariable>();
  for (const entry of of('Environment')) {
    for (const [, double, single, bare] of entry.value.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)) {
      const set = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(double ?? single ?? bare ?? '');
      if (set) variables.set(...variable(set[1] ?? '', set[2] ?? '', place(entry)));
    }
  }
  const fileOf = (entry: UnitEntry): VariableFile => {
    const [, dash = '', quote = '', value = ''] = /^(-?)("?)(.*)\2$/.exec(entry.value) ?? [];
    const start = entry.start + dash.length + quote.length;
    return { word: literal(value, place({ start, end: start + value.length })), optional: dash !== '' };
  };
  // The start of a oneshot unit is its whole run, and nothing is left of it that another limit would end.
  const limits = type === 'oneshot' ? [...of('TimeoutStartSec'), ...of('TimeoutSec')] : of('RuntimeMaxSec');
  const user = of('User').at(-1);
  const folder = of('WorkingDirectory').at(-1);
  const files = of('EnvironmentFile');
  const umask = of('UMask').at(-1);
  const schedule: Schedule | undefined = timer && { by: 'systemd timer', at: firstOf(timer, /^OnCalendar|^OnUnitActiveSec|^OnBootSec/) };
  return of('ExecStart').map((entry): Unread => {
    const skip = withoutPrefix(entry.value);
    const at = place({ start: entry.start + skip, end: entry.end });
    return {
      ...PLAIN,
      file,
      via: 'systemd unit',
      at,
      // A percent sign of its own is written twice.
      source: sourceWithout(entry.value.slice(skip), at, /%(?=%)/g),
      shell: undefined,
      variables,
      state: umask ? { umask: literal(umask.value, place(umask)) } : {},
      user: user && literal(user.value, place(user)),
      // An empty one takes those before it away.
      variableFiles: files.slice(files.findLastIndex(({ value }) => value === '') + 1).map(fileOf),
      folder: folder && literal(folder.value.replace(/^-/, ''), place(folder)),
      limits: limits.filter(({ value }) => !/^(?:0|infinity)$/i.test(value)).map(place),
      schedule,
      // A unit that runs is not started a second time.
      exclusive: true,
    };
  });
}

function firstOf({ file, document: { text } }: TextFile, key: RegExp): Origin {
  const entry = readUnit(text).find((one) => key.test(one.key));
  return entry ? { file, path: [], within: { start: entry.start, end: entry.end } } : { file, path: [] };
}

export function packageTexts({ file, document: { value } }: TextFile): readonly Unread[] {
  return Object.entries(entriesOf(entriesOf(value)['scripts'])).flatMap(([name, text]): Unread[] => {
    if (typeof text !== 'string') return [];
    const at: Origin = { file, path: ['scripts', name], within: { start: 0, end: text.length } };
    return [{ ...PLAIN, file, via: 'npm script', at, source: sourceOf(text, at), shell: 'sh' }];
  });
}

const entriesOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Recipe lines begin with a tab; each is a shell of its own, unless the file says otherwise. */
export function makeTexts({ file, document: { text } }: TextFile): readonly Unread[] {
  const variables = new Map<string, EntryVariable>();
  for (const match of text.matchAll(/^([A-Za-z_]\w*)[ \t]*(?::|::|\?)?=[ \t]*([^\n#]*)/gm)) {
    const value = (match[2] ?? '').trimEnd();
    const start = match.index + match[0].length - (match[2] ?? '').length;
    variables.set(...variable(match[1] ?? '', value, { file, path: [], within: { start, end: start + value.length } }));
  }
  const one = /^\.ONESHELL:/m.test(text);
  const flags = /^\.SHELLFLAGS[ \t]*:?=[ \t]*(.*)/m.exec(text)?.[1] ?? '';
  const shell = /^SHELL[ \t]*:?=.*\bbash\b/m.test(text) ? 'bash' : 'sh';
  const state = { errexit: /-\w*e/.test(flags), nounset: /-\w*u/.test(flags), pipefail: flags.includes('pipefail') };
  const pattern = one ? /^\t((?:[^\n]|\n\t)*)/gm : /^\t((?:[^\n\\]|\\[\s\S])*)/gm;
  return [...text.matchAll(pattern)].map((match): Unread => {
    const line = match[1] ?? '';
    // `@`, `-`, `+` in front belong to make, and so does the first of two dollar signs; its `$(X)` is a variable of the file.
    const skip = /^[@+-]*/.exec(line)?.[0].length ?? 0;
    const start = match.index + 1 + skip;
    const at: Origin = { file, path: [], within: { start, end: match.index + match[0].length } };
    const shelled = line.slice(skip).replace(/(?<!\$)\$\((\w+)\)/g, (_, name: string) => `\${${name}}`);
    return { ...PLAIN, file, via: 'make target', at, source: sourceWithout(shelled, at, /\$(?=\$)/g), shell, state, variables };
  });
}

/** What a step of a workflow runs in: `bash -e` where nothing is said, with `pipefail` where bash is asked for by name. */
export function stepShell(shell: string | undefined): { readonly shell: EntryText['shell']; readonly state: Partial<ShellState> } {
  const told = (errexit: Told, pipefail: Told): Partial<ShellState> => ({ errexit, pipefail });
  if (shell === undefined) return { shell: 'bash', state: told(true, false) };
  if (shell === 'bash') return { shell: 'bash', state: told(true, true) };
  if (shell === 'sh') return { shell: 'sh', state: told(true, false) };
  if (/^bash\b/.test(shell)) return { shell: 'bash', state: told(/\s-\w*e/.test(shell), shell.includes('pipefail')) };
  return { shell: undefined, state: told(undefined, undefined) };
}

export const plainText = PLAIN;

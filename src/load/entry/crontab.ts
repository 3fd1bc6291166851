import type { Schedule } from '../../model/entry.ts';
import { type Source, sourceWithout } from './source.ts';

export interface CrontabLine {
  readonly source: Source;
  readonly schedule: Schedule;
  /** Of the column of a system crontab. */
  readonly user: { readonly name: string; readonly start: number; readonly end: number } | undefined;
}

export interface Crontab {
  readonly lines: readonly CrontabLine[];
  /** `PATH=/usr/bin`: for the commands that follow. */
  readonly variables: readonly { readonly name: string; readonly value: string; readonly start: number; readonly end: number }[];
}

const FIELD = String.raw`[\d*,/~LW#?A-Za-z-]+`;
const LINE = new RegExp(String.raw`^[ \t]*(@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)|(?:${FIELD}[ \t]+){4}${FIELD})[ \t]+(\S.*)$`);
const NICKNAMES: Readonly<Record<string, number>> = {
  '@reboot': Number.POSITIVE_INFINITY,
  '@hourly': 60,
  '@daily': 1440,
  '@midnight': 1440,
  '@weekly': 10_080,
};
const LOOKS_LIKE_FIELDS = /^(?:@|[\d*])/;

/** Lines of a crontab. In a system's own a column before the command names the user. */
export function readCrontab(file: string, text: string): Crontab {
  const lines: CrontabLine[] = [];
  const variables: { name: string; value: string; start: number; end: number }[] = [];
  const system = /(?:^|\/)(?:cron\.d\/[^/]+|etc\/crontab)$/.test(file);
  let offset = 0;
  for (const line of text.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (/^\s*(?:#|$)/.test(line) || line.length > 4000) continue;
    const set = /^\s*([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"\s*|'([^']*)'\s*|(\S.*|))$/.exec(line);
    if (set) {
      const [whole, name = '', double, single, bare = ''] = set;
      variables.push({ name, value: double ?? single ?? bare.trimEnd(), start: start + whole.indexOf(name), end: start + line.trimEnd().length });
      continue;
    }
    const match = LINE.exec(line.replace(/\r$/, ''));
    if (!match || !LOOKS_LIKE_FIELDS.test(line.trim())) continue;
    const [, when = '', rest = ''] = match;
    const at = start + line.indexOf(rest, line.indexOf(when) + when.length);
    const named = userColumn(rest, system);
    const user = named === undefined ? undefined : { name: named, start: at, end: at + named.length };
    const from = named === undefined ? 0 : rest.length - rest.slice(named.length).trimStart().length;
    const command = untilPercent(rest.slice(from));
    const within = { start: at + from, end: at + from + command.length };
    const source = sourceWithout(command, { file, path: [], within }, /\\(?=%)/g);
    const minutes = NICKNAMES[when] ?? intervalOf(when.trim().split(/[ \t]+/));
    lines.push({ source, user, schedule: { by: 'crontab line', at: { file, path: [], within }, ...(minutes !== undefined && { minutes }) } });
  }
  return { lines, variables };
}

/** The rest behind a `%` is what the command reads. */
const untilPercent = (text: string): string => text.slice(0, /(?<!\\)%/.exec(text)?.index);

const PROGRAMS = /^(?:claude|cd|env|bash|sh|zsh|test|flock|timeout|nice|ionice|sudo|su|node|npx|npm|python\d?|echo|export|chronic|cronic|systemd-cat|run-one)$/;

function userColumn(rest: string, system: boolean): string | undefined {
  const [, name, next = ''] = /^([a-z_][a-z0-9_-]*)[ \t]+(\S+)/.exec(rest) ?? [];
  if (name === undefined) return undefined;
  return system || name === 'root' || (/^[/~]/.test(next) && !PROGRAMS.test(name)) ? name : undefined;
}

/** Minutes between two runs, by minute and hour alone. */
function intervalOf([minute = '', hour = '']: readonly string[]): number | undefined {
  const count = (field: string, all: number): number | undefined => {
    if (field === '*') return all;
    const step = /^\*\/(\d+)$/.exec(field)?.[1];
    if (step !== undefined) return all / Math.max(1, Number(step));
    return /^\d+(?:,\d+)*$/.test(field) ? field.split(',').length : undefined;
  };
  const perHour = count(minute, 60);
  const hours = count(hour, 24);
  if (perHour === undefined || hours === undefined) return undefined;
  if (perHour > 1) return 60 / perHour;
  return hours === 24 ? 60 : 1440 / hours;
}

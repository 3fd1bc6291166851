import type { Note } from '../pipelines/note.ts';
import { type Overview, type Shown, type ShownRule, type Trust, tally } from '../pipelines/show.ts';
import { wrap } from './layout.ts';
import { colored } from './paint.lazy.ts';
import { counted } from './report.ts';
import { assumed, modeText, placeText, type SessionReport } from './session-report.ts';
import { clip, visible } from './visible.ts';

export interface ShowReport extends SessionReport {
  readonly overview: Overview;
}

interface Options {
  readonly color: boolean;
  readonly verbose: boolean;
  readonly width: number;
}

/** Entries of a list that are shown without being asked for. */
const SHOWN = 6;

/** For people: one block for each question that somebody has about a session. */
export function showText(report: ShowReport, options: Options): string {
  const { overview } = report;
  const { files, folders, ignoredModes, rules, servers, hooks, helpers, environment, prompts } = overview;
  const asleep = rules.filter((rule) => !rule.inForce);
  const blocks = [
    block(
      'Settings',
      files.map((f) => `${padded(f.status)}${placeText(f.file, f.line)} (${f.scope})${because(f.reason)}`),
      options,
      true,
    ),
    ...(files.length > 0 ? [] : [block('Settings', ['none here'], options)]),
    block('Mode', [modeText(report.mode), ...ignoredModes.map(noteText), ...modeRemarks(report)], options, true),
    ...tally(rules).map(({ effect, scope, rules: own }) => block(`${effect}: ${counted(own.length, 'rule')} of ${scope} settings`, ruleLines(own), options)),
    ...(rules.some((rule) => rule.inForce) ? [] : [block('Rules', ['none in force'], options)]),
    ...byReason(asleep).map(([reason, own]) => block(`Not in force: ${counted(own.length, 'rule')}, because ${safe(reason, 300)}`, ruleLines(own), options)),
    block(
      'Additional directories',
      folders.map((folder) => `${padded(folder.inForce ? 'open' : 'ignored')}${noteText(folder)}`),
      options,
    ),
    ...byStatus(servers).map(([title, own]) =>
      block(
        `MCP servers: ${title}`,
        own.map(({ name, file, line }) => `${safe(name)}  ${placeText(file, line)}`),
        options,
      ),
    ),
    block('Hooks', hooks.map(shownText), options),
    block('Programs that settings name', helpers.map(shownText), options),
    block(
      'Environment that settings set',
      environment.map(({ name, file, line }) => `${safe(name)}  ${placeText(file, line)}`),
      options,
    ),
    block('Skills, commands, agents, memories', promptLines(prompts, options.verbose), options),
    trustBlock(report, options),
    block(
      'Incomplete',
      report.incomplete.map(({ file, reason }) => `${safe(file)}: ${safe(reason)}`),
      options,
      true,
    ),
    wrap(visible(assumed(report)), options.width),
  ].filter((one) => one.length > 0);
  const text = blocks.map((one) => one.join('\n')).join('\n\n');
  return `${text}\n`;
}

function modeRemarks({ mode, run }: ShowReport): readonly string[] {
  if (run.headless) return ['under -p what would be asked is refused, and the client exits 0 all the same'];
  return mode.from === 'client' ? ['a new attended session of this client may start in auto mode (--mode auto shows that)'] : [];
}

function trustBlock({ overview: { trust }, run }: ShowReport, options: Options): readonly string[] {
  const { depends, regardless, trusted } = trust;
  const title = trusted ? 'Only because the folder is trusted' : 'Missing because the folder is not trusted';
  const always = regardless.length > 0 ? [`${run.headless ? 'Runs' : 'Under -p runs'} trusted or not: ${regardless.join(', ')}`] : [];
  const lines = [
    ...block(title, depends.length > 0 ? dependLines(depends, options.verbose) : ['nothing: trust changes no rule and no directory here'], options),
  ];
  return [...lines, ...always.flatMap((text) => wrap(`  ${text}`, options.width - 2))];
}

/** Rules of one file are one line, unless everything is asked for. */
function dependLines(depends: Trust['depends'], verbose: boolean): readonly string[] {
  if (verbose) return depends.map(noteText);
  const files = new Map<string, number>();
  for (const { kind, file = '' } of depends) if (kind === 'rule') files.set(file, (files.get(file) ?? 0) + 1);
  const rules = [...files].map(([file, n]) => `${counted(n, 'allow rule')} of ${safe(file)}`);
  return [...rules, ...depends.filter(({ kind }) => kind !== 'rule').map(noteText)];
}

function byReason(rules: readonly ShownRule[]): readonly (readonly [string, readonly ShownRule[]])[] {
  const groups = new Map<string, ShownRule[]>();
  for (const rule of rules) groups.set(rule.reason ?? '', [...(groups.get(rule.reason ?? '') ?? []), rule]);
  return [...groups];
}

function byStatus(servers: readonly Shown[]): readonly (readonly [string, readonly Shown[]])[] {
  const groups = new Map<string, Shown[]>();
  for (const server of servers) {
    const title = `${server.status}${because(server.text === '' ? undefined : server.text)}`;
    groups.set(title, [...(groups.get(title) ?? []), server]);
  }
  return [...groups];
}

/** How many of each kind, and those that are not simply there; each of them when everything is asked for. */
function promptLines(prompts: readonly Shown[], verbose: boolean): readonly string[] {
  if (verbose) return prompts.map(shownText);
  const kinds = new Map<string, number>();
  for (const { name, status } of prompts) if (status === 'loaded') kinds.set(name.split(' ')[0] ?? '', (kinds.get(name.split(' ')[0] ?? '') ?? 0) + 1);
  const loaded = [...kinds].map(([kind, n]) => (kind === 'memory' && n > 1 ? `${n} memories` : counted(n, kind)));
  const later = prompts.filter(({ status }) => status === 'conditional').length;
  return [
    ...(loaded.length > 0 ? [`${padded('loaded')}${loaded.join(', ')}`] : []),
    ...(later > 0 ? [`${padded('conditional')}${later} further down, once files there are read`] : []),
    ...prompts.filter(({ status, text }) => status === 'off' || (status === 'loaded' && text !== '')).map(shownText),
  ];
}

const ruleLines = (rules: readonly ShownRule[]): readonly string[] =>
  rules.map(
    ({ effect, text, file, line, inForce, reason, note }) =>
      `${inForce ? '' : `${effect} `}${safe(text)}  ${placeText(file, line)}${inForce ? because(reason) : ''}${note === undefined ? '' : `: ${safe(note, 160)}`}`,
  );

const shownText = ({ name, status, text, file, line }: Shown): string =>
  `${padded(status)}${safe(name)}  ${placeText(file, line)}${because(text === '' ? undefined : text)}`;

const noteText = ({ text, file, line }: Note): string => (file === undefined ? safe(text, 300) : `${safe(text, 300)}  ${placeText(file, line)}`);

const because = (reason: string | undefined): string => (reason === undefined ? '' : `: ${safe(reason, 160)}`);

const padded = (status: string): string => status.padEnd(13);

function block(title: string, items: readonly string[], { color, verbose, width }: Options, whole = false): readonly string[] {
  if (items.length === 0) return [];
  const shown = verbose || whole ? items : items.slice(0, SHOWN);
  const left = items.length - shown.length;
  const body = shown.flatMap((item) => wrap(item, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)));
  const head = wrap(title, width - 2).map((line, i) => `${i === 0 ? '' : '  '}${color ? colored('file', line) : line}`);
  return [...head, ...body, ...(left > 0 ? [`  and ${left} more (--verbose)`] : [])];
}

const safe = (text: string, longest?: number): string => clip(visible(text), longest);

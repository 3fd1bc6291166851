import { CLIENT_VERSION } from '../client/version.ts';
import { DOES } from '../findings/reach.ts';
import { printable } from '../load/secrets/secrets.ts';
import type { Explanation, Shown } from '../pipelines/explain/explain.ts';
import type { Call } from '../policy/policy.ts';
import { VERSION } from '../version.ts';
import { printed } from './printed.ts';
import { clip, jsonLine, visible } from './visible.ts';

const WIDTH = 100;
/** Longest rule or call on a line of the text. */
const LONGEST_CALL = 72;
const MOST_ADVICE = 4;

/** For people: what a permission rule does, in at most forty lines. */
export function explainText(explanation: Explanation, note?: string): string {
  const { setting, atLoad, meaning, hits, none, nearMisses, stays, powers, auto, otherLists, advice } = explanation;
  const { as, scope, mode } = setting;
  const verb = { allow: 'Permits', ask: 'Asks about', deny: 'Refuses' }[as];
  const refuses = mode === 'dontAsk' || mode === 'plan' || mode === 'auto';
  const beside = as !== 'allow' ? 'allowed without it' : refuses ? 'refused without it' : 'asked without it';
  const reason = atLoad.reason === undefined ? '' : `: ${lower(atLoad.reason)}`;
  const lines = [
    `${shortly(explanation.text)} · ${as}, ${scope} settings, ${mode} mode`,
    '',
    ...meaning.flatMap((line) => wrapped('', safe(line))),
    ...wrapped(
      'At load: ',
      `${atLoad.status}${safe(reason)}${trusted(explanation) ? '; ignored while nobody has trusted the folder' : ''}${atLoad.suggestion === undefined ? '' : ` Probably meant: ${shortly(atLoad.suggestion)}`}`,
    ),
    ...(atLoad.status === 'skipped' || explanation.consulted ? [] : ['Consulted: never']),
    ...(auto === 'suspended' ? ['Auto mode: suspended, because the rule could run anything past the classifier'] : []),
    ...otherLists.flatMap(({ as: list, note }) => wrapped(`As ${list}: `, safe(note))),
    '',
    hits.length > 0 ? `${verb} (${beside}):` : `${verb} nothing: ${none ?? ''}`,
    ...callLines(hits, false),
    ...(nearMisses.length > 0 ? [`Does not ${{ allow: 'permit', ask: 'ask about', deny: 'refuse' }[as]}:`, ...callLines(nearMisses, true)] : []),
    ...(stays.length > 0 ? [`Matches, and the client still ${refuses ? 'refuses' : 'asks'}:`, ...callLines(stays, false)] : []),
    ...(powers.length > 0 ? ['Reaches:', ...columns(powers.map(({ can, call }) => [callText(call), DOES[can]]))] : []),
    ...(advice.length > 0 ? ['', ...adviceLines(explanation)] : []),
    ...(note === undefined ? [] : ['', ...wrapped('Kept here: ', safe(note))]),
  ];
  return `${lines.join('\n')}\n`;
}

const lower = (text: string): string => text.replace(/^[A-Z](?=[a-z]* )/, (letter) => letter.toLowerCase());

/** Audited text for a terminal: no secret, nothing hidden. */
const safe = (text: string): string => visible(clip(printable(text).replace(/\s+/g, ' '), 400));
const shortly = (text: string): string => visible(clip(printable(text), LONGEST_CALL));

const trusted = ({ setting, atLoad }: Explanation): boolean => setting.scope === 'project' && setting.as === 'allow' && atLoad.status !== 'skipped';

function callLines(calls: readonly Shown[], decided: boolean): readonly string[] {
  return columns(
    calls.map(({ call, shows, decision, reason }) => [
      callText(call),
      [shows === '' && decided ? reason : shows, decided ? WORD[decision] : ''].filter((part) => part !== '').join(' · '),
    ]),
  );
}

const WORD = { allow: 'allowed', ask: 'asked', deny: 'refused' } as const;

/** Two columns; a long call gets a line of its own width. */
function columns(rows: readonly (readonly [call: string, note: string])[]): readonly string[] {
  const width = Math.min(44, Math.max(0, ...rows.map(([call]) => call.length)));
  return rows.map(([call, note]) => `  ${note === '' ? call : `${call.padEnd(width)}  ${visible(printable(note))}`}`);
}

/** A call in the form that `grantlint can` takes it; the shell's is the command itself. */
function callText({ tool, input }: Call): string {
  const { command, ...others } = input;
  if (tool === 'Bash' && typeof command === 'string') {
    const more = Object.entries(others).map(([name, value]) => ` (${name}: ${String(value)})`);
    return shortly(`${command}${more.join('')}`.replace(/\n/g, '⏎'));
  }
  const main = ['command', 'file_path', 'notebook_path', 'path', 'url', 'subagent_type', 'skill', 'query']
    .map((name) => input[name])
    .find((value) => typeof value === 'string');
  const field = Object.entries(input).find(
    ([name, value]) =>
      /^(?:args|content|limit|offset|new_string|old_string|model|isolation|prompt|description)$/.test(name) && value !== 'x' && value !== 'a' && value !== 'b',
  );
  return shortly(`${tool}${main === undefined ? '' : `(${String(main)})`}${field ? ` (${field[0]}: ${String(field[1])})` : ''}`.replace(/\n/g, '⏎'));
}

function adviceLines({ advice }: Explanation): readonly string[] {
  const shown = advice.slice(0, MOST_ADVICE);
  const more = advice.length - shown.length;
  return [
    ...shown.flatMap(({ rule, severity, message, remedy }) => [
      ...wrapped(`${severity}: `, safe(message)),
      ...wrapped('  remedy: ', `${safe(firstSentence(remedy))} [${rule}]`),
    ]),
    ...(more > 0 ? [`${more} more: --format json-v1`] : []),
  ];
}

const firstSentence = (text: string): string => /^[\s\S]*?[.](?=\s[A-Z]|$)/.exec(text)?.[0] ?? text;

/** Words of a paragraph on lines of one width, indented below its label. */
function wrapped(label: string, text: string): readonly string[] {
  const lines: string[] = [];
  let line = label;
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH && line.trim() !== '' && line !== label) {
      lines.push(line.trimEnd());
      line = ' '.repeat(Math.min(label.length, 4));
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** json-v1: `schemas/explain.json` describes it. */
export function explainJson({ text, setting, atLoad, auto, none, ...rest }: Explanation, note?: string): string {
  const shown = ({ call, ...verdict }: Shown) => ({ ...call, ...verdict });
  const value = {
    version: 1,
    tool: { name: 'grantlint', version: VERSION },
    client: CLIENT_VERSION,
    kind: 'permission-rule',
    rule: text,
    ...setting,
    atLoad,
    consulted: rest.consulted,
    autoMode: auto ?? null,
    meaning: rest.meaning,
    hits: rest.hits.map(shown),
    none: none ?? null,
    nearMisses: rest.nearMisses.map(shown),
    stillAsked: rest.stays.map(shown),
    capabilities: rest.powers.map(({ can, call }) => ({ can, witness: call })),
    otherLists: rest.otherLists,
    findings: rest.advice,
    ...(note !== undefined && { note }),
  };
  return `${jsonLine(printed(value))}\n`;
}

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import rule from '../../rules/settings-not-in-force.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { discover } from '../../src/load/discover.ts';
import { parseJson } from '../../src/load/document/json.ts';
import { load } from '../../src/load/load.ts';
import { settingsLosses } from '../../src/load/settings-losses.ts';
import type { Loss } from '../../src/model/harness.ts';
import type { Scope } from '../../src/model/permission.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { nestedDocument } from './data/nested-document.ts';

const data = (name: string): string => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
const lines = <T>(name: string): T[] =>
  data(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const losses = (value: unknown, scope: Scope = 'project'): readonly Loss[] =>
  settingsLosses(parseJson('s.json', typeof value === 'string' ? value : JSON.stringify(value)), scope);
const drops = (found: readonly Loss[]): string => (found.some((loss) => loss.drops === 'file') ? 'file' : found.length > 0 ? 'part' : '');
const words = (list: string | undefined): string[] => (list === undefined ? [] : list.split(' '));

interface Row {
  readonly id: string;
  readonly scope: Scope;
  readonly case: string;
  readonly text: string;
  readonly client: string;
}

describe('recorded files: the client drops what we say it drops', () => {
  test.each(lines<Row>('settings-files.jsonl'))('$id $scope $case', ({ scope, text, client }) => {
    const verdict = drops(losses(text, scope));
    if (scope === 'managed') expect(verdict).toBe(client === 'stop' ? 'file' : client === 'partly' ? 'part' : '');
    else expect(verdict === 'file').toBe(client === 'file-discarded');
  });
});

/** A marketplace entry with an unknown source type somewhere inside is no longer forgiven its other mistakes. We are milder there. */
const MILDER = new Set(['random-119', 'random-141']);

test('random documents, each shown to the client', () => {
  const wrong = lines<Row>('random-settings.jsonl').filter(
    ({ id, text, client }) => (drops(losses(text)) === 'file') !== (client === 'file-discarded') && !MILDER.has(id),
  );
  expect(wrong).toEqual([]);
});

interface Verdict {
  /** Names of the values that drop the whole file, and of those that lose only themselves with a message. */
  readonly file?: string;
  readonly lost?: string;
}

/** Ignored outside managed settings whatever their value is: `ignored-in-scope` says so. */
const MANAGED_ONLY = new Set(['managedMcpServers', 'deniedModels', 'availableModelsMatch']);

describe('every key with values of every type', () => {
  const { values, keys } = JSON.parse(data('settings-types.json')) as { values: Record<string, unknown>; keys: Record<string, Verdict> };
  test.each(Object.entries(keys))('%s', (key, { file, lost }) => {
    for (const [name, value] of Object.entries(values)) {
      const verdict = drops(losses({ [key]: value }));
      expect([name, verdict === 'file']).toEqual([name, words(file).includes(name)]);
      // Some values are ignored without a message: those we may name too.
      if (words(lost).includes(name) && !MANAGED_ONLY.has(key)) expect([name, verdict]).toEqual([name, 'part']);
    }
  });
});

describe('keys inside objects with values of every type', () => {
  const { values, places } = JSON.parse(data('settings-types-nested.json')) as { values: Record<string, unknown>; places: Record<string, Verdict> };
  test.each(Object.entries(values))('%s', (name, value) => {
    const ours = losses(nestedDocument(value)).map((loss) => ({ drops: loss.drops, at: loss.origin.path.join('.') }));
    const theirs = Object.entries(places)
      .filter(([, verdict]) => words(verdict.file).includes(name))
      .map(([at]) => at);
    const near = (one: string, other: string) => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
    const files = ours.filter((loss) => loss.drops === 'file').map((loss) => loss.at);
    expect(theirs.filter((at) => !files.some((one) => near(at, one)))).toEqual([]);
    expect(files.filter((at) => !theirs.some((one) => near(at, one)))).toEqual([]);
    // (Rules that are malformed are the policy's business: src/policy/syntax.ts.)
    const lost = Object.entries(places).filter(([at, verdict]) => words(verdict.lost).includes(name) && !at.startsWith('permissions.'));
    expect(lost.map(([at]) => at).filter((at) => !ours.some((loss) => near(at, loss.at)))).toEqual([]);
  });
});

describe('fields of hooks', () => {
  const values: Readonly<Record<string, unknown>> = {
    num: 1,
    str: 'x',
    empty: '',
    bool: true,
    arr: [],
    obj: {},
    nul: null,
    arrnum: [1],
    objnum: { a: 1 },
    neg: -1,
    zero: 0,
    half: 1.5,
  };
  const types: Readonly<Record<string, object>> = {
    command: { command: 'x' },
    prompt: { prompt: 'x' },
    agent: { prompt: 'x' },
    http: { url: 'https://x.y/' },
    mcp_tool: { server: 's', tool: 't' },
  };
  const good = { type: 'command', command: 'x' };
  const groupOf = (field: string, value: unknown): unknown => {
    if (field === 'MATCHERVALUE') return value;
    if (field === 'HOOKVALUE') return { hooks: [value] };
    if (field === 'TYPE') return { hooks: [{ ...good, type: value }] };
    const [type = '', name = ''] = field.split('.');
    return type === 'MATCHER' ? { hooks: [good], [name]: value } : { hooks: [{ type, ...types[type], [name]: value }] };
  };
  test.each(Object.entries(JSON.parse(data('hook-fields.json')) as Record<string, string>))('%s', (field, bad) => {
    for (const [name, value] of Object.entries(values)) {
      const wrong = words(bad).includes(name);
      expect([name, drops(losses({ hooks: { PostToolUse: [groupOf(field, value)] } }))]).toEqual([name, wrong ? 'part' : '']);
      // The same in an event that guards takes the whole file with it.
      expect([name, drops(losses({ hooks: { PreToolUse: [groupOf(field, value)] } }))]).toEqual([name, wrong ? 'file' : '']);
    }
  });
  test('an event that is null is ignored alone, one that is an object takes a guarded file with it', () => {
    expect(drops(losses({ hooks: { PreToolUse: null } }))).toBe('part');
    expect(drops(losses({ hooks: { PreToolUse: {} } }))).toBe('file');
    expect(drops(losses({ hooks: { Stop: {} } }))).toBe('part');
  });
});

describe('what the file is', () => {
  const inForce = (text: string) => {
    const world = memoryWorld({ '.claude/settings.json': text });
    const { settings, problems } = load(world, discover(world));
    return [settings[0]?.inForce, problems.map((problem) => problem.kind)];
  };
  test('over 2 MiB it is not read, and the check is incomplete', () => {
    expect(inForce(`{ "pad": "${'x'.repeat(2 * 1024 * 1024)}" }`)).toEqual([false, ['too-big']]);
  });
  test('a folder of that name is reported', () => {
    const world = memoryWorld({ '.claude/settings.json/base.json': '{}' });
    const { findings } = check(world, { rules: [rule], run: DEFAULT_RUN, found: discover(world) });
    expect(findings.map(({ file, line, severity }) => [file, line, severity])).toEqual([['.claude/settings.json', null, 'error']]);
  });
  test('what the client cannot read either is reported, and the check is incomplete', () => {
    const inner = memoryWorld({ '.claude/settings.json': '{}' });
    const world = { ...inner, project: { ...inner.project, read: () => ({ problem: 'unreadable' as const, detail: 'permission denied' }) } };
    const { findings, incomplete } = check(world, { rules: [rule], run: DEFAULT_RUN, found: discover(world) });
    expect(findings.map(({ message }) => message)).toEqual(['the client drops this whole file: permission denied; everything in it is off']);
    expect(incomplete).toEqual([{ file: '.claude/settings.json', reason: 'permission denied' }]);
  });
  test('a mark at the start does not matter', () => expect(inForce('\ufeff{}')).toEqual([true, []]));
  test('64 levels are read, the 65th is left out alone', () => {
    const nested = (n: number) => `{ "x": ${'['.repeat(n)}1${']'.repeat(n)} }`;
    expect(losses(nested(63))).toEqual([]);
    expect(losses(nested(64)).map((loss) => loss.drops)).toEqual(['entry']);
    expect(losses(nested(200_000)).map((loss) => loss.drops)).toEqual(['entry']);
  });
  test.each(['null', '[]', '1', '"x"', '', ' \n', '{', "{'a':1}", '{"a":1,}', '{"a":NaN}', '{} {}', '// x\n{}', '\u0000{}'])('%j is not in force', (text) => {
    expect(drops(losses(text))).toBe('file');
  });
});

test('a loss says what would fit', () => {
  const [loss] = losses({ permissions: { defaultMode: 'acceptAll' } });
  expect(loss?.message).toBe('permissions.defaultMode must be one of acceptEdits, auto, bypassPermissions, default, dontAsk, manual, plan');
  expect(loss?.origin.path).toEqual(['permissions', 'defaultMode']);
  expect(losses({ permissions: { deny: 'Read(.env)' } })[0]?.message).toBe('permissions.deny must be a list of strings, not a string');
  expect(losses({ cleanupPeriodDays: 0 })[0]?.message).toBe('cleanupPeriodDays must be at least 1');
  expect(losses({ verbose: 'x' })[0]?.message).toBe('verbose must be true or false, not a string');
});

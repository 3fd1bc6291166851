import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const walk = (dir: string): string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(`${dir}/${e.name}`) : e.name.endsWith('.ts') ? [`${dir}/${e.name}`] : [],
  );

/** The floors of the house, highest first: imports point down only (src/README.md). */
const FLOORS = [
  'src/cli.ts',
  'src/index.ts',
  'src/commands',
  'src/editor',
  'src/report',
  'src/pipelines',
  'rules',
  'src/edits',
  'src/findings',
  'src/transcripts',
  'src/load',
  'schemas',
  'src/capability',
  'src/policy',
  'src/client',
  'src/model',
];
const floorOf = (file: string) => FLOORS.findIndex((floor) => file === floor || file.startsWith(`${floor}/`));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}
const imports: Import[] = [...walk('src'), ...walk('rules')].flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gm)].map((m) => {
    const target = m[2] ?? m[3] ?? '';
    return { from, to: target.startsWith('.') ? posix.join(posix.dirname(from), target) : target, typeOnly: m[1] !== undefined || m[0].startsWith('import(') };
  }),
);
const edges = imports.filter(({ to }) => to.startsWith('src/') || to.startsWith('rules/') || to.startsWith('schemas/'));

test('imports are found at all', () => expect(edges.length).toBeGreaterThan(50));

test('every file stands on a floor', () => {
  expect([...walk('src'), ...walk('rules')].filter((f) => floorOf(f) < 0 && !f.startsWith('src/world/') && f !== 'src/version.ts')).toEqual([]);
});

test('imports point down', () => {
  const up = edges.filter(({ from, to }) => floorOf(from) >= 0 && floorOf(to) >= 0 && floorOf(to) < floorOf(from));
  expect(up.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('only world/ and the entry touch disk, processes and the network', () => {
  const outside = imports.filter(
    ({ from, to }) =>
      /^node:(fs|child_process|net|http|https|tls|dns|dgram|worker_threads|cluster|os)\b/.test(to) && !from.startsWith('src/world/') && from !== 'src/cli.ts',
  );
  expect(outside.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('nothing opens a network connection', () => {
  expect(imports.filter(({ to }) => /^node:(net|http|https|tls|dns|dgram|http2)\b/.test(to))).toEqual([]);
});

test('policy/ is pure: model, client, the shell parser and ignore, nothing else', () => {
  const foreign = imports.filter(
    ({ from, to, typeOnly }) => from.startsWith('src/policy/') && !typeOnly && !/^src\/(policy|model|client)\//.test(to) && to !== 'unbash' && to !== 'ignore',
  );
  expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('model/ holds types and constants', () => {
  const foreign = imports.filter(({ from, to, typeOnly }) => from.startsWith('src/model/') && !typeOnly && !/^src\/(model|client)\//.test(to));
  expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('rules see findings/, load/, policy/ and below, never the world', () => {
  const foreign = imports.filter(
    ({ from, to }) =>
      from.startsWith('rules/') && (to.startsWith('node:') || to.startsWith('src/world/') || to.startsWith('src/commands/') || to.startsWith('src/report/')),
  );
  expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('world/ is below everything: types of the model only', () => {
  const foreign = imports.filter(
    ({ from, to, typeOnly }) => from.startsWith('src/world/') && !typeOnly && to.startsWith('src/') && !/^src\/(world|model|client)\//.test(to),
  );
  expect(foreign.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('no drawer called utils', () => {
  expect([...walk('src'), ...walk('rules')].filter((f) => /\/(utils?|helpers?|misc|common)(\.ts|\/)/.test(f))).toEqual([]);
});

test('the project holds no configuration for those who work on it', () => {
  expect(readdirSync(root).filter((f) => ['.claude', '.mcp.json', 'CLAUDE.md'].includes(f))).toEqual([]);
});

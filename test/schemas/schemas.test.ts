import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../rules/examples.ts';
import { rules } from '../../rules/index.ts';
import type { SchemaName } from '../../src/load/schema/catalogue.ts';
import { violations } from '../../src/load/schema/violations.ts';
import { nestedDocument } from '../load/data/nested-document.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const schema = (name: string): object => JSON.parse(read(`../../schemas/${name}`)) as object;
/** Of files that the client reads; those of our own files and reports are tested beside what writes them. */
const files = ['settings', 'hooks', 'mcp', 'plugin', 'marketplace', 'skill', 'command', 'agent'].map((name) => `${name}.json`);

// (`required` stands in the branches of a union, away from the properties: strictRequired knows no such thing.)
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, discriminator: true, allowUnionTypes: true });
for (const word of ['x-drops', 'x-scopes', 'x-inert', 'x-wants']) ajv.addKeyword(word);
for (const name of files) ajv.addSchema(schema(name));

describe('every schema', () => {
  test.each(files)('%s compiles in strict mode and is named after its file', (name) => {
    expect(schema(name)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: name });
    expect(ajv.getSchema(name)).toBeTypeOf('function');
  });
});

/** The interpreter that the program uses must say of every document whether it fits, exactly as ajv does. */
const INTERPRETED: readonly SchemaName[] = ['settings.json', 'hooks.json', 'mcp.json', 'plugin.json', 'marketplace.json'];
const agree = (name: SchemaName, value: unknown): void => {
  const validate = ajv.getSchema(name);
  const found = violations(value, name);
  if (!validate || validate(value) !== (found.length === 0)) {
    expect.fail(
      `${name} ${JSON.stringify(value)?.slice(0, 2000)}: ajv ${JSON.stringify(validate?.errors?.slice(0, 3))}, ours ${JSON.stringify(found.slice(0, 3))}`,
    );
  }
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
const rows = (name: string): unknown[] =>
  read(`../load/data/${name}`)
    .trim()
    .split('\n')
    .map((line) => jsonOf((JSON.parse(line) as { text: string }).text))
    .filter((value) => value !== undefined);
/** Files of the rules' examples by the end of their names. */
const fromExamples = (end: string): unknown[] =>
  rules.flatMap(({ id }) => {
    const all = examples[id]?.();
    return [...(all?.bad ?? []), ...(all?.good ?? [])].flatMap((example) =>
      Object.entries(example.files).flatMap(([name, file]) => {
        const value = name.endsWith(end) && typeof file === 'string' ? jsonOf(file.replace(/[«»]/g, '')) : undefined;
        return value === undefined ? [] : [value];
      }),
    );
  });

const VALUES: readonly unknown[] = [
  1,
  0,
  -1,
  1.5,
  'x',
  '',
  './x',
  './x.json',
  '../x',
  'https://a.b/c',
  true,
  null,
  [],
  {},
  [1],
  ['x'],
  [{}],
  { a: 1 },
  { a: 'x' },
  { a: {} },
];
const DOCUMENTS: Readonly<Record<SchemaName, readonly unknown[]>> = {
  'settings.json': [...rows('settings-files.jsonl'), ...VALUES.map(nestedDocument), ...fromExamples('settings.json'), ...fromExamples('settings.local.json')],
  'hooks.json': [
    ...fromExamples('hooks.json'),
    {
      hooks: {
        Stop: [{ matcher: 'x', hooks: [{ type: 'command', command: 'x', timeout: 1 }] }],
        PreToolUse: [{ hooks: [{ type: 'http', url: 'https://x.y' }] }],
      },
    },
  ],
  'mcp.json': [...rows('mcp-files.jsonl'), ...fromExamples('.mcp.json')],
  'plugin.json': [
    ...fromExamples('plugin.json'),
    {
      name: 'a',
      author: { name: 'x' },
      homepage: 'https://a.b',
      hooks: { Stop: [{ hooks: [{ type: 'command', command: 'x' }] }] },
      mcpServers: { s: { command: 'x' } },
      commands: { c: { source: './c.md' } },
      agents: ['./a.md'],
      userConfig: { k: { type: 'string', title: 't', description: 'd' } },
      experimental: { monitors: [{ name: 'm', command: 'c', description: 'd' }] },
      dependencies: ['a@b', { name: 'c' }],
      channels: [{ server: 's' }],
    },
  ],
  'marketplace.json': [
    ...fromExamples('marketplace.json'),
    {
      name: 'm',
      owner: { name: 'o' },
      plugins: [
        { name: 'p', source: './p', strict: true },
        { name: 'q', source: { source: 'github', repo: 'o/q', ref: 'v1' } },
      ],
      renames: { a: null },
    },
  ],
};

describe('the interpreter agrees with ajv', () => {
  test.each(INTERPRETED)('on fixtures of %s', (name) => {
    for (const value of [...DOCUMENTS[name], ...VALUES]) agree(name, value);
  });

  test.each(INTERPRETED)('on mutated fixtures of %s', (name) => {
    const places = (value: unknown, path: readonly (string | number)[]): (readonly (string | number)[])[] =>
      typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, Array.isArray(value) ? Number(key) : key]))]
        : [path];
    const put = (value: unknown, path: readonly (string | number)[], next: unknown): unknown => {
      const [key, ...rest] = path;
      if (key === undefined) return next;
      const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
      const inner = (copy as Record<string | number, unknown>)[key];
      if (rest.length === 0 && next === REMOVED) delete (copy as Record<string | number, unknown>)[key];
      else (copy as Record<string | number, unknown>)[key] = put(inner, rest, next);
      return copy;
    };
    const REMOVED = Symbol('removed');
    fc.assert(
      fc.property(
        fc.constantFrom(...DOCUMENTS[name]),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...VALUES, REMOVED)), { minLength: 1, maxLength: 3 }),
        (start, changes) => {
          let value = start;
          for (const [n, next] of changes) {
            const all = places(value, []);
            const path = all[n % all.length] ?? [];
            if (path.length > 0 && !(next === REMOVED && typeof path.at(-1) === 'number')) value = put(value, path, next);
          }
          agree(name, value);
        },
      ),
      { numRuns: 2_000, seed: 7 },
    );
  });
});

/** Every example of a front matter schema: what the client reads, and what it does not. */
describe('front matter', () => {
  test.each([
    ['skill.json', { name: 'x', description: 'y', 'allowed-tools': ['Read'], 'disable-model-invocation': true, hooks: {} }, true],
    ['skill.json', { description: 'y', context: 'spoon' }, false],
    ['agent.json', { name: 'x', description: 'y', tools: 'Read, Bash', permissionMode: 'plan' }, true],
    ['agent.json', { name: 'x' }, false],
    ['command.json', { 'argument-hint': '[file]', model: 'opus' }, true],
    ['command.json', { shell: 'zsh' }, false],
  ])('%s %j', (name, value, fits) => expect(ajv.getSchema(name)?.(value)).toBe(fits));
});

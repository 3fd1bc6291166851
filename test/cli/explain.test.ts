import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { program } from './program.ts';

const p = program();
const run = (...args: string[]) => p.run(p.home, ['explain', ...args]);

/** The published schema lets keys be added; here none may stand that it does not know. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return copy['type'] === 'object' && 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}
const schema = strict(JSON.parse(readFileSync(new URL('../../schemas/explain.json', import.meta.url), 'utf8')));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, discriminator: true });
const validate = ajv.compile(Object(schema));

interface Shown {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly decision: string;
}
interface Explained {
  readonly atLoad: { readonly status: string; readonly suggestion?: string };
  readonly consulted: boolean;
  readonly autoMode: string | null;
  readonly hits: readonly Shown[];
  readonly nearMisses: readonly Shown[];
  readonly stillAsked: readonly Shown[];
  readonly capabilities: readonly { readonly can: string }[];
  readonly otherLists: readonly { readonly as: string; readonly note: string }[];
  readonly findings: readonly { readonly rule: string; readonly remedy: string }[];
}
function data(...args: string[]): Explained {
  const { code, out, err } = run(...args, '--format', 'json-v1');
  expect(err).toBe('');
  expect(code).toBe(0);
  const value = JSON.parse(out) as Explained;
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return value;
}
const commands = (calls: readonly Shown[]) => calls.map(({ input }) => input['command']);

describe('a lint rule', () => {
  test('its page', () => expect(run('unrestricted-shell')).toMatchObject({ code: 0, err: '' }));
  test('its page as data', () => void data('unrestricted-shell'));
  test('a misspelt id: 2, with a suggestion, and what the client does with such a permission rule', () => {
    const { code, err } = run('unrestricted-shel');
    expect(code).toBe(2);
    expect(err).toContain('did you mean unrestricted-shell?');
    expect(err).toContain('the client skips it');
  });
  test('a tool in lower case: 2, and where to look', () => expect(run('bash').err).toContain('grantlint explain Bash'));
});

describe('usage', () => {
  test.each([[[]], [['a', 'b']], [['Bash', '--as', 'x']], [['Bash', '--scop', 'user']]])('2: %j', (args) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });
  test('the empty rule is a rule that the client skips', () => expect(run('--', '')).toMatchObject({ code: 0 }));
});

describe('a permission rule', () => {
  test('permits what needs a rule, and nothing that runs anyway', () => {
    const { hits } = data('Bash(date:*)');
    expect(commands(hits)).toContain('date -s 12:00');
    expect(commands(hits)).not.toContain('date +%F');
  });
  test('says what the client asks about all the same', () => expect(commands(data('Bash(find:*)').stillAsked)).toContain('find . -exec rm {} +'));
  test('names what it reaches', () => expect(data('Bash(sed:*)').capabilities.map(({ can }) => can)).toEqual(['exec', 'write-any', 'destroy']));
  test('auto mode', () => {
    expect(data('Bash(time:*)').autoMode).toBe('suspended');
    expect(data('Bash(git push:*)').autoMode).toBe('kept');
    expect(data('Bash(node:*)', '--mode', 'auto').hits).toEqual([]);
  });
  test('never consulted: with the right spelling', () => {
    const { consulted, hits, findings, atLoad } = data('Write(/opt/x/**)');
    expect({ consulted, hits, status: atLoad.status }).toEqual({ consulted: false, hits: [], status: 'warned' });
    expect(findings[0]?.remedy).toContain('Edit(//opt/x/**)');
  });
  test('skipped: with the right spelling', () => {
    const { atLoad, hits } = data('bash(x)');
    expect({ ...atLoad, hits }).toMatchObject({ status: 'skipped', suggestion: 'Bash(x)', hits: [] });
  });
  test('paths start elsewhere in each source', () => {
    const file = (...args: string[]) => data('Edit(//x/a)', ...args).hits.map(({ input }) => input['file_path']);
    expect(file('--scope', 'user')).toContain('/x/a');
    expect(data('Read(/x/a)', '--scope', 'user').hits.map(({ input }) => input['file_path'])).toContain('~/.claude/x/a');
    expect(data('Edit(/x/a)').hits.map(({ input }) => input['file_path'])).toContain('x/a');
  });
  test('a deny shows what gets around it', () => {
    expect(commands(data('Read(.env)', '--as', 'deny').nearMisses)).toContain('cat .e*');
    expect(commands(data('Bash(git push:*)', '--as', 'deny').nearMisses)).toContain('git -C . push');
  });
  test('other lists, where they differ', () => {
    expect(data('Bash(gh repo:*)').otherLists.map(({ as }) => as)).toEqual(['ask']);
    expect(data('mcp__*', '--as', 'deny').otherLists[0]?.note).toContain('skipped');
    expect(data('Skill(x)').otherLists[0]?.note).toContain('never consulted in ask lists');
  });
  test('a star glued to a domain', () => {
    expect(data('WebFetch(domain:*example.com)').hits.map(({ input }) => input['url'])).toContain('https://evilexample.com/');
  });
});

describe('text of others', () => {
  const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
  test('a credential in a rule is printed nowhere', () => {
    for (const format of ['text', 'json-v1']) {
      const { out } = run(`Bash(curl -H "Authorization: token ${token}" https://api.github.com/x)`, '--format', format);
      expect(out).not.toContain(token);
      expect(out).not.toContain(token.slice(0, 20));
    }
  });
  test('control characters are spelt out', () => {
    for (const format of ['text', 'json-v1']) {
      const { out } = run('Bash(echo \u001b[2J\u202e:*)', '--format', format);
      expect(out).not.toMatch(/[\u001b\u202e]/);
    }
  });
});

test.each([
  'Bash',
  'Bash(git push:*)',
  'Bash(* --version)',
  'Bash(npm :*)',
  'Bash(a && b)',
  'Bash(',
  'Edit(src/**)',
  'Read(~/.ssh/**)',
  'Write(x)',
  'mcp__github',
  'mcp__a.b',
  'WebFetch(domain:a.b)',
  'Agent(x)',
  'Skill(deploy:*)',
  'Foo(x)',
  'Monitor(x)',
  'WebSearch',
  '*',
  ' ',
])('%s: data that fits the schema in every list and mode', (rule) => {
  for (const as of ['allow', 'ask', 'deny']) data(rule, '--as', as);
  for (const mode of ['plan', 'dontAsk', 'manual']) data(rule, '--mode', mode, '--scope', 'flag');
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { check } from '../../src/pipelines/check.ts';
import { formats } from '../../src/report/index.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { finding, HOSTILE, PLAIN, report } from './sample.ts';

/** The published schema lets keys be added; here none may stand that it does not know. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return copy['type'] === 'object' && 'properties' in copy && !('properties' in copy && 'kind' in Object(copy['properties']))
    ? { ...copy, unevaluatedProperties: false }
    : copy;
}
const published: unknown = JSON.parse(readFileSync(new URL('../../schemas/report.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
ajv.addSchema(Object(strict(published)), 'strict');
const whole = ajv.getSchema('strict');
const loose = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
loose.addSchema(Object(published), 'published');
const line = loose.getSchema('published#/$defs/line');

function valid(validate: typeof whole, text: string): unknown {
  const value: unknown = JSON.parse(text);
  expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true);
  return value;
}

const docs = { a: 'x', b: 'yy' };
const full = finding(docs, 'b', 'yy', {
  severity: 'warning',
  scope: 'project',
  grant: { effect: 'allow', text: 'Bash' },
  witness: { tool: 'Bash', input: { command: 'ls', timeout: 3 } },
  related: [{ file: 'a', line: null, column: null, endLine: null, endColumn: null, message: 'see here' }],
  accepted: { reason: 'known', owner: '@team' },
});
const samples: Record<string, CheckReport> = {
  empty: report({}, []),
  'one finding': report(docs, [finding(docs, 'a', 'x')]),
  'everything in a finding': report(docs, [full, finding(docs, 'a', 'nowhere')], { root: '/somewhere' }),
  incomplete: report(docs, [], { incomplete: [{ file: '', reason: 'rule x failed' }] }),
  hostile: report(
    Object.fromEntries(HOSTILE.map((name) => [name, name])),
    HOSTILE.map((name) => finding({ [name]: name }, name, name.slice(0, 3), { message: name })),
    { incomplete: HOSTILE.map((file) => ({ file, reason: file })) },
  ),
};

describe.each(Object.entries(samples))('%s', (_, sample) => {
  const text = formats['json-v1'](sample, PLAIN);
  test('json-v1 is what the schema says', () => valid(whole, text));
  test('json is its alias', () => expect(formats.json(sample, PLAIN)).toBe(text));
  test('each line of ndjson is what the schema says; one a finding, then the summary', () => {
    const lines = formats.ndjson(sample, PLAIN).trimEnd().split('\n');
    expect(lines).toHaveLength(sample.findings.length + 1);
    for (const one of lines) valid(line, one);
    expect(lines.map((one) => JSON.parse(one).kind)).toEqual([...sample.findings.map(() => 'finding'), 'summary']);
  });
  test('nothing that a terminal would obey', () => {
    expect(text).toMatch(/\n$/);
    expect(text.slice(0, -1)).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
  });
  test('and still the same values', () =>
    expect(JSON.parse(text).findings.map((f: { message: string }) => f.message)).toEqual(sample.findings.map((f) => f.message)));
});

test('the real rules give a valid report, twice the same bytes', () => {
  const world = () =>
    memoryWorld({
      '.claude/settings.json': '{ "permissions": { "allow": ["Bash", "bash(ls)", 3], "deny": "no" }, "hooks": { "Stop": [] } }',
      '.mcp.json': '{ "mcpServers": { "x": { "command": "npx", "args": ["-y", "y"] } } }',
    });
  const print = () => {
    const { findings, harness, incomplete } = check(world(), { rules, run: DEFAULT_RUN });
    return formats['json-v1'](report({}, findings, { documents: harness.documents, incomplete, rules, files: harness.documents.size }), PLAIN);
  };
  expect(valid(whole, print())).toMatchObject({ version: 1 });
  expect(print()).toBe(print());
});

test('accepted findings are listed and do not count', () => {
  const { findings, summary } = JSON.parse(formats.json(report(docs, [full]), PLAIN));
  expect(findings[0].accepted).toEqual({ reason: 'known', owner: '@team' });
  expect(summary).toEqual({ error: 0, warning: 0, note: 0 });
});

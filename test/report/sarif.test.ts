import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/report/index.ts';
import type { CheckReport } from '../../src/report/report.ts';
import { finding, HOSTILE, PLAIN, report } from './sample.ts';

/** The official schema is draft 4; it uses nothing that later drafts read differently but the name of `id`. */
const { id, $schema: _, ...official } = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile({ $id: id, ...official });

interface Log {
  readonly runs: readonly [Run];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Record<string, never>[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly [
    { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[] },
  ];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: object } },
  ];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly unknown[];
}

function run(r: CheckReport): Run {
  const log = JSON.parse(formats.sarif(r, PLAIN)) as Log;
  expect(validate(log), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
  return log.runs[0];
}

const docs = { '.claude/settings.json': '{\n  "a": [\n    "Bash"\n  ]\n}\n' };
const one = finding(docs, '.claude/settings.json', '"Bash"', {
  scope: 'project',
  grant: { effect: 'allow', text: 'Bash' },
  witness: { tool: 'Bash', input: { command: 'x' } },
  related: [{ file: 'CLAUDE.md', line: 2, column: 1, endLine: 2, endColumn: 3, message: 'here' }],
});

test('the official schema knows right from wrong', () => expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false));

test('a result has what code scanning needs', () => {
  const { results, tool } = run(report(docs, [one]));
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({
    ruleId: 'open-door',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'the door is open. Close it.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: '.claude/settings.json', uriBaseId: 'ROOT' },
          region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 11 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}:1$/) },
  });
  expect(tool.driver.rules[0]).toMatchObject({
    id: 'open-door',
    shortDescription: { text: 'Title of open-door' },
    fullDescription: { text: 'Why open-door matters, in Markdown with code.' },
    help: { markdown: expect.stringContaining('**Remedy.** Mend open-door') },
    defaultConfiguration: { level: 'error' },
    properties: { precision: 'very-high', 'security-severity': '8.0', tags: expect.arrayContaining(['security']) },
  });
});

describe('regions', () => {
  test('a span over several lines ends on its first', () => {
    const [result] = run(report(docs, [finding(docs, '.claude/settings.json', '[\n    "Bash"\n  ]')])).results;
    expect(result?.locations[0].physicalLocation.region).toEqual({ startLine: 2, startColumn: 8, endLine: 2, endColumn: 9 });
  });
  test('no line is the first', () => {
    const [result] = run(report(docs, [finding(docs, '.claude/settings.json', 'absent')])).results;
    expect(result?.locations[0].physicalLocation.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });
});

test.each([
  ['.', 'a b/ü%.md', 'ROOT', 'a%20b/%C3%BC%25.md'],
  ['./packages/x/', 'SKILL.md', 'ROOT', 'packages/x/SKILL.md'],
  ['/somewhere/else', 'SKILL.md', 'ROOT', 'SKILL.md'],
  ['.', '../.mcp.json', 'ROOT', '../.mcp.json'],
  ['packages/x', '~/.claude/settings.json', 'HOME', '.claude/settings.json'],
  ['.', '/managed/managed-settings.json', 'SYSTEM', 'managed-settings.json'],
])('root %j, file %j', (root, file, uriBaseId, uri) => {
  const text = formats.sarif(report({ [file]: 'x' }, [finding({ [file]: 'x' }, file, 'x')], { root }), PLAIN);
  expect((JSON.parse(text) as Log).runs[0].results[0]?.locations[0].physicalLocation.artifactLocation).toEqual({ uri, uriBaseId });
  expect(text).not.toContain('/somewhere');
});

test('what could not be read makes the run unsuccessful', () => {
  const { invocations } = run(
    report(docs, [one], {
      incomplete: [
        { file: 'x.json', reason: 'permission denied' },
        { file: '', reason: 'rule y failed' },
      ],
    }),
  );
  expect(invocations[0].executionSuccessful).toBe(false);
  expect(invocations[0].toolExecutionNotifications.map((n) => n.message.text)).toEqual(['permission denied', 'rule y failed']);
});

test('accepted findings are suppressed results', () => {
  expect(run(report(docs, [{ ...one, accepted: { reason: 'known' } }])).results[0]?.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'known' },
  ]);
});

test('more than 25,000 results: the worst stay, the rest is counted', () => {
  const warnings = Array.from({ length: 25_010 }, () => ({ ...one, rule: 'long-list', severity: 'warning' as const }));
  const { results, invocations } = run(report(docs, [...warnings, one]));
  expect(results).toHaveLength(25_000);
  expect(results.filter((r) => r.level === 'error')).toHaveLength(1);
  expect(new Set(results.map((r) => r.partialFingerprints.primaryLocationLineHash)).size).toBe(25_000);
  expect(invocations[0].toolExecutionNotifications[0]?.message.text).toMatch(/^11 findings /);
});

test('hostile names and words', () => {
  const files = Object.fromEntries(HOSTILE.map((name) => [name, name]));
  const r = report(
    files,
    HOSTILE.map((name) => finding(files, name, name.slice(0, 4), { message: name })),
    { incomplete: HOSTILE.map((file) => ({ file, reason: file })), root: HOSTILE[2] },
  );
  for (const { locations } of run(r).results) expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[A-Za-z0-9%._~/-]+$/);
  expect(formats.sarif(r, PLAIN).trimEnd()).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
  expect(formats.sarif(r, PLAIN)).toBe(formats.sarif(r, PLAIN));
});

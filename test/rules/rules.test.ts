import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { EMPTY_CONFIG } from '../../src/findings/config.ts';
import { GATES } from '../../src/findings/gate.ts';
import { readConfig } from '../../src/findings/read-config.lazy.ts';
import { type AnyRule, type Example, type Examples, SEVERITIES } from '../../src/findings/rule.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { printable } from '../../src/load/secrets/secrets.ts';
import { check } from '../../src/pipelines/check.ts';
import { type Files, type MemoryFile, memoryWorld } from '../../src/world/memory.ts';

const folder = new URL('../../rules/', import.meta.url);
const names = readdirSync(folder)
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.lazy.ts') && !['index.ts', 'examples.ts', 'source.ts'].includes(f))
  .map((f) => f.slice(0, -3))
  .sort();
interface Module {
  readonly default: AnyRule;
  readonly examples: () => Examples;
}
const modules: Module[] = await Promise.all(names.map(async (n) => (await import(`../../rules/${n}.ts`)) as Module));

const allRules = modules.map((m) => m.default);

/** Takes the «marks» out of every file and says where they stood. */
function unmark(files: Files): { files: Files; marks: string[] } {
  const marks: string[] = [];
  const plain = Object.entries(files).map(([path, file]): [string, MemoryFile] => {
    if (typeof file !== 'string' && 'symlink' in file) return [path, file];
    let text = typeof file === 'string' ? file : file.text;
    let open = text.indexOf('«');
    while (open >= 0) {
      const close = text.indexOf('»', open) - 1;
      if (close < open) throw new Error(`a « without » in ${path}`);
      text = text.slice(0, open) + text.slice(open + 1, close + 1) + text.slice(close + 2);
      marks.push(open === close ? `${path}:whole` : `${path}:${open}-${close}`);
      open = text.indexOf('«');
    }
    return [path, typeof file === 'string' ? text : { ...file, text }];
  });
  return { files: Object.fromEntries(plain), marks: marks.sort() };
}

function run(rule: AnyRule, example: Example, files: Files): string[] {
  const world = memoryWorld(files, example.git);
  const spans: string[] = [];
  const text = files['.grantlint.jsonc'];
  const config = typeof text === 'string' ? readConfig('.grantlint.jsonc', text, allRules) : EMPTY_CONFIG;
  if ('errors' in config) throw new Error(JSON.stringify(config.errors));
  // The rule's own report is wrapped, so that an example speaks of offsets while findings speak of lines.
  const harness = load(world, discover(world), config.document ? { config: config.document } : {});
  const watched: AnyRule = {
    ...rule,
    check: (subject, report, options) =>
      rule.check(
        subject,
        (at, id, data, more) => {
          const span = harness.documents.get(at.file)?.span(at);
          const whole = !span || span.start === span.end || (at.path.length === 0 && !at.within);
          spans.push(whole ? `${at.file}:whole` : `${at.file}:${span.start}-${span.end}`);
          report(at, id, data, more);
        },
        options,
      ),
  };
  const { findings, incomplete } = check(world, {
    rules: rule.stage === 'after' ? [...allRules.filter((r) => r.stage !== 'after'), watched] : [watched],
    run: { ...DEFAULT_RUN, ...example.run },
    ...(example.vars && { vars: example.vars }),
    config: { ...config, ...(example.options && { rules: { [rule.id]: { options: example.options } } }) },
    today: '2026-11-24',
  });
  expect(incomplete.filter((i) => i.reason.startsWith('rule '))).toEqual([]);
  for (const finding of findings) {
    expect(finding.message, 'a hole in the message was not filled').not.toMatch(/(?<!\$)\{\w+\}(?!\})/);
    expect(finding.message.length).toBeLessThan(500);
  }
  return spans.sort();
}

describe.each(modules.map((module, i) => ({ module, name: names[i] ?? '' })))('$name', ({ module, name }) => {
  const rule = module.default;
  const { bad, good } = module.examples();
  test('is named after its file and says what it must', () => {
    expect(rule.id).toBe(name);
    expect(rule.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    for (const words of [rule.title, rule.why, rule.remedy]) expect(words.length).toBeGreaterThan(10);
    expect(rule.title.endsWith('.')).toBe(false);
    expect(rule.remedy.trimEnd()).toMatch(/[.)`]$/);
  });
  test('shows at least one bad and one good example', () => expect(Math.min(bad.length, good.length)).toBeGreaterThan(0));
  test.each(bad)('bad: $title', (example) => {
    const { files, marks } = unmark(example.files);
    expect(marks.length).toBeGreaterThan(0);
    expect(run(rule, example, files)).toEqual(marks);
  });
  test.each(good)('good: $title', (example) => {
    expect(run(rule, example, unmark(example.files).files)).toEqual([]);
  });
});

const camel = (name: string) => name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());

test('rules/index.ts is up to date', async () => {
  await expect(
    [
      '// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.',
      "import type { AnyRule } from '../src/findings/rule.ts';",
      ...names.map((n) => `import ${camel(n)} from './${n}.ts';`),
      '',
      'export const rules: readonly AnyRule[] = [',
      ...names.map((n) => `  ${camel(n)},`),
      '];',
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../../rules/index.ts');
});

const WRITTEN = '// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.';
const byDefault = modules.map((m, i) => ({ rule: m.default, name: names[i] ?? '' })).filter(({ rule }) => rule.tier !== 'audit');
const list = (kind: string, chosen: typeof byDefault, from: string) => [
  ...chosen.map(({ name }) => `import ${camel(name)} from '${from}/${name}.ts';`),
  '',
  kind,
  ...chosen.map(({ name }) => `  ${camel(name)},`),
];

test('rules/source.ts and rules/gated/ are up to date', async () => {
  const apart = Object.keys(GATES);
  const groups = [...apart, 'after'];
  const of = (group: string) => byDefault.filter(({ rule }) => (rule.stage === 'after' ? group === 'after' : rule.gate === group));
  for (const group of groups) {
    expect(of(group).length, group).toBeGreaterThan(0);
    const head = [
      WRITTEN,
      "import type { AnyRule } from '../../src/findings/rule.ts';",
      ...list('const rules: readonly AnyRule[] = [', of(group), '..'),
      '];',
      '',
    ];
    const text = [...head, `export function ${group}Rules(): readonly AnyRule[] {`, '  return rules;', '}', ''].join('\n');
    await expect(text).toMatchFileSnapshot(`../../rules/gated/${group}-rules.lazy.ts`);
  }
  const always = byDefault.filter(({ rule }) => rule.stage !== 'after' && rule.gate === undefined);
  const names = always.length === 0 ? ['const always: readonly AnyRule[] = ['] : list('const always = [', always, '.');
  await expect(
    [
      WRITTEN,
      ...(always.length === 0 ? ["import type { AnyRule } from '../src/findings/rule.ts';"] : []),
      "import type { RuleSource } from '../src/findings/rule-source.ts';",
      ...groups.map((group) => `import { ${group}Rules } from './gated/${group}-rules.lazy.ts';`),
      ...names,
      '];',
      '',
      '/** The rules of `check`: all but the audit tier, those behind a gate loaded when it is open. */',
      `export const source: RuleSource = { always, gated: { ${apart.map((g) => `${g}: ${g}Rules`).join(', ')} }, after: afterRules };`,
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../../rules/source.ts');
});

test('rules/examples.ts is up to date', async () => {
  await expect(
    [
      '// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.',
      "import type { Examples } from '../src/findings/rule.ts';",
      ...names.map((n) => `import { examples as ${camel(n)} } from './${n}.ts';`),
      '',
      '/** Kept apart from the rules, so that the bundle of `check` does not carry them. */',
      'export const examples: Readonly<Record<string, () => Examples>> = {',
      ...names.map((n) => `  '${n}': ${camel(n)},`),
      '};',
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../../rules/examples.ts');
});

test('rules/README.md is up to date', async () => {
  // A written-down token would be taken for a leak by whoever scans this repository, made up or not.
  const shown = (files: Files) =>
    printable(
      Object.entries(unmark(files).files)
        .map(([path, file]) => `${path}\n${typeof file === 'string' ? file : 'text' in file ? file.text : `→ ${file.symlink}`}`)
        .join('\n'),
    );
  const example = (word: string) => (e: Example) => `${word}: ${e.title}\n\n\`\`\`\`\n${shown(e.files).trimEnd()}\n\`\`\`\`\n`;
  const page = ({ default: r, examples }: Module) =>
    [
      `## ${r.id}`,
      '',
      `${r.title}. *${r.severity}, ${r.confidence}${r.tier === 'audit' ? ', audit only' : ''}, since ${r.since}.*`,
      '',
      `**Why.** ${r.why}`,
      '',
      `**Remedy.** ${r.remedy}`,
      '',
      ...Object.entries(r.options ?? {}).map(
        ([option, schema]) => `Option \`${option}\` (${schema.type}, default \`${JSON.stringify(schema.default)}\`): ${schema.description}\n`,
      ),
      ...examples().bad.map(example('Reported')),
      ...examples().good.map(example('Not reported')),
      ...(r.references?.length ? [`References: ${r.references.join('; ')}.`, ''] : []),
    ].join('\n');
  const list = modules.map(({ default: r }) => `| [${r.id}](#${r.id}) | ${r.severity} | ${r.title} |`);
  await expect(
    [
      '# Rules',
      '',
      `${modules.length} rules. Written by test/rules/rules.test.ts.`,
      '',
      '| rule | severity | what is wrong |',
      '| --- | --- | --- |',
      ...list,
      '',
      ...modules.map(page),
    ].join('\n'),
  ).toMatchFileSnapshot('../../rules/README.md');
});

test('schemas/config.json is up to date', async () => {
  const severity = { enum: ['off', ...SEVERITIES.toReversed()] };
  const ofRule = ({ default: r }: Module) => ({
    description: r.title,
    anyOf: [severity, { type: 'object', additionalProperties: false, properties: { severity, ...r.options } }],
  });
  const text = { type: 'string' };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of grantlint',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: text,
      rules: {
        type: 'object',
        description: 'Severity and options by rule id.',
        additionalProperties: false,
        properties: Object.fromEntries(modules.map((m) => [m.default.id, ofRule(m)])),
      },
      accept: {
        type: 'array',
        description: 'The register of findings that somebody answers for.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'reason'],
          properties: {
            rule: { ...text, description: 'Id of the rule.' },
            scope: { enum: ['managed', 'flag', 'local', 'project', 'user'], description: 'Only findings in settings of this scope.' },
            grant: { ...text, description: 'Only the finding about this permission rule, as written.' },
            file: { ...text, description: 'Only findings in this file (a glob), relative to the checked folder.' },
            reason: { ...text, minLength: 1, description: 'Why it is acceptable.' },
            owner: { ...text, description: 'Who answers for it.' },
            expires: { ...text, pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'Last day on which the accept holds.' },
          },
        },
      },
      never: {
        type: 'array',
        description: 'Calls that must never run without a question: permission rules, or `capability:` and one of the capabilities. Proved on the engine.',
        items: text,
      },
      always: { type: 'array', description: 'Calls that must always run without a question: permission rules. Proved on the engine.', items: text },
      exclude: { type: 'array', description: 'Globs of files that are not checked: vendored trees, test data.', items: text },
      notes: { type: 'object', description: 'Reasons beside grants: grant → reason.', additionalProperties: text },
      secrets: {
        type: 'array',
        description: 'Secret files that no name or script gives away, with the widest mode they may have (default 600).',
        items: {
          anyOf: [
            text,
            { type: 'object', additionalProperties: false, required: ['file'], properties: { file: text, mode: { ...text, pattern: '^0?[0-7]{3}$' } } },
          ],
        },
      },
    },
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/config.json');
});

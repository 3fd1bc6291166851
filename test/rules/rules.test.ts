import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnyRule, Example, Examples } from '../../src/findings/rule.ts';
import { discover } from '../../src/load/discover.ts';
import { load } from '../../src/load/load.ts';
import { DEFAULT_RUN } from '../../src/model/run.ts';
import { check } from '../../src/pipelines/check.ts';
import { type Files, type MemoryFile, memoryWorld } from '../../src/world/memory.ts';

const folder = new URL('../../rules/', import.meta.url);
const names = readdirSync(folder)
  .filter((f) => f.endsWith('.ts') && f !== 'index.ts' && f !== 'examples.ts')
  .map((f) => f.slice(0, -3))
  .sort();
interface Module {
  readonly default: AnyRule;
  readonly examples: () => Examples;
}
const modules: Module[] = await Promise.all(names.map(async (n) => (await import(`../../rules/${n}.ts`)) as Module));

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
  // The rule's own report is wrapped, so that an example speaks of offsets while findings speak of lines.
  const harness = load(world, discover(world));
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
    rules: [watched],
    run: { ...DEFAULT_RUN, ...example.run },
    ...(example.options && { configured: { [rule.id]: { options: example.options } } }),
  });
  expect(incomplete.filter((i) => i.reason.startsWith('rule '))).toEqual([]);
  for (const finding of findings) {
    expect(finding.message, 'a hole in the message was not filled').not.toMatch(/\{\w+\}(?!\})/);
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
  const shown = (files: Files) =>
    Object.entries(unmark(files).files)
      .map(([path, file]) => `${path}\n${typeof file === 'string' ? file : 'text' in file ? file.text : `→ ${file.symlink}`}`)
      .join('\n');
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

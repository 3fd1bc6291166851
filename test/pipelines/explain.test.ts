import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalTool, isKnownTool } from '../../src/client/tools.ts';
import { policyOf } from '../../src/commands/batch-setup.ts';
import { EFFECTS, type Effect } from '../../src/model/permission.ts';
import { MODES } from '../../src/model/run.ts';
import type { Setting } from '../../src/pipelines/explain/alone.ts';
import { atLoad } from '../../src/pipelines/explain/at-load.ts';
import { type Explanation, explainRule } from '../../src/pipelines/explain/explain.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Call } from '../../src/policy/policy.ts';
import { explainText } from '../../src/report/explain.ts';
import { recordings } from '../conformance/recordings.ts';
import { SPELLINGS } from './explain-rules.ts';

const PLAIN: Setting = { as: 'allow', scope: 'project', mode: 'default' };

/** Decided by the way of `can --batch`: settings, loading, modes and all. Skills would need their files. */
function replay(text: string, { as, scope, mode }: Setting, call: Call): string {
  const rest =
    as === 'allow'
      ? {}
      : { allow: ['Bash', 'Monitor', 'Read', 'Edit', 'Write', 'NotebookEdit', 'Glob', 'Grep', 'WebFetch', 'WebSearch', 'Workflow', ...servers(call)] };
  return decide(
    policyOf(
      { settings: { [scope]: { permissions: { ...rest, [as]: as === 'allow' ? [text] : [text] } } }, mode, call, args: ['--permission-mode', mode] },
      {},
    ),
    call,
  ).decision;
}
const servers = ({ tool }: Call): readonly string[] => (tool.startsWith('mcp__') ? [tool.split('__').slice(0, 2).join('__')] : []);

function holds(text: string, setting: Setting): Explanation {
  const explained = explainRule(text, setting);
  for (const { call, decision } of explained.hits) {
    expect(decision, JSON.stringify(call)).toBe(setting.as);
    expect(isKnownTool(canonicalTool(call.tool)), call.tool).toBe(true);
    if (call.tool !== 'Skill') expect(replay(text, setting, call), `${text} ${setting.as} ${JSON.stringify(call)}`).toBe(setting.as);
  }
  for (const { call, decision } of [...explained.nearMisses, ...explained.stays]) {
    expect(decision).not.toBe(setting.as);
    if (call.tool !== 'Skill' && !call.tool.startsWith('mcp__'))
      expect(replay(text, setting, call), `${text} ${setting.as} ${JSON.stringify(call)}`).not.toBe(setting.as);
  }
  expect(explained.hits.length > 0).toBe(explained.none === undefined);
  const lines = explainText(explained).split('\n');
  expect(lines.length, text).toBeLessThanOrEqual(40);
  return explained;
}

test('there are three hundred spellings', () => expect(new Set(SPELLINGS).size).toBeGreaterThan(300));

describe.each(EFFECTS)('as %s, of every spelling', (as) => {
  test('what is shown is what the engine says, on forty lines at most', () => {
    for (const text of SPELLINGS) holds(text, { ...PLAIN, as });
  });
  test('there are three near misses, unless nothing is missed', () => {
    const few = SPELLINGS.filter((text) => explainRule(text, { ...PLAIN, as }).nearMisses.length < 3);
    expect(few).toEqual(as === 'allow' ? [] : ['*']);
  });
});

test('in the user scope a path starts in ~/.claude', () => {
  for (const text of SPELLINGS.filter((one) => /^(?:Read|Edit)\(/.test(one))) for (const as of EFFECTS) holds(text, { ...PLAIN, as, scope: 'user' });
});

test.each(MODES)('in %s mode', (mode) => {
  for (const text of SPELLINGS.filter((_, i) => i % 3 === 0)) explainRule(text, { ...PLAIN, mode });
});

test('the client warns where it was seen to warn', () => {
  const rows = recordings<{ readonly kind: Effect; readonly rule: string; readonly status: string; readonly message?: string }>('rule-validity.jsonl');
  const wrong = rows.filter(({ kind, rule, status, message }) => {
    const expected = status === 'skipped' ? 'skipped' : message === undefined ? 'kept' : 'warned';
    return atLoad(rule, kind).status !== expected;
  });
  expect(wrong.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual([]);
});

describe('random rules', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'git',
      'npm',
      'x',
      '*',
      ':*',
      '**',
      '.env',
      '//',
      '~',
      '..',
      '!',
      '&&',
      '|',
      '>',
      '$X',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      '\\',
      "'",
      '"',
      '`',
      '\n',
      '#',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const content = fc.array(word, { maxLength: 6 }).chain((words) => fc.constantFrom(words.join(' '), words.join('')));
  const tool = fc.constantFrom('Bash', 'Read', 'Edit', 'Write', 'Grep', 'WebFetch', 'Agent', 'Skill', 'Monitor', 'mcp__a', 'mcp__a__b', 'Foo', 'bash', '');
  const rule = fc.oneof(
    fc.tuple(tool, content).map(([name, text]) => `${name}(${text})`),
    content,
  );
  const setting = fc.record({
    as: fc.constantFrom(...EFFECTS),
    scope: fc.constantFrom('project' as const, 'user' as const, 'local' as const),
    mode: fc.constant('default' as const),
  });
  test('show what the engine says', () =>
    fc.assert(
      fc.property(rule, setting, (text, where) => void holds(text, where)),
      { numRuns: 400 },
    ));
  test('never throw, whatever the mode and the scope', () => {
    fc.assert(
      fc.property(
        fc.oneof(rule, fc.string({ unit: 'binary', maxLength: 40 })),
        fc.constantFrom(...MODES),
        fc.constantFrom('flag' as const, 'managed' as const),
        (text, mode, scope) => {
          explainText(explainRule(text, { as: 'allow', mode, scope }));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['Bash', 'x'.repeat(10_000)],
  ['Bash', 'x *'.repeat(3_000)],
  ['Bash', '('.repeat(5_000)],
  ['Bash', `${'a && '.repeat(2_000)}b`],
  ['Bash', '$('.repeat(5_000)],
  ['Read', '*a'.repeat(5_000)],
  ['Read', 'a/'.repeat(5_000)],
  ['Read', '**/'.repeat(3_000)],
  ['Edit', '['.repeat(10_000)],
  ['WebFetch', `domain:${'*a'.repeat(4_000)}`],
  ['WebFetch', `domain:${'a.'.repeat(5_000)}`],
  ['Skill', '\u202e'.repeat(10_000)],
  ['Agent', '\ud800'.repeat(10_000)],
  ['mcp__x', '*'.repeat(10_000)],
])('%s with ten thousand characters does not hang', (tool, content) => {
  for (const as of EFFECTS) {
    const started = performance.now();
    const text = explainText(explainRule(`${tool}(${content})`, { ...PLAIN, as }));
    expect(text.split('\n').length).toBeLessThanOrEqual(40);
    expect(performance.now() - started).toBeLessThan(3_000);
  }
});

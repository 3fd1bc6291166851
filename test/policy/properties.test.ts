import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/model/permission.ts';
import { MODES, type Mode } from '../../src/model/run.ts';
import { isSuspendedInAuto } from '../../src/policy/auto-mode.ts';
import { parseLine } from '../../src/policy/bash/parse.ts';
import { decide } from '../../src/policy/decide.ts';
import type { Call } from '../../src/policy/policy.ts';
import { ruleOf } from '../../src/policy/rule.ts';
import { pathAnchor } from '../../src/policy/specifier.ts';
import { parseRule, printRule, skipOf, unescapeSpecifier } from '../../src/policy/syntax.ts';
import { type Lists, policyWith, SESSION } from './session.ts';

/*
 * What is true of the client (issue "how it will be judged"), and only that. The shapes in which a property has exceptions are generated
 * on purpose: random text does not find them.
 */

const PART = fc.constantFrom(
  'zin a',
  'zno b',
  'zin',
  'ls',
  'cat f',
  'cat /etc/passwd',
  'touch f',
  'rm a',
  'zin > f',
  'zin > /srv/f',
  'zin < /srv/f',
  'cp a b',
  'sed -n 1p f',
  'sudo zin a',
  'timeout 5 zin a',
  'FOO=1 zin a',
  'CI=1 zin a',
  '/usr/bin/zin a',
  'sh -c "rm a"',
  'xargs grep x',
  'echo $X',
  'cat .e*',
  'cat .env',
  'git status',
  'find . -delete',
  'eval zin',
  'cd src',
  '(zin a)',
);
const COMMAND = fc.oneof(
  PART,
  fc.tuple(PART, fc.constantFrom(' && ', ' || ', '; ', ' | ', '\n', ' & '), PART).map((words) => words.join('')),
  fc.tuple(PART, PART, PART).map((words) => words.join(' && ')),
  PART.map((part) => `${part} &`),
  fc.tuple(PART, PART).map(([a, b]) => `${a} && ${b} &`),
  fc.constantFrom('if true; then zin a; fi', 'for i in a; do zin $i; done', '{ zin a; }', 'zin "$(zno b)"', 'zin <<EOF\nx\nEOF', 'zin )', ''),
);
const FILE = fc.constantFrom('src/a.ts', '/project/src/gen/b.ts', '.env', '/etc/passwd', '/srv/f', '~/notes.md', '.claude/settings.json', 'src/../x', 'a~1');
const CALL: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: COMMAND.map((command): Call => ({ tool: 'Bash', input: { command } })) },
  { weight: 1, arbitrary: COMMAND.map((command): Call => ({ tool: 'Monitor', input: { command, description: 'x' } })) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('Read', 'Edit', 'Write'), FILE).map(([tool, file_path]): Call => ({ tool, input: { file_path } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Call>(
      { tool: 'WebFetch', input: { url: 'https://a.example.com/', prompt: '' } },
      { tool: 'mcp__chat__post', input: {} },
      { tool: 'Agent', input: { subagent_type: 'helper' } },
      { tool: 'Skill', input: { skill: 'deploy' } },
      { tool: 'Bash', input: { command: 'zin a', run_in_background: true } },
    ),
  },
);

const SHELL_RULE = fc.oneof(
  fc.constantFrom(
    'Bash',
    'Bash(*)',
    'Bash(**)',
    'Bash(zin:*)',
    'Bash(zin a)',
    'Bash(zno:*)',
    'Bash(zin *)',
    'Bash(* && *)',
    'Bash(* | *)',
    'Bash(* & *)',
    'Bash(touch:*)',
  ),
  fc.constantFrom(
    'Bash(rm:*)',
    'Bash(sudo:*)',
    'Bash(cat:*)',
    'Bash(sh:*)',
    'Bash(z*)',
    'Bash(zin a &)',
    'Bash(FOO=1 zin:*)',
    'Bash(echo $X)',
    'Bash(cp *)',
    'Monitor',
  ),
  // A chain's own rule.
  COMMAND.filter((command) => command !== '' && !command.includes('\n')).map((command) => `Bash(${command.replace(/[()\\]/g, '\\$&')})`),
);
const PATH_RULE = fc
  .tuple(fc.constantFrom('Read', 'Edit'), fc.constantFrom('src/**', '/src/**', '//srv/**', '//etc/**', '.env', '**', '*.ts', 'src/gen/**', '~/**', '//**'))
  .map(([tool, path]) => `${tool}(${path})`);
const OTHER_RULE = fc.constantFrom(
  'WebFetch',
  'WebFetch(domain:*.example.com)',
  'mcp__chat',
  'mcp__chat__post',
  'Agent(helper)',
  'Skill(deploy)',
  'Read',
  'Edit',
  'Write',
);
const RULE = fc.oneof({ weight: 5, arbitrary: SHELL_RULE }, { weight: 2, arbitrary: PATH_RULE }, { weight: 1, arbitrary: OTHER_RULE });
const NEGATED = fc.constantFrom('Read(!.env)', 'Edit(!src/gen/**)', 'Read(./!src/a.ts)', 'Edit(!/src/**)');
const FIELD_RULE = fc.constantFrom('Bash(run_in_background:true)', 'Bash(description:*)', 'Agent(subagent_type:helper)');
const LISTS: fc.Arbitrary<Required<Lists>> = fc.record({
  allow: fc.array(RULE, { maxLength: 4 }),
  ask: fc.array(fc.oneof({ weight: 6, arbitrary: RULE }, { weight: 1, arbitrary: FIELD_RULE }), { maxLength: 2 }),
  deny: fc.array(fc.oneof({ weight: 6, arbitrary: RULE }, { weight: 1, arbitrary: FIELD_RULE }), { maxLength: 2 }),
});
const MODE = fc.constantFrom(...MODES);

/** What the client keeps of the lists when it loads them, and what auto mode puts aside where there is a classifier. */
const kept = (lists: Lists, mode: Mode): Lists =>
  Object.fromEntries(
    Object.entries(lists).map(([effect, texts]) => [effect, texts.filter((text) => !skipOf(text, effect as Effect) && !putAside(text, effect, mode))]),
  );
const putAside = (text: string, effect: string, mode: Mode): boolean =>
  effect === 'allow' &&
  (mode === 'auto' || mode === 'plan') &&
  isSuspendedInAuto(ruleOf(text, 'allow', { scope: 'project', source: '', base: '/project' }), false);
const decided = (lists: Lists, call: Call, mode: Mode = 'default') => decide(policyWith(kept(lists, mode), { mode }), call).decision;

const lineOf = ({ input }: Call) => parseLine(typeof input['command'] === 'string' ? input['command'] : '', SESSION.places.home);
const isBare = (text: string): boolean => /^(?:Bash|Monitor)(?:\(\*+\))?$/.test(text);

/** The two exceptions: `&` under a bare allow, and a chain that a rule of its own allows. */
function mayTurn(lists: Required<Lists>, call: Call): 'background' | 'chain' | undefined {
  if (call.tool !== 'Bash' && call.tool !== 'Monitor') return undefined;
  const line = lineOf(call);
  if ((line.background || /&\s*$|&(?!&)/.test(line.source)) && lists.allow.some(isBare)) return 'background';
  const own = lists.allow.some((text) => {
    const { specifier } = ruleOf(text, 'allow', { scope: 'project', source: '', base: '/project' });
    const exact = specifier?.replace(/:\*$/, '');
    return exact !== undefined && (exact === line.source || exact === line.chain);
  });
  return own && line.parts.length > 1 ? 'chain' : undefined;
}

interface Case {
  readonly lists: Required<Lists>;
  readonly rule: string;
  readonly call: Call;
}

const exact = (command: string): string => `Bash(${command.replace(/[()\\]/g, '\\$&')})`;

/** Any case, and those around the two exceptions: a chain beside its own rule and one for a part of it, a `&` under a bare rule. */
const CASE: fc.Arbitrary<Case> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ lists: LISTS, rule: RULE, call: CALL }) },
  {
    weight: 1,
    arbitrary: fc.tuple(LISTS, PART, fc.constantFrom(' && ', ' || ', '; '), PART).map(([lists, one, operator, two]): Case => {
      const command = one + operator + two;
      return { lists: { ...lists, allow: [...lists.allow, exact(command)] }, rule: exact(one), call: { tool: 'Bash', input: { command } } };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(LISTS, PART, RULE).map(([lists, part, rule]): Case => {
      return { lists: { ...lists, allow: ['Bash', ...lists.allow] }, rule, call: { tool: 'Bash', input: { command: `${part} &` } } };
    }),
  },
);

describe('one more allow rule', () => {
  test('never stops a call that runs, but for `&` under a bare rule and for a chain that its own rule passes', () => {
    fc.assert(
      fc.property(CASE, MODE, ({ lists, rule, call }, mode) => {
        if (decided(lists, call, mode) !== 'allow' || mayTurn(lists, call)) return;
        const more = { ...lists, allow: [...lists.allow, rule] };
        expect([rule, call.input, lists, mode, decided(more, call, mode)]).toEqual([rule, call.input, lists, mode, 'allow']);
      }),
      { numRuns: 1_500 },
    );
  });

  test('both exceptions are real', () => {
    expect(decided({ allow: ['Bash'] }, { tool: 'Bash', input: { command: 'zin &' } })).toBe('allow');
    expect(decided({ allow: ['Bash', 'Bash(zin:*)'] }, { tool: 'Bash', input: { command: 'zin &' } })).toBe('ask');
    const chain: Call = { tool: 'Bash', input: { command: 'zin a && rm a' } };
    expect(decided({ allow: ['Bash(zin a && rm a)'] }, chain)).toBe('allow');
    expect(decided({ allow: ['Bash(zin a && rm a)', 'Bash(zin a)'] }, chain)).toBe('ask');
  });

  test('the generated calls meet both', () => {
    const met = new Map<string, number>();
    for (const { lists, rule, call } of fc.sample(CASE, { numRuns: 2_000, seed: 11 })) {
      const exception = decided(lists, call) === 'allow' ? mayTurn(lists, call) : undefined;
      if (exception && decided({ ...lists, allow: [...lists.allow, rule] }, call) !== 'allow') met.set(exception, (met.get(exception) ?? 0) + 1);
    }
    expect([...met.keys()].sort()).toEqual(['background', 'chain']);
  });

  test('a pattern that begins with `!` may stop a call', () => {
    const call: Call = { tool: 'Edit', input: { file_path: 'src/a.ts' } };
    expect(decided({ allow: ['Edit(*.ts)'] }, call)).toBe('allow');
    expect(decided({ allow: ['Edit(*.ts)', 'Edit(!a.ts)'] }, call)).toBe('ask');
  });
});

describe('one more deny rule', () => {
  // Under a bare rule `X &` is asked about only while X passes by itself; a deny rule on files may end that.
  test('leaves a refusal a refusal, and lets nothing run that did not, but for `&` under a bare rule', () => {
    fc.assert(
      fc.property(LISTS, fc.oneof({ weight: 6, arbitrary: RULE }, { weight: 1, arbitrary: FIELD_RULE }), CALL, MODE, (lists, rule, call, mode) => {
        const before = decided(lists, call, mode);
        const after = decided({ ...lists, deny: [...lists.deny, rule] }, call, mode);
        if (before === 'deny') expect([rule, call.input, lists, mode, after]).toEqual([rule, call.input, lists, mode, 'deny']);
        if (after === 'allow' && mayTurn(lists, call) !== 'background')
          expect([rule, call.input, lists, mode, before]).toEqual([rule, call.input, lists, mode, 'allow']);
      }),
      { numRuns: 1_500 },
    );
  });

  test('a pattern that begins with `!` may open again', () => {
    const call: Call = { tool: 'Read', input: { file_path: '.env' } };
    expect(decided({ deny: ['Read(.e*)'] }, call)).toBe('deny');
    expect(decided({ deny: ['Read(.e*)', 'Read(!.env)'] }, call)).toBe('allow');
  });
});

describe('order and copies', () => {
  const shuffled = <T>(list: readonly T[]): fc.Arbitrary<readonly T[]> => fc.shuffledSubarray([...list], { minLength: list.length });
  const turned = LISTS.chain((lists) =>
    fc.record({ lists: fc.constant(lists), other: fc.record({ allow: shuffled(lists.allow), ask: shuffled(lists.ask), deny: shuffled(lists.deny) }) }),
  );

  test('of rules without `!` decide nothing, path rules included', () => {
    fc.assert(
      fc.property(turned, CALL, MODE, ({ lists, other }, call, mode) => {
        const copied = { allow: [...other.allow, ...lists.allow], ask: [...lists.ask, ...other.ask], deny: [...other.deny, ...other.deny] };
        const decision = decided(lists, call, mode);
        expect([decided(other, call, mode), decided(copied, call, mode)]).toEqual([decision, decision]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of path rules with `!` may decide, and only these do', () => {
    let differ = 0;
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(PATH_RULE, NEGATED), { maxLength: 5 }), fc.constantFrom('allow', 'deny'), FILE, (texts, effect, file_path) => {
        const call: Call = { tool: 'Edit', input: { file_path } };
        const [one, two] = [texts, texts.toReversed()].map((list) => decided({ [effect]: list }, call));
        if (one === two) return;
        differ++;
        expect(texts.some((text) => /^\.?\/?!/.test(pathAnchor(parseRule(text).specifier ?? '').rest.replace(/^\//, '')))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(differ).toBeGreaterThan(0);
  });
});

describe('a rule', () => {
  const TEXT = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('(', ')', '\\', '*', ':', ' ', 'a', '"', "'", '!', '/', '~', '\n', 'Bash', 'Read', 'mcp__', '__', 'domain:') }),
    RULE,
    NEGATED,
    FIELD_RULE,
  );

  test('prints back to its text', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const rule = parseRule(text);
        expect(printRule(rule.tool, rule.specifier)).toBe(text);
        expect(rule.text).toBe(text);
      }),
      { numRuns: 20_000 },
    );
  });

  test('built from parts is read as these parts', () => {
    fc.assert(
      fc.property(fc.constantFrom('Bash', 'Read', 'Agent', 'WebFetch'), fc.string({ minLength: 1 }), (tool, meant) => {
        // As the client writes it: parentheses and backslashes escaped.
        const rule = parseRule(printRule(tool, meant.replace(/[()\\]/g, '\\$&')));
        expect([rule.tool, unescapeSpecifier(rule.specifier ?? '')]).toEqual([tool, meant]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of any text neither throws nor hangs, when it is read and when it decides', () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom('allow', 'ask', 'deny'), CALL, MODE, (text, effect, call, mode) => {
        skipOf(text, effect);
        expect(['allow', 'ask', 'deny']).toContain(decided({ [effect]: [text] }, call, mode));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['stars', `Bash(${'*a'.repeat(5_000)})`],
    ['stars of a path', `Read(${'**/*a*/'.repeat(500)}b)`],
    ['stars of a host', `WebFetch(domain:${'*.'.repeat(2_000)}x)`],
    ['parentheses', `Bash(${'('.repeat(50_000)}${')'.repeat(50_000)})`],
    ['backslashes', `Bash(${'\\'.repeat(100_000)})`],
    ['a long server', `mcp__${'a__'.repeat(20_000)}*`],
  ])('of pathological %s is decided in bounded time', (_name, text) => {
    const calls: readonly Call[] = [
      { tool: 'Bash', input: { command: `zin ${'a'.repeat(9_000)}b` } },
      { tool: 'Read', input: { file_path: `/project/${'a/'.repeat(1_000)}c` } },
      { tool: 'WebFetch', input: { url: `https://${'a.'.repeat(100)}y/`, prompt: '' } },
      { tool: `mcp__${'a__'.repeat(5_000)}b`, input: {} },
    ];
    const start = performance.now();
    for (const effect of ['allow', 'ask', 'deny'] as const) for (const call of calls) decided({ [effect]: [text] }, call);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

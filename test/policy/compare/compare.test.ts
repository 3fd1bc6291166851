import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePolicies, isWidening } from '../../../src/policy/compare.ts';
import { decide } from '../../../src/policy/decide.ts';
import type { Call, Session } from '../../../src/policy/policy.ts';
import { skipOf } from '../../../src/policy/syntax.ts';
import { type Lists, policyWith } from '../session.ts';
import { call, ruleText } from './calls.ts';

const rounds = Number(process.env['GRANTLINT_ROUNDS'] ?? 1);
const LONG = 60_000 * rounds;
const gatedSkills: ReadonlySet<string> = new Set(['gated']);

const compare = (before: Lists, after: Lists, session: Partial<Session> = {}) => comparePolicies(policyWith(before, session), policyWith(after, session));

const text = ({ tool, input }: Call): string => `${tool} ${Object.values(input)[0] ?? ''}`;
const told = (before: Lists, after: Lists, session: Partial<Session> = {}) => {
  const { verdict, changes, unknown } = compare(before, after, session);
  return { verdict, changes: changes.map(({ from, to, call: of }) => `${from} > ${to}: ${text(of)}`), unknown: unknown.length };
};

describe('what changed, with the call that shows it', () => {
  test.each<[string, Lists, Lists, string[]]>([
    ['a new prefix', {}, { allow: ['Bash(git push:*)'] }, ['ask > allow: Bash git push']],
    ['a deny that is gone', { allow: ['Bash'], deny: ['Bash(git push:*)'] }, { allow: ['Bash'] }, ['deny > allow: Bash git push']],
    ['a reader adds only its wrapped forms', {}, { allow: ['Bash(ls:*)'] }, ['ask > allow: Bash time ls']],
    ['under bare Bash an allow rule makes X & ask', { allow: ['Bash'] }, { allow: ['Bash', 'Bash(npm test)'] }, ['allow > ask: Bash npm test &']],
    ['an exact ask weakens a deny', { deny: ['Bash(zin:*)'] }, { deny: ['Bash(zin:*)'], ask: ['Bash(zin a)'] }, ['deny > ask: Bash zin a']],
    ['an ask behind a folder that is allowed', { allow: ['Bash(./bin/*)'] }, { allow: ['Bash(./bin/*)'], ask: ['Bash(gh:*)'] }, ['allow > ask: Bash ./bin/gh']],
    ['a program that exists rather than letters', {}, { allow: ['Bash(* --help)'] }, ['ask > allow: Bash make --help']],
    ['a file below a folder', {}, { allow: ['Edit(src/**)'] }, ['ask > allow: Write /project/src/x']],
    ['a file in a folder', {}, { allow: ['Edit(docs/*)'] }, ['ask > allow: Write /project/docs/x']],
    ['a path that is opened again', { deny: ['Read(.env*)'] }, { deny: ['Read(.env*)', 'Read(!.env.example)'] }, ['deny > allow: Read /project/.env.example']],
    ['a host', {}, { allow: ['WebFetch(domain:*.a.com)'] }, ['ask > allow: WebFetch https://x.a.com/']],
    ['a server', {}, { deny: ['mcp__s'] }, ['ask > deny: mcp__s__x ']],
    ['an input field', {}, { ask: ['Agent(model:opus)'] }, ['allow > ask: Agent general-purpose']],
    ['a skill that needs a rule', {}, { allow: ['Skill(gated)'] }, ['ask > allow: Skill gated']],
    ['a quote that opens', {}, { allow: ["Bash(python3 -c ' *)"] }, ["ask > allow: Bash python3 -c ' x'"]],
    ['a program that only quotes can name', {}, { allow: ['Bash(${X}/run:*)'] }, ["ask > allow: Bash '${X}/run'"]],
    ['a text with its end on another line', {}, { allow: ["Bash(zin \"$(cat <<'EOF'\na:*)"] }, ['ask > allow: Bash zin "$(cat <<\'EOF\'\na x\nEOF\n)"']],
    ['a chain of which both commands write', {}, { allow: ['Bash(ls && cat a)'] }, ['ask > allow: Bash ls > /x && cat a > /x']],
    ['a question before a deny on the path', { deny: ['Bash(./x/zin *)'] }, { deny: ['Bash(./x/zin *)'], ask: ['Bash(zin:*)'] }, ['deny > ask: Bash ./x/zin']],
    ['a question that keeps a chain from a deny', { deny: ['Bash(A*)'] }, { deny: ['Bash(A*)'], ask: ['Bash(zin *)'] }, ['deny > ask: Bash A=x; zin | cat']],
    ['a question behind an open program', { allow: ['Bash(npx*)'] }, { allow: ['Bash(npx*)'], ask: ['Bash(zin:*)'] }, ['allow > ask: Bash npx/zin']],
    ['a text that no shell would run, where no other call shows the rule', {}, { allow: ['Bash(for f in a)'] }, ['ask > allow: Bash for f in a']],
    [
      'a question before a deny that holds commands up as well',
      { allow: ['Bash(timeout:*)'], deny: ['Bash(sudo:*)'] },
      { allow: ['Bash(timeout:*)'], deny: ['Bash(sudo:*)'], ask: ['Bash(zin:*)'] },
      ['deny > ask: Bash sudo zin', 'allow > ask: Bash timeout 5 zin x'],
    ],
  ])('%s', (_name, before, after, changes) => expect(told(before, after, { gatedSkills })).toMatchObject({ verdict: 'different', changes, unknown: 0 }));

  test('the mode', () => {
    const { changes } = comparePolicies(policyWith({}), policyWith({}, { mode: 'acceptEdits' }));
    expect(changes.map(({ to, call: of }) => `${to} ${of.tool}`)).toEqual(['allow Write']);
  });

  test.each<[Session['mode'], string[]]>([
    ['plan', ['mcp__s']],
    ['bypassPermissions', ['mcp__s', 'WebFetch(domain:a.com)']],
  ])('%s comes with rules that are idle in it', (mode, allow) => {
    const { verdict, unknown } = comparePolicies(policyWith({}), policyWith({ allow }, { mode }));
    expect({ verdict, unknown }).toEqual({ verdict: 'different', unknown: [] });
  });

  test('a folder', () => {
    const places = { home: '/home/me', start: '/project', current: '/project', working: ['/project', '/other'] };
    const { changes } = comparePolicies(policyWith({}), policyWith({}, { places }));
    expect(changes.map(({ to, call: of }) => `${to} ${text(of)}`)).toEqual(['allow Read /other/x']);
  });
});

test.each<[string, Lists, Lists]>([
  ['a deny on a starter, and an exact ask on what it starts', { deny: ['Bash(sudo *)'] }, { deny: ['Bash(sudo *)'], ask: ['Bash(zin a)'] }],
  ['a deny that ends within a word', { deny: ['Bash(./run --f*)'] }, { deny: ['Bash(./run --f*)'], ask: ['Bash(run --force)'] }],
  ['an allowed chain that holds the command', { allow: ['Bash(ls; zin a)'] }, { allow: ['Bash(ls; zin a)'], ask: ['Bash(zin:*)'] }],
  ['a wrapper with an open end', { allow: ['Bash(timeout 5:*)'] }, { allow: ['Bash(timeout 5:*)'], ask: ['Bash(zin:*)'] }],
  ['a variable for a program', { allow: ['Bash($V a)'] }, { allow: ['Bash($V a)'], ask: ['Bash(zin:*)'] }],
  ['an assignment with a star', { allow: ['Bash(A=* make)'] }, { allow: ['Bash(A=* make)'], ask: ['Bash(zin:*)'] }],
  ['a wrapper behind xargs', { allow: ['Bash(zin:*)'] }, { allow: ['Bash(zin:*)', 'Bash(time zin:*)'] }],
  ['zmodload alone', {}, { allow: ['Bash(zmodload:*)'] }],
  ['a chain that is allowed as it stands', {}, { allow: ['Bash(zin a && zno:*)'] }],
])('never said to be equal: %s', (_name, before, after) => {
  expect(compare(before, after).verdict).not.toBe('equivalent');
});

test('a link may lead from a folder that is free to read to a file that a rule opens', () => {
  const disk = { kind: () => undefined, target: () => undefined };
  const lists = { allow: ['Read(~/.profile)'] };
  expect(compare(lists, { allow: [...lists.allow, 'Read(./docs/*)'] }, { disk }).verdict).toBe('unknown');
  const linked: Session['disk'] = {
    kind: (path) => (path === '/project/docs/link' ? 'link' : undefined),
    target: (path) => (path === '/project/docs/link' ? '/home/me/.profile' : undefined),
  };
  const read: Call = { tool: 'Read', input: { file_path: 'docs/link' } };
  expect([lists, { allow: [...lists.allow, 'Read(./docs/*)'] }].map((of) => decide(policyWith(of, { disk: linked }), read).decision)).toEqual(['ask', 'allow']);
});

/** Pairs that are the same in different words. */
const REWRITES: readonly { readonly name: string; readonly before: Lists; readonly after: Lists; readonly session?: Partial<Session> }[] = [
  { name: 'another order', before: { allow: ['Bash(a:*)', 'Bash(b:*)'] }, after: { allow: ['Bash(b:*)', 'Bash(a:*)'] } },
  {
    name: 'two spellings of a prefix',
    before: { allow: ['Bash(zin:*)'], deny: ['Bash(git push:*)'] },
    after: { allow: ['Bash(zin *)'], deny: ['Bash(git push *)'] },
  },
  {
    name: 'rules that a broader one covers',
    before: { allow: ['Bash(zin:*)', 'Bash(zin a)', 'Bash(zin a b:*)', 'Bash(zin * b)'] },
    after: { allow: ['Bash(zin:*)'] },
  },
  { name: 'a rule in quotes that a prefix covers', before: { allow: ['Bash(zin:*)', 'Bash(zin "a b")'] }, after: { allow: ['Bash(zin:*)'] } },
  {
    name: 'an allow rule that a deny rule stops',
    before: { allow: ['Bash(git push:*)', 'Bash(zin:*)'], deny: ['Bash(git:*)'] },
    after: { allow: ['Bash(zin:*)'], deny: ['Bash(git:*)'] },
  },
  { name: 'an allow rule that an ask rule stops', before: { allow: ['Bash(git push:*)'], ask: ['Bash(git:*)'] }, after: { ask: ['Bash(git:*)'] } },
  {
    name: 'a question where everything asks',
    before: { allow: ['Bash(zin:*)', 'Bash(git log:*)'] },
    after: { allow: ['Bash(zin:*)', 'Bash(git log:*)'], ask: ['Bash(git push:*)', 'Bash(zno:*)'] },
  },
  { name: 'reading where reading is free', before: {}, after: { allow: ['Read(src/**)', 'Read(/a)'] } },
  {
    name: 'reading where reading is free, beside a rule that reaches out, where no path is a link',
    before: { allow: ['Read(~/.profile)'] },
    after: { allow: ['Read(~/.profile)', 'Read(./docs/*)'] },
  },
  { name: 'editing where acceptEdits does', before: {}, after: { allow: ['Edit(src/**)'] }, session: { mode: 'acceptEdits' } },
  { name: 'editing what is protected', before: {}, after: { allow: ['Edit(/.git/**)'] } },
  {
    name: 'allowing what bypassPermissions passes',
    before: { deny: ['Bash(rm:*)'] },
    after: { allow: ['Bash(zin:*)', 'Edit(src/**)', 'WebFetch', 'mcp__s'], deny: ['Bash(rm:*)'] },
    session: { mode: 'bypassPermissions' },
  },
  { name: 'a host twice', before: { allow: ['WebFetch(domain:*.a.com)', 'WebFetch(domain:x.a.com)'] }, after: { allow: ['WebFetch(domain:*.A.com)'] } },
  { name: 'all hosts', before: { allow: ['WebFetch(*)'] }, after: { allow: ['WebFetch(domain:*)'] } },
  { name: 'a tool of an allowed server', before: { allow: ['mcp__s', 'mcp__s__t'] }, after: { allow: ['mcp__s__*'] } },
  {
    name: 'rules that are never looked at',
    before: {},
    after: { allow: ['Write(src/**)', 'Agent(x)', 'LS', 'Monitor(zin)', 'Glob(*)', 'Read(*)'], ask: ['Skill(x)'] },
  },
  {
    name: 'patterns on what evaluates its arguments, and on words of the shell',
    before: { allow: ['Bash(xargs:*)'] },
    after: { allow: ['Bash(xargs:*)', 'Bash(eval:*)', 'Bash(source *)', 'Bash(alias:*)', 'Bash(strace *)', 'Bash(do zin:*)', 'Bash(for:*)', 'Bash(done *)'] },
  },
  {
    name: 'patterns with an operator, which no single command has',
    before: {},
    after: { allow: ['Bash(zin a && zno *)', 'Bash(zin | *)', 'Bash($(zin) *)', 'Bash([ -f a ] && zin *)', 'Bash(zin > *)', 'Bash(zin << X *)'] },
  },
  {
    name: 'what rules see behind xargs',
    before: { allow: ['Bash(cat:*)', 'Bash(zin:*)'] },
    after: { allow: ['Bash(cat:*)', 'Bash(zin:*)', 'Bash(xargs cat:*)', 'Bash(xargs zin a *)'] },
  },
  { name: 'compounds that break off', before: {}, after: { allow: ['Bash(while read f)', 'Bash(while ls a)'] } },
  { name: 'a pipe that only reads', before: {}, after: { allow: ['Bash(ls | cat)'] } },
  {
    name: 'questions about what no rule passes',
    before: {
      allow: ['Bash(zin a:*)', 'Bash(timeout 5 git push:*)', 'Bash(A=1 make:*)', 'Bash(cat "x y")', 'Bash(eval:*)'],
      deny: ['Bash(rm -rf *)', 'Bash(zno b:*)'],
    },
    after: {
      allow: ['Bash(zin a:*)', 'Bash(timeout 5 git push:*)', 'Bash(A=1 make:*)', 'Bash(cat "x y")', 'Bash(eval:*)'],
      ask: ['Bash(git commit:*)', 'Bash(zin b:*)', 'Bash(sudo:*)', 'Bash(./run:*)', 'Bash(rm ~:*)'],
      deny: ['Bash(rm -rf *)', 'Bash(zno b:*)'],
    },
  },
  {
    name: 'whatever is asked about anyway',
    before: { ask: ['Bash'] },
    after: { ask: ['Bash', 'Bash(zin:*)', 'Bash(* && *)'], allow: ['Bash(zno:*)', 'Bash(git *)'] },
  },
  { name: 'commands of a tool that is gone', before: { deny: ['Bash'] }, after: { deny: ['Bash', 'Bash(git:*)'], ask: ['Bash(zno *)'], allow: ['Bash(zin)'] } },
  {
    name: 'allowing what bypassPermissions passes, where an operand is denied',
    before: { deny: ['Bash(* .env*)', 'Bash(git push --f*)'] },
    after: { allow: ['Bash(zin:*)', 'Bash(make)'], deny: ['Bash(* .env*)', 'Bash(git push --f*)'] },
    session: { mode: 'bypassPermissions' },
  },
  { name: 'questions about files that nothing opens', before: { allow: ['Bash(zin:*)'] }, after: { allow: ['Bash(zin:*)'], ask: ['Read(//etc/**)'] } },
  { name: 'a host that no URL has', before: {}, after: { allow: ['WebFetch(domain:a|b)'] } },
  { name: 'a path below a denied folder', before: { deny: ['Edit(src/**)', 'Edit(src/a/**)'] }, after: { deny: ['Edit(src/**)'] } },
];

describe('the same in other words', () => {
  test.each(REWRITES)('$name', ({ before, after, session = {} }) => {
    expect(told(before, after, session)).toEqual({ verdict: 'equivalent', changes: [], unknown: 0 });
  });
});

test(
  'property: generated calls are decided alike where policies are said to be equivalent',
  () => {
    for (const { name, before, after, session = {} } of REWRITES) {
      const [was, is] = [policyWith(before, session), policyWith(after, session)];
      for (const one of fc.sample(call, { numRuns: 500 * rounds, seed: 7 })) {
        const decisions = [decide(was, one).decision, decide(is, one).decision];
        if (decisions[0] !== decisions[1]) expect([name, one, decisions]).toEqual([]);
      }
    }
  },
  LONG,
);

const lists = fc.record({
  allow: fc.array(ruleText, { maxLength: 4 }),
  ask: fc.array(ruleText, { maxLength: 2 }),
  deny: fc.array(ruleText, { maxLength: 2 }),
});
const mode = fc.constantFrom('default', 'default', 'default', 'acceptEdits', 'plan', 'dontAsk', 'bypassPermissions', 'auto');
const loaded = (of: Lists): Lists => ({
  allow: (of.allow ?? []).filter((one) => !skipOf(one, 'allow')),
  ask: (of.ask ?? []).filter((one) => !skipOf(one, 'ask')),
  deny: (of.deny ?? []).filter((one) => !skipOf(one, 'deny')),
});

/** A policy and the same with one rule more. */
const pair = fc
  .tuple(lists, fc.constantFrom('allow', 'ask', 'deny'), fc.array(ruleText, { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([of, effect, more, swap]) => {
    const both = [loaded(of), loaded({ ...of, [effect]: [...of[effect], ...more] })] as const;
    return swap ? ([both[1], both[0]] as const) : both;
  });

test(
  'property: what is said to be equivalent is, what changed replays, and little is unknown',
  () => {
    let unknown = 0;
    let equivalent = 0;
    let all = 0;
    fc.assert(
      fc.property(pair, mode, fc.nat(), ([before, after], inMode, seed) => {
        const [was, is] = [policyWith(before, { mode: inMode, gatedSkills }), policyWith(after, { mode: inMode, gatedSkills })];
        const { verdict, changes } = comparePolicies(was, is);
        all++;
        if (verdict === 'unknown') unknown++;
        for (const { from, to, call: of } of changes) expect([of, decide(was, of).decision, decide(is, of).decision]).toEqual([of, from, to]);
        if (verdict !== 'equivalent') return;
        equivalent++;
        for (const one of fc.sample(call, { numRuns: 150, seed }))
          expect([before, after, inMode, one, decide(was, one).decision]).toEqual([before, after, inMode, one, decide(is, one).decision]);
      }),
      { numRuns: 500 * rounds },
    );
    expect(equivalent / all).toBeGreaterThan(0.05);
    expect(unknown / all).toBeLessThan(0.2);
  },
  LONG,
);

test('property: a policy is equivalent to itself, and what widens one way narrows the other', () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      expect(compare(before, before).verdict).toBe('equivalent');
      const there = compare(before, after);
      const back = compare(after, before);
      expect([before, after, there.verdict]).toEqual([before, after, back.verdict]);
      expect([before, after, there.changes.some(isWidening)]).toEqual([before, after, back.changes.some((change) => !isWidening(change))]);
    }),
    { numRuns: 100 * rounds },
  );
});

/** Of this process: what other processes do to the clock is none of our business. */
function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const letters = (i: number, count: number, of: string): string =>
  `*${Array.from({ length: count }, (_, n) => of[(i * 7 + n * (i % 5) + n) % of.length]).join('*')}*`;

test.each<[string, (i: number) => string]>([
  ['commands', (i) => `Bash(${letters(i, 8, 'ab')}${i}*)`],
  ['commands of many stars', (i) => `Bash(${letters(i, 20, 'abc')})`],
  ['programs left open', (i) => `Bash(${'abc'[i % 3]}${letters(i, 6, 'ab./')})`],
  ['paths', (i) => `Read(**/*${'ab'[i % 2]}*${'cd'[i % 2]}*/*${i}*)`],
  ['paths with look-back', (i) => `Read(${i % 3 === 0 ? '!' : ''}*${'ab'[i % 2]}?${'ab'[(i >> 1) % 2]}?*${'abc'[i % 3]})`],
  ['hosts', (i) => `WebFetch(domain:${letters(i, 8, 'ab')})`],
  ['MCP tools', (i) => `mcp__s__${letters(i, 8, 'ab')}`],
  ['input fields', (i) => `Bash(description:${letters(i, 8, 'ab')})`],
])('two hundred adversarial patterns of %s are answered, or said to be unknown, in two seconds', (_name, pattern) => {
  const list = (from: number): readonly string[] => Array.from({ length: 200 }, (_, i) => pattern(i + from));
  for (const effect of ['allow', 'deny'] as const) {
    const seconds = cpuSeconds(() =>
      expect(compare({ [effect]: list(0) }, { [effect]: [...list(1_000), 'Bash(*a*b*c*d*e*f*g*h*i*j*)'] }).verdict).toMatch(/different|unknown/),
    );
    expect(seconds).toBeLessThan(2);
  }
});

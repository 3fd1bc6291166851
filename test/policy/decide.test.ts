import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/policy/decide.ts';
import { type Lists, policyWith } from './session.ts';

const bash = (lists: Lists, command: string) => decide(policyWith(lists), { tool: 'Bash', input: { command } });

describe('the stages of a shell command', () => {
  test.each<[string, Lists, string, string, string]>([
    ['read-only', {}, 'ls -la', 'allow', 'read-only'],
    ['no rule', {}, 'zin x', 'ask', 'no rule'],
    ['prefix', { allow: ['Bash(zin:*)'] }, 'zin x', 'allow', 'pattern allow'],
    ['both parts', { allow: ['Bash(zin:*)'] }, 'zin x && zno', 'ask', 'no rule'],
    ['bare', { allow: ['Bash'] }, 'zin x && zno', 'allow', 'whole-tool allow'],
    ['critical removal', { allow: ['Bash'] }, 'rm -rf /', 'ask', 'critical removal'],
    ['protected file', { allow: ['Bash'] }, 'touch .git/config', 'ask', 'safety check'],
    ['deny behind wrappers', { allow: ['Bash'], deny: ['Bash(zin:*)'] }, 'FOO=1 sudo -u x env zin y', 'deny', 'pattern deny'],
    ['exact ask weakens a deny', { ask: ['Bash(zin x)'], deny: ['Bash(zin:*)'] }, 'zin x', 'ask', 'exact ask'],
    ['an allow switches a deny off', { allow: ['Bash'], deny: ['Bash(* && *)'] }, 'zin a && zno b', 'allow', 'whole-tool allow'],
    ['path deny', { allow: ['Bash'], deny: ['Read(.env)'] }, 'cat .env', 'deny', 'path deny'],
    ['path deny does not see globs', { allow: ['Bash'], deny: ['Read(.env)'] }, 'cat .e*', 'allow', 'read-only'],
    ['unanalysable', { allow: ['Bash(zin:*)'] }, 'zin $X', 'ask', 'unanalysable'],
    ['exact passes what cannot be analysed', { allow: ['Bash(zin $X)'] }, 'zin $X', 'allow', 'exact allow'],
    ['find -exec', { allow: ['Bash(find:*)'] }, 'find . -exec zin {} +', 'ask', 'command check'],
  ])('%s', (_name, lists, command, decision, stage) => expect(bash(lists, command)).toMatchObject({ decision, stage }));

  test('names the rule that decided', () => expect(bash({ allow: ['Bash(zin:*)'] }, 'zin x').rule?.text).toBe('Bash(zin:*)'));
});

describe('other tools', () => {
  test.each<[string, Lists, string, Record<string, unknown>, string]>([
    ['Edit rules open Write', { allow: ['Edit(src/**)'] }, 'Write', { file_path: 'src/a', content: '' }, 'allow'],
    ['Write rules with a path do nothing', { allow: ['Write(src/**)'] }, 'Write', { file_path: 'src/a', content: '' }, 'ask'],
    ['a later ! re-opens', { deny: ['Read(.env*)', 'Read(!.env.example)'] }, 'Read', { file_path: '.env.example' }, 'allow'],
    ['reading outside asks', {}, 'Read', { file_path: '/etc/passwd' }, 'ask'],
    ['a domain and its subdomains', { allow: ['WebFetch(domain:*.a.com)'] }, 'WebFetch', { url: 'https://x.y.a.com/', prompt: '' }, 'allow'],
    ['a server covers its tools', { allow: ['mcp__s'] }, 'mcp__s__t', {}, 'allow'],
    ['an input field', { ask: ['Agent(model:opus)'] }, 'Agent', { subagent_type: 'x', model: 'opus' }, 'ask'],
  ])('%s', (_name, lists, tool, input, decision) => expect(decide(policyWith(lists), { tool, input }).decision).toBe(decision));
});

const WORDS = fc.constantFrom(
  'zin',
  'zno',
  'git',
  'rm',
  'cat',
  'a',
  '-x',
  '.env',
  '/etc/x',
  '$X',
  '"a b"',
  "'c'",
  '>',
  'f',
  '&&',
  '||',
  ';',
  '|',
  '&',
  '(',
  ')',
  '$(',
  '`',
  '{',
  '}',
  '\n',
  '*',
  '<<EOF',
  '#',
  '\\',
);
const COMMAND = fc.array(WORDS, { maxLength: 12 }).map((words) => words.join(' '));
const RULE = fc.oneof(
  fc.array(fc.constantFrom('zin', 'zno', 'git', 'a', '*', ':*', '-x', '&&', '.env'), { minLength: 1, maxLength: 4 }).map((words) => `Bash(${words.join(' ')})`),
  fc.constantFrom('Bash', 'Bash(zin:*)', 'Read(.env)', 'Edit(**)', 'Bash(* | *)'),
);
const LISTS = fc.record({ allow: fc.array(RULE, { maxLength: 4 }), ask: fc.array(RULE, { maxLength: 3 }), deny: fc.array(RULE, { maxLength: 3 }) });

describe('for any policy and call', () => {
  test('decide does not throw', () => {
    fc.assert(
      fc.property(LISTS, fc.oneof(COMMAND, fc.string(), fc.string({ unit: 'binary' })), (lists, command) =>
        ['allow', 'ask', 'deny'].includes(bash(lists, command).decision),
      ),
      {
        numRuns: 2_000,
      },
    );
    fc.assert(
      fc.property(
        LISTS,
        fc.string(),
        fc.dictionary(fc.string(), fc.anything()),
        (lists, tool, input) => decide(policyWith(lists), { tool, input }).reason !== '',
      ),
    );
  });

  test('order and duplicates of Bash rules do not matter', () => {
    fc.assert(
      fc.property(LISTS, COMMAND, (lists, command) => {
        const shell = (rules: readonly string[]) => rules.filter((rule) => rule.startsWith('Bash'));
        const turned = { allow: shell(lists.allow).toReversed(), ask: [...shell(lists.ask), ...shell(lists.ask)], deny: shell(lists.deny).toReversed() };
        expect(bash(turned, command).decision).toBe(bash({ allow: shell(lists.allow), ask: shell(lists.ask), deny: shell(lists.deny) }, command).decision);
      }),
      { numRuns: 1_000 },
    );
  });

  test('one more deny rule never lets a call run', () => {
    fc.assert(
      fc.property(LISTS, RULE, COMMAND, (lists, rule, command) => {
        if (bash({ ...lists, deny: [...lists.deny, rule] }, command).decision === 'allow') expect(bash(lists, command).decision).toBe('allow');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what an allow pattern matches by its letters only', () => {
  test.each([
    ['Bash(scripts/*)', 'scripts/test.sh x', 'allow'],
    ['Bash(scripts/*)', 'scripts/../zin x', 'ask'],
    ['Bash(scripts/*)', 'scripts/a/../zin', 'ask'],
    ['Bash(scripts/*)', 'scripts/a..b', 'allow'],
    ['Bash(scripts/*)', 'scripts/x ../y', 'allow'],
    ['Bash(../bin/*)', '../bin/zin', 'allow'],
    ['Bash(../bin/*)', '../bin/../zin', 'ask'],
    ['Bash(* x)', 'a/../b x', 'allow'],
    ['Bash(zin scripts/*)', 'zin scripts/../x', 'allow'],
    ['Bash(scripts/../zin:*)', 'scripts/../zin a', 'allow'],
    ['Bash(zin $HOME/*)', 'zin $HOME/x', 'ask'],
    ['Bash(zin $HOME/x:*)', 'zin $HOME/x', 'allow'],
    ['Bash(zin $HOME/x:*)', 'zin $HOME/x y', 'ask'],
    ["Bash(zin '$HOME' *)", "zin '$HOME' x", 'allow'],
    ['Bash(zin *)', 'zin $HOME/x', 'allow'],
  ])('under %s: %s', (rule, command, decision) => expect(bash({ allow: [rule] }, command).decision).toBe(decision));
});

describe('hostile input', () => {
  const quick = (work: () => unknown): void => {
    const start = performance.now();
    work();
    expect(performance.now() - start).toBeLessThan(2_000);
  };
  test.each([
    ['10,000 characters', `zin ${'a'.repeat(9_996)}`, 'allow'],
    ['10,001 characters', `zin ${'a'.repeat(9_997)}`, 'ask'],
  ])('%s', (_name, command, decision) => expect(bash({ allow: ['Bash(zin:*)'] }, command).decision).toBe(decision));

  test.each(['(', '$(', '{ ', '"', "'", '`', 'if ', '<<A\n', '$((', '${', '[[ ', '\\', 'a&&', 'sudo ', 'env '])('%j repeated is no way to hang', (text) => {
    quick(() => bash({ allow: ['Bash'], deny: ['Bash(zin:*)'] }, text.repeat(Math.ceil(9_900 / text.length))));
    quick(() => bash({ allow: ['Bash'], deny: ['Bash(zin:*)'] }, text.repeat(100_000)));
  });

  test('pathological path rules', () => {
    quick(() =>
      decide(policyWith({ deny: [`Read(${'**/a*'.repeat(20)}b)`, `Read(${'*'.repeat(200)})`, 'Read([[[[)', 'Read(\\/**)'] }), {
        tool: 'Read',
        input: { file_path: `/project/${'a/'.repeat(200)}c` },
      }),
    );
  });
});

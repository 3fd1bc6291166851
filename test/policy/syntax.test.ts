import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldSpecifier, matchesBashRule, pathAnchor, shellPattern } from '../../src/policy/specifier.ts';
import { parseRule, printRule, skipOf, toolOf } from '../../src/policy/syntax.ts';

describe('a rule', () => {
  test('is printed as it was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rule = parseRule(text);
        expect(rule.text).toBe(text);
        expect(printRule(rule.tool, rule.specifier)).toBe(text);
        expect(rule.text.slice(rule.specifierStart, rule.specifierStart + (rule.specifier ?? '').length)).toBe(rule.specifier ?? '');
      }),
    );
  });

  test('keeps inner parentheses in its specifier', () => {
    expect(parseRule('Bash(echo (x))')).toMatchObject({ tool: 'Bash', specifier: 'echo (x)', specifierStart: 5 });
    expect(parseRule('Bash(a\\)')).toMatchObject({ specifier: undefined });
    expect(toolOf(parseRule('Task(x)'))).toBe('Agent');
  });

  test.each([
    ['Bash', undefined],
    ['Bash(npm run *)', undefined],
    ['Bash(x', 'malformed'],
    ['Bash()', 'empty-parentheses'],
    ['bash(x)', 'lower-case'],
    ['Bash(:*)', 'empty-prefix'],
    ['Read(a:*)', 'colon-star'],
    ['WebFetch(a.com)', 'domain'],
    ['WebSearch(a *)', 'search-wildcard'],
    ['mcp__s__t(x)', 'mcp-parentheses'],
    ['Web*', 'tool-glob'],
    ['', 'empty'],
    [5, 'not-a-string'],
  ])('%s in an allow list: %s', (text, reason) => expect(skipOf(text, 'allow')?.reason).toBe(reason));

  test('with a tool glob is dropped from allow lists only', () => expect(skipOf('Web*', 'deny')).toBeUndefined());
});

describe('a Bash specifier', () => {
  test.each([
    ['zin:*', 'zin', true],
    ['zin:*', 'zin x', true],
    ['zin:*', 'zinx', false],
    ['zin *', 'zin', true],
    ['zin *', 'zin x', true],
    ['zin * foo *', 'zin a foo', false],
    ['zin*', 'zinx', true],
    ['zin a', 'zin a', true],
    ['zin a', 'zin  a', false],
    ['zin:* ', 'zin:x', true],
    [' zin  * ', 'zin x', true],
    ['zin \\*x *', 'zin *x y', true],
  ])('%j against %j: %s', (specifier, command, matches) => expect(matchesBashRule(specifier, command)).toBe(matches));

  test('of many stars is matched without backtracking', () => {
    const start = performance.now();
    expect(matchesBashRule(`${'a*'.repeat(2_000)}b`, 'a'.repeat(50_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('is of one kind', () => {
    expect(['a:*', 'a *', 'a', 'a \\*'].map((text) => shellPattern(text).kind)).toEqual(['prefix', 'wildcard', 'exact', 'exact']);
  });
});

test('a path specifier names its anchor', () => {
  expect(['//etc/x', '~/x', '/x', './x', 'x'].map((text) => pathAnchor(text).anchor)).toEqual(['absolute', 'home', 'source', 'relative', 'relative']);
});

test('a field specifier is a name and a value', () => {
  expect(fieldSpecifier('run_in_background : true')).toEqual({ name: 'run_in_background', value: 'true' });
  expect(fieldSpecifier('git status')).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { Effect } from '../../src/model/permission.ts';
import { isDangerous } from '../../src/policy/auto-mode.ts';
import { parseRule, skipOf, unescapeSpecifier } from '../../src/policy/syntax.ts';
import { recordings } from './recordings.ts';

/** The recorder cut texts at this length, so that what is longer says nothing about the rule. */
const CUT = 120;

test('drops the rules that the client drops (rule-validity)', () => {
  const rows = recordings<{ readonly kind: Effect; readonly rule: string; readonly status: string }>('rule-validity.jsonl');
  expect(rows.filter(({ kind, rule, status }) => (skipOf(rule, kind) !== undefined) !== (status === 'skipped')).map(({ rule }) => rule)).toEqual([]);
});

test('drops the rules that the client drops (validation)', () => {
  const rows = recordings<{ readonly area: string; readonly list: Effect; readonly rule: string; readonly class: string }>('validation.jsonl.gz');
  const rules = rows.filter(({ area, rule }) => area === 'permission rule' && rule.length < CUT);
  expect(rules.length).toBeGreaterThan(400);
  expect(rules.filter((row) => (skipOf(row.rule, row.list) !== undefined) !== (row.class === 'entry-skipped')).map(({ rule }) => rule)).toEqual([]);
});

test('suspends the rules that auto mode suspends', () => {
  const rows = recordings<readonly { readonly rule: string; readonly strippedInAuto: boolean }[]>('autostrip.json.gz').flat();
  const ours = (rule: string): boolean => {
    const { specifier } = parseRule(rule);
    return specifier === undefined || specifier === '*' || isDangerous(unescapeSpecifier(specifier).trim());
  };
  const shell = rows.filter(({ rule }) => rule.startsWith('Bash('));
  // A path before `.` is no program.
  expect(shell.filter(({ rule, strippedInAuto }) => ours(rule) !== strippedInAuto).map(({ rule }) => rule)).toEqual(['Bash(/usr/bin/.:*)']);
});

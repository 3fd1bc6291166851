import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { DEFAULT_RUN } from '../../src/client/default-run.ts';
import { check } from '../../src/pipelines/check.ts';
import { memoryWorld } from '../../src/world/memory.ts';
import { DANGERS } from './dangers.ts';

test('every danger stands in the table once', () => {
  const ids = DANGERS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(169);
});

describe('planted dangers are found', () => {
  const planted = DANGERS.flatMap((danger) => ('planted' in danger ? [danger] : []));
  test.each(planted)('$id', ({ rules: named, planted: files, git }) => {
    const unknown = named.filter((id) => !rules.some((rule) => rule.id === id));
    expect(unknown).toEqual([]);
    const { findings } = check(memoryWorld(files, git), { rules: [...rules], run: DEFAULT_RUN, today: '2026-11-25' });
    const told = new Set(findings.map(({ rule }) => rule));
    expect(
      named.some((id) => told.has(id)),
      `found instead: ${[...told].join(', ')}`,
    ).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { violations } from '../../src/load/schema/violations.ts';

type Verdicts = Readonly<Record<string, string>>;
const { values, plugin, market, entry } = JSON.parse(readFileSync(new URL('./data/manifest-types.json', import.meta.url), 'utf8')) as {
  values: Readonly<Record<string, unknown>>;
  plugin: Verdicts;
  market: Verdicts;
  entry: Verdicts;
};

/** Recorded: which kinds of value make `plugin validate` refuse a field of a manifest. */
const cases = (verdicts: Verdicts, refuses: (field: string, value: unknown) => boolean) =>
  test.each(Object.entries(verdicts))('%s', (field, bad) => {
    // (An entry's inline hooks are refused for an unknown event; we leave it at `unknown-hook-event`.)
    const lenient = verdicts === entry && field === 'hooks' ? ' objnum objstr objobj' : '';
    const ours = Object.entries(values).flatMap(([name, value]) => (refuses(field, value) ? [name] : []));
    expect(ours.join(' ')).toBe(bad.replace(lenient, ''));
  });

describe('plugin.json', () => cases(plugin, (field, value) => violations({ name: 'good', [field]: value }, 'plugin.json').length > 0));
describe('marketplace.json', () =>
  cases(market, (field, value) => violations({ name: 'mk', owner: { name: 'o' }, plugins: [], [field]: value }, 'marketplace.json').length > 0));
describe('an entry of marketplace.json', () =>
  cases(entry, (field, value) => {
    const plugins = [{ name: 'p', source: './x', [field]: value }];
    return violations({ name: 'mk', owner: { name: 'o' }, plugins }, 'marketplace.json').length > 0;
  }));

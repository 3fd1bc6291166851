import { expect, test } from 'vitest';
import { parseJson } from '../../src/load/document/json.ts';
import { isPlainSettings } from '../../src/load/plain-settings.ts';
import { keysOf } from '../../src/load/schema/keys.ts';
import { schemaLosses } from '../../src/load/schema-losses.lazy.ts';
import { asObject } from '../../src/load/values.ts';

const values = [
  '"x"',
  '""',
  'true',
  'false',
  '[]',
  '["a"]',
  '[1]',
  '1',
  'null',
  '{}',
  '{ "allow": [] }',
  '{ "allow": ["Bash"], "ask": [], "deny": [""] }',
  '{ "allow": "x" }',
  '{ "allow": [null] }',
];
const keys = [
  '$schema',
  'permissions',
  'enabledMcpjsonServers',
  'disabledMcpjsonServers',
  'includeCoAuthoredBy',
  'model',
  'hooks',
  'env',
  'nonsense',
  '__proto__',
  'disableBypassPermissionsMode',
];

test('a plain file loses nothing, and holds only keys that every scope honours', () => {
  let plain = 0;
  for (const key of keys) {
    for (const value of values) {
      const document = parseJson('.claude/settings.json', `{ "${key}": ${value} }`);
      if (!isPlainSettings(document)) continue;
      plain++;
      expect(schemaLosses(document, 'project'), document.text).toEqual([]);
      for (const { schema } of keysOf(asObject(document.value) ?? {}, 'settings.json')) {
        expect(schema, document.text).toBeDefined();
        expect(schema?.['x-scopes'], document.text).toBeUndefined();
      }
    }
  }
  expect(plain).toBeGreaterThan(10);
});

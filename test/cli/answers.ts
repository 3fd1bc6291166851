import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
for (const name of ['can', 'show', 'diff', 'history', 'usage', 'preflight'])
  ajv.addSchema(Object(JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8'))));

/** The one object that a command printed, held against its schema. */
export function answerOf(name: 'can' | 'show' | 'diff' | 'history' | 'usage' | 'preflight', out: string): unknown {
  const value: unknown = JSON.parse(out);
  const validate = ajv.getSchema(`grantlint/${name}.json`);
  expect(validate?.(value), JSON.stringify(validate?.errors)).toBe(true);
  return value;
}

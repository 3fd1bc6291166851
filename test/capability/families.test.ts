import { expect, test } from 'vitest';
import { catalogue } from '../../src/capability/catalogue.lazy.ts';
import { lookUp } from '../../src/capability/catalogue.ts';
import { FAMILY_NAMES, firstWords } from '../../src/capability/families.ts';

test('the first words that the families name are those of their entries', () => {
  const named = new Set(FAMILY_NAMES.flatMap(firstWords));
  const entries = new Set([...catalogue().keys()].map((name) => name.split(' ')[0]));
  expect([...named].sort()).toEqual([...entries].sort());
});

test.each([...catalogue()].map(([name, program]) => ({ name, program })))('$name is found', ({ name, program }) => {
  expect(lookUp(name.split(' '))?.program).toBe(program);
});

// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import readableSecret from '../readable-secret.ts';
import reopenedSecret from '../reopened-secret.ts';
import shippedSecret from '../shipped-secret.ts';
import trackedSecret from '../tracked-secret.ts';
import unignoredSecret from '../unignored-secret.ts';

const rules: readonly AnyRule[] = [
  readableSecret,
  reopenedSecret,
  shippedSecret,
  trackedSecret,
  unignoredSecret,
];

export function secretFilesRules(): readonly AnyRule[] {
  return rules;
}

// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import hardLinkedSecret from '../hard-linked-secret.ts';
import readableSecret from '../readable-secret.ts';
import readableTranscript from '../readable-transcript.ts';
import reopenedSecret from '../reopened-secret.ts';
import shippedSecret from '../shipped-secret.ts';
import startupSecret from '../startup-secret.ts';
import trackedSecret from '../tracked-secret.ts';
import uncheckedSecret from '../unchecked-secret.ts';
import unignoredSecret from '../unignored-secret.ts';

const rules: readonly AnyRule[] = [
  hardLinkedSecret,
  readableSecret,
  readableTranscript,
  reopenedSecret,
  shippedSecret,
  startupSecret,
  trackedSecret,
  uncheckedSecret,
  unignoredSecret,
];

export function secretFilesRules(): readonly AnyRule[] {
  return rules;
}

// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import confusableName from '../confusable-name.ts';
import controlCharacters from '../control-characters.ts';
import hiddenUnicode from '../hidden-unicode.ts';

const rules: readonly AnyRule[] = [
  confusableName,
  controlCharacters,
  hiddenUnicode,
];

export function charactersRules(): readonly AnyRule[] {
  return rules;
}

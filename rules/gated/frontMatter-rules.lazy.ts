// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import broadAllowedTools from '../broad-allowed-tools.ts';
import deadAllowedTool from '../dead-allowed-tool.ts';
import ignoredFrontMatterKey from '../ignored-front-matter-key.ts';
import invalidFrontMatterValue from '../invalid-front-matter-value.ts';
import invalidSkillName from '../invalid-skill-name.ts';
import lostFrontMatter from '../lost-front-matter.ts';
import misnamedSkill from '../misnamed-skill.ts';
import missingDescription from '../missing-description.ts';
import overlongDescription from '../overlong-description.ts';
import skillHooks from '../skill-hooks.ts';

const rules: readonly AnyRule[] = [
  broadAllowedTools,
  deadAllowedTool,
  ignoredFrontMatterKey,
  invalidFrontMatterValue,
  invalidSkillName,
  lostFrontMatter,
  misnamedSkill,
  missingDescription,
  overlongDescription,
  skillHooks,
];

export function frontMatterRules(): readonly AnyRule[] {
  return rules;
}

import { inFrontMatter, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'invalid-skill-name',
  title: 'Skill name that the format does not allow',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'The skill format allows lower-case letters, digits and single hyphens, at most 64 characters. This client takes any text as a label and calls the skill by its folder; other clients and the plugin directory refuse it.',
  remedy: 'Use lower-case letters, digits and hyphens, and give the folder the same name.',
  references: ['agentskills specification', 'permissions-paths §9.7'],
  messages: { invalid: 'the skill format does not allow this name: {what}' },

  check({ harness }, report) {
    const named = harness.skills.flatMap((skill) => {
      const name = textOf(skill, 'name');
      const what = name === undefined ? undefined : flaw(name);
      return what === undefined ? [] : [{ skill, what }];
    });
    // One or two are a slip. Where many are written so, it is the way of the house, and this client does not mind.
    const slip = named.filter(({ skill }) => skill.loaded).length <= 2;
    for (const { skill, what } of named) report(inFrontMatter(skill, 'name'), 'invalid', { what }, skill.loaded && slip ? {} : { severity: 'note' });
  },
});

function flaw(name: string): string | undefined {
  if (name.length > 64) return `it has ${name.length} characters, 64 are the limit`;
  if (/[^a-z0-9-]/.test(name)) return 'only lower-case letters, digits and hyphens may stand in it';
  return /^-|-$|--/.test(name) ? 'a hyphen may stand only between letters or digits' : undefined;
}

const skill = (name: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/daily-report/SKILL.md': `---\nname: ${name}\ndescription: Writes it\n---\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'Words', files: skill('«Daily Report»') },
    { title: 'A mark that no name has', files: skill('«daily_report!»') },
    { title: 'Two hyphens', files: skill('«daily--report»') },
    { title: 'Too long', files: skill(`«${'a'.repeat(70)}»`) },
  ],
  good: [
    { title: 'As the format wants it', files: skill('daily-report') },
    { title: 'None: the folder names it', files: { '.claude/skills/daily-report/SKILL.md': '---\ndescription: Writes it\n---\n' } },
  ],
});

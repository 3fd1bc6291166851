import { inText } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'oversized-skill',
  title: 'Skill longer than the format advises',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'The whole body enters the context each time the skill is used, and what is long is read by nobody at review. The format advises at most 500 lines; about a third of public skills have more.',
  remedy: 'Move details into files of a `references/` folder that the model reads when it needs them.',
  references: ['agentskills specification'],
  messages: { long: 'this skill has {lines} lines; the format advises at most {limit}' },
  options: { lines: { type: 'integer', default: 500, description: 'Longest body, in lines.' } },

  check({ harness }, report, { lines: limit }) {
    for (const skill of harness.skills) {
      const { text } = skill.document;
      let lines = 0;
      for (let at = text.indexOf('\n', skill.bodyStart); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
      if (lines > limit) report(inText(skill, { start: 0, end: 0 }), 'long', { lines: lines.toLocaleString('en-US'), limit: String(limit) });
    }
  },
});

const skill = (lines: number): string => `---\nname: a\ndescription: d\n---\n${'text\n'.repeat(lines)}`;
export const examples = (): Examples => ({
  bad: [{ title: 'Beyond a limit of three lines', options: { lines: 3 }, files: { '.claude/skills/a/SKILL.md': `«»${skill(4)}` } }],
  good: [{ title: 'A page', files: { '.claude/skills/a/SKILL.md': skill(80) } }],
});

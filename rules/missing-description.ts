import { hasFrontMatter, inFrontMatter, isTrue, nameOf, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'missing-description',
  title: 'Skill or agent without a description',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'The model chooses skills and agents by their description alone. Without one the model has nothing to choose by; a skill is then listed with whatever its text begins with.',
  remedy: 'Add a `description` that says what it does and when to use it.',
  references: ['agentskills specification', 'permissions-paths §9.1'],
  messages: {
    skill: 'this skill has no description, by which the model decides when to use it: the model sees the start of its text instead',
    agent: 'this agent has no description, so the model cannot know when to call it',
  },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      if (skill.lost || (skill.frontMatter['description'] != null && skill.frontMatter['description'] !== '')) continue;
      // Only people call it, and they see its name.
      if (isTrue(skill.frontMatter['disable-model-invocation'])) continue;
      report(skill.frontMatter['description'] === '' ? inFrontMatter(skill, 'description') : wholeFile(skill.file), 'skill');
    }
    for (const agent of harness.agents) {
      // A file without front matter beside agents is documentation.
      if (agent.lost || !hasFrontMatter(agent) || textOf(agent, 'description') !== undefined || /^readme/i.test(nameOf(agent.file))) continue;
      report(wholeFile(agent.file), 'agent');
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    { title: 'A skill with a name only', files: { '.claude/skills/report/SKILL.md': '«»---\nname: report\n---\n# Report\n' } },
    { title: 'An empty description', files: { '.claude/skills/report/SKILL.md': '---\nname: report\ndescription: «""»\n---\n# Report\n' } },
    { title: 'An agent', files: { '.claude/agents/reviewer.md': '«»---\nname: reviewer\n---\nReview.\n' } },
  ],
  good: [
    { title: 'Described', files: { '.claude/skills/report/SKILL.md': '---\nname: report\ndescription: Writes the daily report\n---\n' } },
    { title: 'Called by people only', files: { '.claude/skills/report/SKILL.md': '---\nname: report\ndisable-model-invocation: true\n---\n' } },
    { title: 'A command is called by people', files: { '.claude/commands/report.md': '---\nallowed-tools: Read\n---\nWrite it.\n' } },
    { title: 'A page about the agents', files: { '.claude/agents/README.md': '# Our agents\n' } },
  ],
});

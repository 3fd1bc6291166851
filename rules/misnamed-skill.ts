import { folderOf, inFrontMatter, nameOf, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'misnamed-skill',
  title: 'Skill whose name differs from its folder',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'The client calls a skill by its folder; `name` is only a label. Permission rules, `/name` and other skills that use the label reach nothing.',
  remedy: 'Give folder and `name` the same text.',
  references: ['permissions-paths §9.7'],
  messages: { differs: 'the client calls this skill {folder}; /{name} and Skill({name}) reach nothing' },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      const name = textOf(skill, 'name')?.trim();
      const folder = nameOf(folderOf(skill.file));
      // A skill at the root of a repository has no folder of its own; a template's name is filled in later.
      if (!skill.loaded || name === undefined || folder === '' || /[{}<>$]/.test(name + folder)) continue;
      if (fold(name) !== fold(folder)) report(inFrontMatter(skill, 'name'), 'differs', { folder, name: name.slice(0, 64) });
    }
  },
});

/** A label that only spells the folder's name in words is clear enough. */
const fold = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '-');

const skill = (name: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/daily-report/SKILL.md': `---\nname: ${name}\ndescription: Writes it\n---\n`,
});
export const examples = (): Examples => ({
  bad: [{ title: 'Another name', files: skill('«morning-brief»') }],
  good: [
    { title: 'The same name', files: skill('daily-report') },
    { title: 'The same name in words', files: skill('Daily Report') },
  ],
});

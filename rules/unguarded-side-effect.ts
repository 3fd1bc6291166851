import { folderOf, inFrontMatter, isTrue, nameOf, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

/** First words of names and descriptions that say: this changes the world outside the work tree. */
const ACTION = /^(?:deploy|release|publish|push|ship|rollback|send|post|tweet|email|merge|tag|provision|destroy|terminate|migrate)s?(?:$|[-_\s:])/i;

export default defineRule({
  id: 'unguarded-side-effect',
  title: 'Skill with effects outside that the model may start by itself',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'The model starts a skill when its description fits what it reads, and what it reads may have been written by somebody else. A skill that deploys, publishes or sends should be started by a person.',
  remedy: 'Set `disable-model-invocation: true`, so that only people can start it.',
  references: ['surfaces SKILL-SIDE-EFFECT', 'permissions-paths §9.2'],
  messages: { open: 'the model may start this skill by itself, although its name or description begins with "{action}"' },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      if (!skill.loaded || skill.lost || isTrue(skill.frontMatter['disable-model-invocation'])) continue;
      const action = ACTION.exec(nameOf(folderOf(skill.file)))?.[0] ?? ACTION.exec(textOf(skill, 'description') ?? '')?.[0];
      if (action === undefined) continue;
      report(inFrontMatter(skill, 'name'), 'open', {
        action: action
          .replace(/(?<![^a-z])[^a-z]+$/i, '')
          .toLowerCase()
          .replace(/s$/, ''),
      });
    }
  },
});

const skill = (extra: string, name = '«deploy»'): Examples['bad'][number]['files'] => ({
  '.claude/skills/deploy/SKILL.md': `---\nname: ${name}\ndescription: Deploys the service\n${extra}---\n`,
});
export const examples = (): Examples => ({
  bad: [{ title: 'Started by the model', files: skill('') }],
  good: [
    { title: 'Started by people', files: skill('disable-model-invocation: true\n', 'deploy') },
    { title: 'Words that the client takes for true', files: skill('disable-model-invocation: "Yes"\n', 'deploy') },
  ],
});

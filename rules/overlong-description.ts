import { inFrontMatter, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

/** The limit of the skill format; other clients and the plugin directory refuse longer ones. */
const FORMAT = 1_024;
/** About here this client cuts the entry in the list that the model sees. */
const CUT = 1_536;

export default defineRule({
  id: 'overlong-description',
  title: 'Description longer than the skill format allows',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'The skill format allows 1,024 characters. This client loads longer ones, but cuts the entry in its list near 1,536 characters; every session pays for the text, whether the skill is used or not.',
  remedy: 'Say in one or two sentences what the skill does and when to use it; move the rest into the body.',
  references: ['agentskills specification', 'permissions-paths §9.7'],
  messages: {
    long: 'the description has {length} characters; the skill format allows 1,024',
    cut: 'description and when_to_use have {length} characters; the client cuts them near 1,536, so the model does not see the end (the skill format allows 1,024)',
  },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      const description = textOf(skill, 'description')?.trim() ?? '';
      const whole = description.length + (textOf(skill, 'when_to_use')?.trim().length ?? 0);
      if (description.length === 0) continue;
      if (whole > CUT) report(inFrontMatter(skill, 'description'), 'cut', { length: whole.toLocaleString('en-US') });
      else if (description.length > FORMAT) report(inFrontMatter(skill, 'description'), 'long', { length: description.length.toLocaleString('en-US') });
    }
  },
});

const skill = (length: number, marked: boolean): Examples['bad'][number]['files'] => {
  const text = 'Writes reports. '
    .repeat(Math.ceil(length / 16))
    .slice(0, length - 1)
    .trimEnd()
    .padEnd(length, 'x');
  return { '.claude/skills/report/SKILL.md': `---\nname: report\ndescription: ${marked ? `«${text}»` : text}\n---\n` };
};
export const examples = (): Examples => ({
  bad: [
    { title: 'Over the limit of the format', files: skill(1_100, true) },
    { title: 'Long enough to be cut', files: skill(1_700, true) },
  ],
  good: [{ title: 'Just within it', files: skill(1_024, false) }],
});

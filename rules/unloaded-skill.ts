import { defineRule, type Examples } from '../src/findings/rule.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'unloaded-skill',
  title: 'Skill file where the client does not look',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'strays',
  why: 'The client loads `.claude/skills/NAME/SKILL.md` and nothing else: no Markdown file beside the folders, no `skill.md` in lower case, no folder inside a folder. The skill is simply not there, and nothing says so.',
  remedy: 'Move the file to `.claude/skills/NAME/SKILL.md`.',
  references: ['permissions-paths §9.7'],
  messages: {
    flat: 'the client does not load this skill: it must be {path}',
    case: 'the client does not load this skill: the file must be called SKILL.md',
    nested: 'the client does not load this skill: only folders directly in .claude/skills count, so it must be {path}',
  },

  check({ harness }, report) {
    // Where single files are checked only those can be reported.
    const files = harness.facts.listed ? harness.facts.files() : harness.skills.map((skill) => skill.file);
    const skills = files.filter((file) => file.includes('.claude/skills/'));
    const known = new Set(skills);
    for (const file of skills) {
      const match = /^(?:.*\/)?\.claude\/skills\/(.+)$/.exec(file);
      const parts = match?.[1]?.split('/') ?? [];
      const name = parts.at(-1) ?? '';
      const root = file.slice(0, file.length - (match?.[1] ?? '').length);
      if (parts.length === 1 && /\.md$/i.test(name) && !PAGE.test(name))
        report(wholeFile(file), 'flat', { path: `${root}${name.replace(/\.md$/i, '')}/SKILL.md` });
      if (parts.length === 2 && /^skill\.md$/i.test(name) && name !== 'SKILL.md' && !known.has(`${root}${parts[0]}/SKILL.md`)) report(wholeFile(file), 'case');
      if (parts.length > 2 && name === 'SKILL.md') {
        // Below a skill of its own it is that skill's material, which the model may well read.
        const inside = parts.slice(0, -2).some((_, i) => known.has(`${root}${parts.slice(0, i + 1).join('/')}/SKILL.md`));
        if (!inside) report(wholeFile(file), 'nested', { path: `${root}${parts.at(-2)}/SKILL.md` });
      }
    }
  },
});

/** Pages about the skills. */
const PAGE =
  /^(?:readme|index|changelog|contributing|license|overview|about|skills?|notes|todo|claude|agents|gemini|template|_.*|.*[-_]?(?:readme|guide|index|template|reference|overview))\.md$/i;

const text = '---\nname: report\ndescription: Writes it\n---\n';
export const examples = (): Examples => ({
  bad: [
    { title: 'A file instead of a folder', files: { '.claude/skills/report.md': `«»${text}` } },
    { title: 'Lower case', files: { '.claude/skills/report/skill.md': `«»${text}` } },
    { title: 'A group of skills', files: { '.claude/skills/ops/report/SKILL.md': `«»${text}` } },
  ],
  good: [
    { title: 'Where the client looks', files: { '.claude/skills/report/SKILL.md': text } },
    { title: 'A page about the skills', files: { '.claude/skills/README.md': '# Skills\n' } },
    { title: 'Material of a skill', files: { '.claude/skills/ops/SKILL.md': text, '.claude/skills/ops/parts/report/SKILL.md': text } },
    { title: 'Skills that are shipped', files: { 'skills/report/SKILL.md': text } },
  ],
});

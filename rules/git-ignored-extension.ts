import { defineRule, type Examples } from '../src/findings/rule.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'git-ignored-extension',
  title: 'Skill, agent or command that exists only on this machine',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'tracking',
  why: 'The client loads skills, agents and commands whether git knows them or not. One that git ignores is in no review and in no other clone: the session here does something that nobody else can see or repeat, and a file that a program has put there goes unnoticed.',
  remedy: 'Commit it (`git add -f`, and an exception in the ignore file), or move it to your own folder `~/.claude`.',
  references: ['permissions-paths §9.7'],
  messages: {
    ignored: 'this {kind} is loaded here but git ignores it (line {line} of {source}){more}: no review and no other clone has it',
  },

  check({ harness }, report) {
    const { facts } = harness;
    if (!facts.repository) return;
    const byPattern = new Map<string, { file: string; kind: string; line: number; source: string; others: number }>();
    for (const { file, kind, loaded } of [...harness.skills, ...harness.commands, ...harness.agents]) {
      if (!loaded || file.startsWith('~/') || file.startsWith('../')) continue;
      // What git tracks it does not ignore. Asking both would cost a second call of git.
      const by = facts.ignoredBy(file);
      // Somebody's own excludes say that they know.
      if (!by || by.personal) continue;
      const key = `${by.source}:${by.line}`;
      const seen = byPattern.get(key);
      if (seen) seen.others++;
      else byPattern.set(key, { file, kind, line: by.line, source: by.source, others: 0 });
    }
    for (const { file, kind, line, source, others } of byPattern.values())
      report(wholeFile(file), 'ignored', { kind, line: String(line), source, more: others === 0 ? '' : `, and so are ${others} more` });
  },
});

const skill = '---\nname: deploy\ndescription: Deploys\n---\nDeploy.\n';

export const examples = (): Examples => ({
  bad: [{ title: 'Ignored with its folder', files: { '.claude/skills/deploy/SKILL.md': `«»${skill}`, '.gitignore': '.claude/skills/\n' }, git: {} }],
  good: [
    { title: 'Committed', files: { '.claude/skills/deploy/SKILL.md': skill, '.gitignore': 'dist/\n' }, git: {} },
    {
      title: 'Committed in spite of the pattern',
      files: { '.claude/skills/deploy/SKILL.md': skill, '.gitignore': '.claude/skills/\n' },
      git: { tracked: ['.claude/skills/deploy/SKILL.md'] },
    },
    { title: "Somebody's own excludes", files: { '.claude/skills/deploy/SKILL.md': skill }, git: { exclude: ['.claude/skills/'] } },
    { title: 'No repository', files: { '.claude/skills/deploy/SKILL.md': skill, '.gitignore': '.claude/skills/\n' } },
  ],
});

import { complexStatements } from '../src/findings/complex-statements.ts';
import { shorten } from '../src/findings/grants.ts';
import { inText } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'complex-instruction',
  title: 'Skill with commands that permission rules can hardly grant',
  severity: 'note',
  confidence: 'proven',
  tier: 'audit',
  since: '0.1.0',
  why: 'The client takes a command line apart before it compares it with rules. Loops over what a command prints, text that another command gives, groups and the like it cannot follow, and asks, whatever is allowed; in a run that nobody watches it refuses. Here-documents and long pipes need several rules at once, each wider than the job. People then allow the whole shell to be rid of the question.',
  remedy: 'Put it into a script of the skill, say in `scripts/`, and let the skill call that: one plain command, one narrow rule.',
  references: ['permissions-bash P1, C1, D5'],
  messages: {
    ungrantable: 'no pattern of a rule lets this run unasked ({reason}): `{command}`{more}',
    document: 'a here-document writes a file past the tools for files: it needs a rule for `{program}` and one for the file: `{command}`{more}',
    input: 'a here-document is a program for `{program}` that no rule can tell from another: only all of `{program}` can be allowed: `{command}`{more}',
    pipe: 'a pipe of {count} commands needs a rule for each of them: `{command}`{more}',
  },

  check({ harness }, report) {
    for (const skill of harness.skills) {
      if (!skill.loaded) continue;
      const found = complexStatements(skill);
      const [first] = found;
      if (!first) continue;
      const others = found.length - 1;
      const data = { command: shorten(first.text, 70), more: others === 0 ? '' : `; ${others} more like it in this skill` };
      const more = { related: found.slice(1, 6).map(({ span, text }) => ({ at: inText(skill, span), message: shorten(text, 60) })) };
      const at = inText(skill, first.span);
      const likely = { ...more, confidence: 'likely' } as const;
      const program = /^[\w./-]+/.exec(first.text)?.[0] ?? 'the shell';
      if (first.reason !== undefined) report(at, 'ungrantable', { reason: shorten(first.reason, 80), ...data }, more);
      else if (first.document) report(at, first.document === 'file' ? 'document' : 'input', { program, ...data }, likely);
      else report(at, 'pipe', { count: String(first.stages), ...data }, likely);
    }
  },
});

const skill = (body: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: Writes the brief\n---\n${body}\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'A program that is written on the spot', files: skill("```bash\n«cat > /tmp/x.py <<'EOF'»\nimport json\nprint(1)\nEOF\n```") },
    { title: 'A program for an interpreter', files: skill("```bash\n«python3 - <<'EOF'»\nimport json\nprint(1)\nEOF\n```") },
    { title: 'A loop over what a command prints', files: skill('```bash\n«for f in $(git diff --name-only); do wc -l "$f"; done»\n```') },
    { title: 'A long pipe', files: skill('```bash\n«git log --format=%an | sort | uniq -c | sort -rn | head -5»\n```') },
  ],
  good: [
    { title: 'The message of a commit', files: skill('```bash\ngit commit -m "$(cat <<\'EOF\'\nfix: x\n\nWhy\nEOF\n)"\n```') },
    { title: 'A script of the skill', files: skill('```bash\npython scripts/load.py --today\n```') },
    { title: 'A short pipe', files: skill('```bash\ngit log --oneline | head -5\n```') },
    { title: 'A placeholder is filled in before it is run', files: skill('```bash\ngh issue view $ISSUE --json title\n```') },
    { title: 'It is what should not be done', files: skill('## Avoid\n\n```bash\nfor f in $(ls); do cat $f; done\n```') },
    { title: 'Another language', files: skill('```python\nprint("<<EOF")\n```') },
  ],
});

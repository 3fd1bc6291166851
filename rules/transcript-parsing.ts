import { allPrompts, inText } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

const TRANSCRIPTS = /(?:~|\$HOME|\$\{HOME\})\/\.claude\/projects\b[^\s`'")]{0,120}/g;

export default defineRule({
  id: 'transcript-parsing',
  title: 'Instructions that read the session logs of the client',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Session logs hold everything that was said and read, secrets included, of all projects. Their format is not documented and changes between versions.',
  remedy: 'Keep what the skill needs in a file of its own.',
  references: ['surfaces SKILL-TRANSCRIPT'],
  messages: { reads: 'these instructions read the session logs in {path}' },

  check({ harness }, report) {
    for (const prompt of allPrompts(harness)) {
      const { text } = prompt.document;
      if (!text.includes('/.claude/projects', prompt.bodyStart)) continue;
      TRANSCRIPTS.lastIndex = prompt.bodyStart;
      for (let match = TRANSCRIPTS.exec(text); match; match = TRANSCRIPTS.exec(text)) {
        // The memory folder of a project lies there too.
        if (/\/memory\b/.test(match[0])) continue;
        report(inText(prompt, { start: match.index, end: match.index + match[0].length }), 'reads', { path: match[0].slice(0, 60) });
        break;
      }
    }
  },
});

const skill = (body: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/recall/SKILL.md': `---\nname: recall\ndescription: Recalls\n---\n${body}\n`,
});
export const examples = (): Examples => ({
  bad: [{ title: 'Searching old sessions', files: skill('Run `grep -l topic «~/.claude/projects/*/*.jsonl»`.') }],
  good: [{ title: 'A file of its own', files: skill('Read `notes/recall.md`.') }],
});

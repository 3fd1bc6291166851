import { lineAt } from '../src/findings/line-at.ts';
import { certaintyAt } from '../src/findings/need-place.ts';
import { allPrompts, inText } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

const TRANSCRIPTS =
  /(?:(?:~|\$HOME|\$\{HOME\}|\/(?:home|Users)\/[\w.-]{1,40})\/|(?<![\w/.~}]))\.claude\/(?:projects\b[^\s`'")]{0,120}|(?:transcripts|tool-results)\b[^\s`'")]{0,80}|\*)/g;

export default defineRule({
  id: 'transcript-parsing',
  title: 'Instructions that read the session logs of the client',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Session logs hold everything that was said and read, secrets included, of all projects. Their format is not documented and changes between versions. An agent that looks for a cut result there takes a slow and fragile way round.',
  remedy: 'Keep what the skill needs in a file of its own; where a result was cut, ask the source again with a smaller limit.',
  references: ['surfaces SKILL-TRANSCRIPT'],
  messages: { reads: 'these instructions read the session logs in {path}' },

  check({ harness }, report) {
    for (const prompt of allPrompts(harness)) {
      const { text } = prompt.document;
      if (!text.includes('.claude/', prompt.bodyStart)) continue;
      TRANSCRIPTS.lastIndex = prompt.bodyStart;
      for (let match = TRANSCRIPTS.exec(text); match; match = TRANSCRIPTS.exec(text)) {
        const [path] = match;
        const span = { start: match.index, end: match.index + path.length };
        // The memory folder of a project lies there too. `.claude/*` may be all of the configuration.
        if (/\/memory\b/.test(path)) continue;
        if (path.endsWith('.claude/*') && !/transcript|tool.result|session log/i.test(lineAt(text, span.start).text)) continue;
        if (certaintyAt(prompt, span, 'object') === undefined) continue;
        report(inText(prompt, span), 'reads', { path: path.slice(0, 60) });
        break;
      }
    }
  },
});

const skill = (body: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/recall/SKILL.md': `---\nname: recall\ndescription: Recalls\n---\n${body}\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'Searching old sessions', files: skill('Run `grep -l topic «~/.claude/projects/*/*.jsonl»`.') },
    { title: 'What was cut', files: skill('If a result is cut, read the rest from the transcript in `«.claude/*»`.') },
    { title: 'By an absolute path', files: skill('```bash\nls -t «/home/agent/.claude/projects/»\n```') },
  ],
  good: [
    { title: 'A file of its own', files: skill('Read `notes/recall.md`.') },
    { title: 'The order not to', files: skill('Do not parse `.claude/*` transcript or tool-result internals; never read ~/.claude/projects.') },
    { title: "The project's memory", files: skill('Read `~/.claude/projects/x/memory/MEMORY.md`.') },
    { title: 'A folder of the repository', files: skill('Skills lie in `.claude/skills`, all else in `.claude/*`.') },
  ],
});

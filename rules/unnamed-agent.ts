import { hasFrontMatter, nameOf, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'unnamed-agent',
  title: 'Agent without a name',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'agents',
  why: 'An agent is called by the `name` of its front matter, not by that of its file. Without one the client has nothing to call it by and leaves it out.',
  remedy: 'Add a `name` in lower case with hyphens.',
  references: ['permissions-paths §5.8'],
  messages: { unnamed: 'this agent has no name in its front matter: nothing can call it' },

  check({ harness }, report) {
    for (const agent of harness.agents) {
      // A plugin's agents are named after their files; a file without front matter is documentation.
      if (!agent.loaded || agent.lost || !hasFrontMatter(agent) || textOf(agent, 'name') !== undefined || /^readme/i.test(nameOf(agent.file))) continue;
      report(wholeFile(agent.file), 'unnamed');
    }
  },
});

const agent = (lines: string): Examples['bad'][number]['files'] => ({ '.claude/agents/reviewer.md': lines });
export const examples = (): Examples => ({
  bad: [{ title: 'A description only', files: agent('«»---\ndescription: Reviews changes\n---\nReview.\n') }],
  good: [
    { title: 'Named', files: agent('---\nname: reviewer\ndescription: Reviews changes\n---\nReview.\n') },
    { title: 'No agent but a page', files: agent('# How we review\n') },
  ],
});

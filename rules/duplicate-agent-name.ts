import { inFrontMatter, textOf } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import type { Prompt } from '../src/model/harness.ts';

export default defineRule({
  id: 'duplicate-agent-name',
  title: 'Two agents with one name',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'agents',
  why: 'An agent is called by the `name` in its front matter, whatever its file is called. Of two with one name in one folder only one can be reached, and nobody says which.',
  remedy: 'Give each agent a name of its own.',
  references: ['permissions-paths §4.5'],
  messages: { twice: 'two agents are named {name}; the client can reach only one of them' },

  check({ harness }, report) {
    const seen = new Map<string, Prompt>();
    for (const agent of harness.agents) {
      const name = textOf(agent, 'name');
      // Agents of the home folder are meant to stand behind a project's of the same name.
      if (name === undefined || !agent.loaded || agent.file.startsWith('~/')) continue;
      const key = `${agent.dir}\n${name}`;
      const first = seen.get(key);
      if (!first) seen.set(key, agent);
      else report(inFrontMatter(agent, 'name'), 'twice', { name }, { related: [{ at: inFrontMatter(first, 'name'), message: 'the other one' }] });
    }
  },
});

const agent = (name: string) => `---\nname: ${name}\ndescription: Reviews\n---\n`;
export const examples = (): Examples => ({
  bad: [{ title: 'A copied file', files: { '.claude/agents/a.md': agent('reviewer'), '.claude/agents/b.md': agent('«reviewer»') } }],
  good: [
    { title: 'Two names', files: { '.claude/agents/a.md': agent('reviewer'), '.claude/agents/b.md': agent('writer') } },
    { title: 'In two packages of a monorepo', files: { 'x/.claude/agents/a.md': agent('reviewer'), 'y/.claude/agents/a.md': agent('reviewer') } },
  ],
});

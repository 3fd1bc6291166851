import { callable, inFrontMatter } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'skill-hooks',
  title: 'Hooks in the front matter of a skill or agent',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'Hooks of a skill are registered when it is used and stay for the rest of the session. They run without a prompt, also in a folder that nobody has trusted. Reviewers look for hooks in the settings.',
  remedy: 'Move the hooks into the settings, where reviewers look, or make sure that somebody has read them.',
  references: ['permissions-paths §8', 'surfaces SKILL-HOOKS, AGENT-MCP'],
  messages: {
    hooks: 'this {kind} registers {count} for {events} when it is used; they run without a prompt until the session ends',
    agent: 'this agent brings hooks of its own for {events}',
    servers: 'this agent starts MCP servers of its own: {servers}',
  },

  check({ harness }, report) {
    const events = (value: unknown): string | undefined => {
      const names = Object.keys(asObject(value) ?? {});
      return names.length === 0 ? undefined : names.slice(0, 5).join(', ');
    };
    for (const prompt of callable(harness)) {
      const names = events(prompt.frontMatter['hooks']);
      if (names === undefined) continue;
      const count = harness.hooks.filter((hook) => hook.origin.file === prompt.file).length;
      if (count === 0) continue;
      report({ ...inFrontMatter(prompt, 'hooks'), part: 'key' }, 'hooks', {
        kind: prompt.kind,
        count: `${count} hook${count === 1 ? '' : 's'}`,
        events: names,
      });
    }
    for (const agent of harness.agents) {
      const names = events(agent.frontMatter['hooks']);
      if (names !== undefined) report({ ...inFrontMatter(agent, 'hooks'), part: 'key' }, 'agent', { events: names });
      const servers = agent.frontMatter['mcpServers'];
      // A list of names refers to servers that are defined, and reviewed, elsewhere.
      const own = Array.isArray(servers) ? servers.flatMap((entry: unknown) => Object.keys(asObject(entry) ?? {})) : Object.keys(asObject(servers) ?? {});
      if (own.length > 0) report({ ...inFrontMatter(agent, 'mcpServers'), part: 'key' }, 'servers', { servers: own.slice(0, 5).join(', ') });
    }
  },
});

const hook = 'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          command: ./log.sh\n';
export const examples = (): Examples => ({
  bad: [
    { title: 'A skill', files: { '.claude/skills/brief/SKILL.md': `---\nname: brief\ndescription: Writes it\n«hooks»${hook.slice(5)}---\n` } },
    {
      title: 'An agent with a server of its own',
      files: { '.claude/agents/a.md': '---\nname: a\ndescription: d\n«mcpServers»:\n  chat:\n    command: chat-server\n---\n' },
    },
  ],
  good: [
    { title: 'An empty list', files: { '.claude/skills/brief/SKILL.md': '---\nname: brief\ndescription: Writes it\nhooks: {}\n---\n' } },
    { title: 'A server by name', files: { '.claude/agents/a.md': '---\nname: a\ndescription: d\nmcpServers:\n  - chat\n---\n' } },
  ],
});

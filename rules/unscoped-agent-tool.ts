import { toolEntries } from '../src/findings/allowed-tools.ts';

import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unscoped-agent-tool',
  title: 'Agent tool whose parentheses mean nothing',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'agents',
  why: 'An agent lists tools, not permission rules. `tools: Bash(git:*)` gives it all of Bash; `disallowedTools: Bash(rm:*)` takes all of Bash away. Which commands run is decided by the permission rules of the session.',
  remedy: 'Write the bare tool here and put the limits into permission rules (`allow`, `deny`) of the settings.',
  references: ['permissions-paths §5.8', 'permissions-paths §10'],
  messages: {
    all: '`{rule}` gives this agent all of {tool}: parentheses mean nothing in the tools of an agent',
    none: '`{rule}` takes all of {tool} from this agent: parentheses mean nothing in disallowedTools',
  },

  check({ harness }, report) {
    for (const agent of harness.agents) {
      for (const [list, id] of [
        ['tools', 'all'],
        ['disallowedTools', 'none'],
      ] as const) {
        const entries = toolEntries(agent, list);
        // A list of ten git commands is one mistake.
        const tools = new Map<string, typeof entries>();
        for (const entry of entries) {
          const { tool, specifier } = entry.rule;
          // Which agents an agent may start is a list that the client documents; `Tool(*)` says what happens anyway.
          if (specifier === undefined || /^\**$/.test(specifier) || /^(?:Agent|Task|Skill)$/.test(tool)) continue;
          tools.set(tool, [...(tools.get(tool) ?? []), entry]);
        }
        for (const [tool, [first]] of tools) {
          if (!first || (id === 'all' && entries.some((e) => e.rule.text === tool))) continue;
          report(first.origin, id, { rule: first.rule.text, tool });
        }
      }
    }
  },
});

const agent = (lines: string): Examples['bad'][number]['files'] => ({
  '.claude/agents/committer.md': `---\nname: committer\ndescription: Commits\n${lines}\n---\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'Meant to be git only', files: agent('tools: Read, «Bash(git:*)», Bash(gh:*)') },
    { title: 'Meant to forbid one program', files: agent('disallowedTools: «Bash(rm:*)»') },
  ],
  good: [
    { title: 'Bare tools', files: agent('tools: Read, Bash') },
    { title: 'Which agents it may start', files: agent('tools: Agent(reviewer), Read') },
  ],
});

import { defineRule, type Examples } from '../src/findings/rule.ts';

const KEYS = ['permissionMode', 'hooks', 'mcpServers'] as const;

export default defineRule({
  id: 'plugin-agent-privilege',
  title: "Plugin's agent that asks for rights which the client does not give it",
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'agents',
  why: 'The client ignores `permissionMode`, `hooks` and `mcpServers` in the agents of a plugin, so that installing a plugin cannot change how calls are approved. An agent that relies on them works otherwise than it reads: a guard among its hooks does not run.',
  remedy: "Remove the key. Hooks and servers of a plugin belong into `hooks/hooks.json` and `.mcp.json`; a mode is the user's choice.",
  references: ['surfaces AGENT-MCP, AGENT-BYPASS'],
  messages: { ignored: '{key} has no effect in an agent of a plugin: {instead}' },

  check({ harness }, report) {
    const roots = harness.manifests.filter((m) => m.kind === 'plugin').map((m) => m.file.replace(/\.claude-plugin\/plugin\.json$/, ''));
    for (const agent of harness.agents) {
      if (agent.loaded || !roots.some((root) => agent.file.startsWith(`${root}agents/`))) continue;
      for (const key of KEYS) {
        if (agent.frontMatter[key] === undefined) continue;
        const instead =
          key === 'permissionMode' ? 'it runs in the mode of the session' : key === 'hooks' ? 'these hooks never run' : 'these servers are not started';
        report({ file: agent.file, path: [key] }, 'ignored', { key, instead }, key === 'mcpServers' ? {} : { severity: 'warning' });
      }
    }
  },
});

const plugin = (line: string): Examples['bad'][number]['files'] => ({
  '.claude-plugin/plugin.json': '{ "name": "lint" }',
  'agents/fixer.md': `---\nname: fixer\ndescription: Fixes lint errors\n${line}\n---\nFix them.\n`,
});

export const examples = (): Examples => ({
  bad: [{ title: 'A mode', files: plugin('permissionMode: «acceptEdits»') }],
  good: [
    { title: 'Tools', files: plugin('tools: Read, Edit') },
    { title: 'An agent of the project', files: { '.claude/agents/fixer.md': '---\nname: fixer\ndescription: d\npermissionMode: plan\n---\nx\n' } },
  ],
});

import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'agent-mode',
  title: 'A subagent sets its own permission mode',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'agents',
  why: 'The mode in the front matter of a project agent is honoured, also in a folder that nobody has trusted. `acceptEdits` and `auto` give the subagent rights that the session around it does not have. `bypassPermissions` works only inside a session that was itself started that way, but says that its author wants no prompts.',
  remedy: 'Remove `permissionMode`: the subagent then has the mode of the session that starts it. Give it `tools` that fit its job.',
  references: ['permissions-paths §5.8', 'surfaces AGENT-BYPASS'],
  messages: {
    looser: 'permissionMode {mode} lets this subagent {what} without a prompt, whatever mode the session has',
    bypass:
      'permissionMode bypassPermissions has effect only in a session that was started without prompts; its author wants this subagent to run every call unseen',
  },

  check({ harness }, report) {
    for (const agent of harness.agents) {
      // The client ignores the key in the agents of a plugin; another rule says so.
      if (!agent.loaded) continue;
      const mode = agent.frontMatter['permissionMode'];
      const at = { file: agent.file, path: ['permissionMode'] };
      if (mode === 'bypassPermissions') report(at, 'bypass');
      if (mode === 'acceptEdits') report(at, 'looser', { mode, what: 'edit files and run rm, mv and sed in the project' });
      if (mode === 'auto') report(at, 'looser', { mode, what: 'run what a classifier takes for harmless' }, { severity: 'note' });
    }
  },
});

const agent = (mode: string): Examples['bad'][number]['files'] => ({
  '.claude/agents/fixer.md': `---\nname: fixer\ndescription: Fixes lint errors\n${mode}\n---\nFix them.\n`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'Edits without a prompt', files: agent('permissionMode: «acceptEdits»') },
    { title: 'No prompts at all', files: agent('permissionMode: «bypassPermissions»') },
  ],
  good: [
    { title: 'Only planning', files: agent('permissionMode: plan') },
    { title: 'The mode of the session', files: agent('tools: Read, Grep') },
  ],
});

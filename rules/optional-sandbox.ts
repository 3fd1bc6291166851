import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { sandboxes } from '../src/load/sandbox.ts';

export default defineRule({
  id: 'optional-sandbox',
  title: 'Sandbox that is left out where it cannot start',
  severity: 'note',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'sandbox',
  why: 'Where the programs that make the sandbox are missing (bubblewrap and socat on Linux), the client warns once and runs every command without one. By default the model may also run a command again outside when it failed inside. Both look confined in the settings.',
  remedy: 'Set `"failIfUnavailable": true` and `"allowUnsandboxedCommands": false`.',
  references: ['surfaces SBX-FAIL-OPEN, SBX-ESCAPE-HATCH'],
  messages: {
    open: 'the sandbox is on, but {gaps}',
  },

  check({ harness }, report) {
    const all = sandboxes(harness);
    const some = (key: string, value: boolean, except?: string) => all.some((s) => s.settings.file !== except && s.value[key] === value);
    const asks = harness.grants.some((g) => g.effect !== 'allow' && g.rule.text === 'Bash(dangerouslyDisableSandbox:true)');
    for (const { settings: file, value, at } of all) {
      if (value['enabled'] !== true) continue;
      const gaps: string[] = [];
      if (value['failIfUnavailable'] !== true && !some('failIfUnavailable', true, file.file))
        gaps.push('where it cannot start, commands run without it (failIfUnavailable is not set)');
      if (value['allowUnsandboxedCommands'] === undefined && !some('allowUnsandboxedCommands', false, file.file) && !asks)
        gaps.push('the model may run a command outside of it (allowUnsandboxedCommands is not false)');
      if (gaps.length > 0) report(at('enabled'), 'open', { gaps: gaps.join(', and ') });
    }
  },
});

const sandbox = (json: string) => settings(`{ "sandbox": { ${json} } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'Only switched on', files: sandbox('"enabled": «true»') }],
  good: [
    { title: 'Closed', files: sandbox('"enabled": true, "failIfUnavailable": true, "allowUnsandboxedCommands": false') },
    {
      title: 'A run outside is asked about',
      files: settings('{ "permissions": { "ask": ["Bash(dangerouslyDisableSandbox:true)"] }, "sandbox": { "enabled": true, "failIfUnavailable": true } }'),
    },
    { title: 'Off', files: sandbox('"enabled": false') },
  ],
});

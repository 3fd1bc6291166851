import { flagNamed, skippingWord, within } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';

export default defineRule({
  id: 'script-without-prompts',
  title: 'Script or workflow that starts the client without permission checks',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'In such a run every call goes through, whatever the allow list says: only deny rules and ask rules are left. Nobody looks on when the script runs at night, and one hostile page or issue that the model reads is enough.',
  remedy:
    'Use `--permission-mode dontAsk` with the few allow rules that the job needs; it refuses the rest instead of waiting. Keep the flag for a container without credentials.',
  references: ['surfaces SCRIPT-SKIP-PERMS, CI-SKIP'],
  messages: {
    skips: '{flag} in this {what} starts the client without permission checks: it skips every prompt, so any command runs unseen',
    mode: 'these settings start the client in bypassPermissions mode: it skips every prompt, so any command runs unseen',
  },

  check({ harness }, report) {
    for (const { via, flags } of entriesOf(harness).starts) {
      const flag = skippingWord(flags);
      if (flag) report(flag.at, 'skips', { flag: flag.value, what: via === 'official action' ? 'arguments of the action' : via });
      const settings = flagNamed(flags, 'settings')?.values[0];
      const mode = settings && /"defaultMode"\s*:\s*"(bypassPermissions)"/.exec(settings.value);
      if (mode) report(within(settings, settings.value.indexOf('bypassPermissions', mode.index), 'bypassPermissions'.length), 'mode');
    }
  },
});

const step = (lines: string) => ({ '.github/workflows/ai.yml': `on: issue_comment\njobs:\n  ai:\n    runs-on: ubuntu-latest\n    steps:\n${lines}\n` });
const action = (inputs: string) => step(`      - uses: anthropics/claude-code-action@v1\n        with:\n          ${inputs}`);
const script = (text: string) => ({ 'brief.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });
const npm = (text: string) => ({ 'package.json': `{ "scripts": { ${text} } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'The flag', files: script('timeout 1800 claude -p «--dangerously-skip-permissions» "daily brief"') },
    { title: 'In a variable', files: script('FLAGS="«--dangerously-skip-permissions» --verbose"\nclaude $FLAGS -p "daily brief"') },
    { title: 'In a list', files: script('ARGS=(-p --permission-mode «bypassPermissions»)\nclaude "${ARGS[@]}" "daily brief"') },
    { title: 'Out of the package', files: script('npx -y @anthropic-ai/claude-code@2.1.0 -p «--dangerously-skip-permissions» "daily brief"') },
    { title: 'A step of a workflow', files: step('      - run: |\n          npm ci\n          claude -p fix «--dangerously-skip-permissions»') },
    { title: 'What the action hands on', files: action('claude_args: |\n            --max-turns 5\n            «--dangerously-skip-permissions»') },
    { title: 'Its settings', files: action('settings: |\n            { "permissions": { "defaultMode": "«bypassPermissions»" } }') },
    { title: 'A script of npm', files: npm('"ai": "claude «--dangerously-skip-permissions» -p fix"') },
    { title: 'Behind what sets up its variables', files: npm('"ai": "cross-env CI=1 claude «--dangerously-skip-permissions» -p fix"') },
    { title: 'A make target', files: { Makefile: 'fix:\n\t@claude -p fix \\\n\t  «--dangerously-skip-permissions»\n' } },
    { title: 'The mode', files: script('claude --print \\\n  --permission-mode «bypassPermissions» "daily brief"') },
    { title: 'Settings of the call', files: script(`claude -p --settings '{"permissions": {"defaultMode": "«bypassPermissions»"}}' "daily brief"`) },
  ],
  good: [
    { title: 'A mode that refuses', files: script('claude -p --permission-mode dontAsk "daily brief"') },
    { title: 'A remark', files: script('# never --dangerously-skip-permissions\nclaude -p "daily brief"') },
    {
      title: 'A workflow that looks for it',
      files: step('      # never claude --dangerously-skip-permissions\n      - run: grep -rn "claude --dangerously-skip-permissions" docs && exit 1'),
    },
    { title: 'A script that does not pass it on', files: npm('"ai": "claude --permission-mode plan", "x": "echo --dangerously-skip-permissions"') },
    { title: 'A text about it', files: script('echo "claude --dangerously-skip-permissions is not for cron"') },
  ],
});

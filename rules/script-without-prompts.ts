import { program } from '../src/capability/shell-harm.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { parseShell } from '../src/load/document/shell.lazy.ts';
import { wholeFile } from '../src/model/origin.ts';
import type { ShellCommand } from '../src/model/shell.ts';

export default defineRule({
  id: 'script-without-prompts',
  title: 'Script that starts the client without permission checks',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'commands',
  why: 'In such a run every call goes through, whatever the allow list says: only deny rules and ask rules are left. Nobody looks on when the script runs at night, and one hostile page or issue that the model reads is enough.',
  remedy:
    'Use `--permission-mode dontAsk` with the few allow rules that the job needs; it refuses the rest instead of waiting. Keep the flag for a container without credentials.',
  references: ['surfaces SCRIPT-SKIP-PERMS'],
  messages: { skips: '{flag} in this script starts the client without permission checks: it skips every prompt, so any command runs unseen' },

  check({ harness }, report) {
    for (const { file, document } of harness.scripts) {
      const { text } = document;
      if (!/dangerously-skip-permissions|bypassPermissions/.test(text) || !text.includes('claude')) continue;
      for (const command of parseShell(text).commands) {
        const flag = skippingFlag(command);
        const start = flag === undefined ? -1 : text.indexOf(flag, command.start);
        if (flag === undefined || start < 0 || start >= command.end) continue;
        report({ ...wholeFile(file), within: { start, end: start + flag.length } }, 'skips', { flag });
      }
    }
  },
});

function skippingFlag(command: ShellCommand): string | undefined {
  const { name, at } = program(command);
  if (name !== 'claude') return undefined;
  const words = command.words.slice(at + 1).map(({ value }) => value);
  return words.find(
    (word, i) =>
      word === '--dangerously-skip-permissions' ||
      word === '--permission-mode=bypassPermissions' ||
      (word === 'bypassPermissions' && words[i - 1] === '--permission-mode'),
  );
}

const script = (text: string) => ({ 'brief.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'The flag', files: script('timeout 1800 claude -p «--dangerously-skip-permissions» "daily brief"') },
    { title: 'The mode', files: script('claude --print \\\n  --permission-mode «bypassPermissions» "daily brief"') },
  ],
  good: [
    { title: 'A mode that refuses', files: script('claude -p --permission-mode dontAsk "daily brief"') },
    { title: 'A remark', files: script('# never --dangerously-skip-permissions\nclaude -p "daily brief"') },
    { title: 'A text about it', files: script('echo "claude --dangerously-skip-permissions is not for cron"') },
  ],
});

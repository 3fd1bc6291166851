import { program } from '../src/capability/shell-harm.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { parseShell } from '../src/load/document/shell.lazy.ts';
import { wholeFile } from '../src/model/origin.ts';
import type { ShellCommand, ShellWord } from '../src/model/shell.ts';

export default defineRule({
  id: 'script-without-prompts',
  title: 'Script or workflow that starts the client without permission checks',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'commands',
  why: 'In such a run every call goes through, whatever the allow list says: only deny rules and ask rules are left. Nobody looks on when the script runs at night, and one hostile page or issue that the model reads is enough.',
  remedy:
    'Use `--permission-mode dontAsk` with the few allow rules that the job needs; it refuses the rest instead of waiting. Keep the flag for a container without credentials.',
  references: ['surfaces SCRIPT-SKIP-PERMS, CI-SKIP'],
  messages: {
    skips: '{flag} in this {what} starts the client without permission checks: it skips every prompt, so any command runs unseen',
    mode: 'these settings of the action start the client in bypassPermissions mode: it skips every prompt, so any command runs unseen',
  },

  check({ harness }, report) {
    for (const { file, document } of harness.scripts) {
      const { text } = document;
      if (!SKIPS.test(text) || !text.includes('claude')) continue;
      for (const { flag, start } of skippingFlags(text))
        report({ ...wholeFile(file), within: { start, end: start + flag.length } }, 'skips', { flag, what: 'script' });
    }
    for (const { what, text, origin } of harness.launchers.flatMap(({ texts }) => texts)) {
      if (!SKIPS.test(text)) continue;
      const within = (start: number, length: number) => ({
        ...origin,
        within: { start: (origin.within?.start ?? 0) + start, end: (origin.within?.start ?? 0) + start + length },
      });
      if (what === 'settings of the action') {
        const mode = /"defaultMode"\s*:\s*"(bypassPermissions)"/.exec(text);
        if (mode) report(within(text.indexOf('bypassPermissions', mode.index), 'bypassPermissions'.length), 'mode');
      } else if (what === 'arguments of the action') {
        // The action puts the arguments behind the name of the client, whatever lines they stand on.
        const line = `claude ${text.replace(/^[ \t]*#.*$/gm, (remark) => ' '.repeat(remark.length)).replaceAll('\n', ' ')}`;
        for (const { flag, start } of skippingFlags(line)) report(within(start - 'claude '.length, flag.length), 'skips', { flag, what });
      } else if (what !== 'users of the action') {
        for (const { flag, start } of skippingFlags(text)) report(within(start, flag.length), 'skips', { flag, what });
      }
    }
  },
});

const SKIPS = /dangerously-skip-permissions|bypassPermissions/;

/** Each start of the client in a shell text that leaves its checks out, with the flag and where it stands. */
function skippingFlags(text: string): readonly { readonly flag: string; readonly start: number }[] {
  return parseShell(text).commands.flatMap((command) => {
    const words = argumentsOf(command);
    if (!words) return [];
    const flag = skipping(words.map(({ value }) => value));
    const start = flag === undefined ? -1 : text.indexOf(flag, command.start);
    if (flag !== undefined) return start >= 0 && start < command.end ? [{ flag, start }] : [];
    // `FLAGS="…"; claude $FLAGS`
    return words.flatMap((word) => {
      const name = /^"?\$\{?([A-Za-z_]\w*)/.exec(word.text)?.[1];
      const value = name === undefined ? null : new RegExp(`(?:^|[\\s;])${name}\\+?=(\\([^)]*|"[^"]*|'[^']*|\\S*)`, 'm').exec(text);
      const held = value && skipping((value[1] ?? '').split(/[\s"'()]+/));
      return value && held ? [{ flag: held, start: text.indexOf(held, value.index) }] : [];
    });
  });
}

/** The arguments of a command that starts the client, by its name or out of its package. */
function argumentsOf(command: ShellCommand): readonly ShellWord[] | undefined {
  const { name, args } = program(command);
  if (name === 'claude') return args;
  if (STARTERS.test(name)) {
    const at = args.findIndex(({ value }) => value === 'claude');
    // Before it only options, assignments and words of the starter itself.
    return at < 0 || args.slice(0, at).some(({ plain }) => !plain) ? undefined : args.slice(at + 1);
  }
  const spec = /^(?:npx|bunx|pnpx|pnpm|yarn|npm|bun)$/.test(name) ? args.findIndex(({ value }) => /^@anthropic-ai\/claude-code(?:@|$)/.test(value)) : -1;
  return spec < 0 ? undefined : args.slice(spec + 1);
}

/** Programs that set something up and run what follows. */
const STARTERS = /^(?:cross-env|cross-env-shell|dotenv|dotenvx|caffeinate|unbuffer|doppler|op|infisical|direnv|mise|devbox|flock|nice|ionice|systemd-run)$/;

const skipping = (words: readonly string[]): string | undefined =>
  words.find(
    (word, i) =>
      word === '--dangerously-skip-permissions' ||
      word === '--permission-mode=bypassPermissions' ||
      (word === 'bypassPermissions' && words[i - 1] === '--permission-mode'),
  );

const step = (lines: string) => ({ '.github/workflows/ai.yml': `on: issue_comment\njobs:\n  ai:\n    runs-on: ubuntu-latest\n    steps:\n${lines}\n` });
const script = (text: string) => ({ 'brief.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });

export const examples = (): Examples => ({
  bad: [
    { title: 'The flag', files: script('timeout 1800 claude -p «--dangerously-skip-permissions» "daily brief"') },
    { title: 'In a variable', files: script('FLAGS="«--dangerously-skip-permissions» --verbose"\nclaude $FLAGS -p "daily brief"') },
    { title: 'Out of the package', files: script('npx -y @anthropic-ai/claude-code@2.1.0 -p «--dangerously-skip-permissions» "daily brief"') },
    {
      title: 'A step of a workflow',
      files: step('      - run: |\n          npm ci\n          claude -p "fix ${{ github.event.number }}" «--dangerously-skip-permissions»'),
    },
    {
      title: 'What the action hands on',
      files: step(
        '      - uses: anthropics/claude-code-action@v1\n        with:\n          claude_args: |\n            --max-turns 5\n            «--dangerously-skip-permissions»',
      ),
    },
    {
      title: 'Its settings',
      files: step(
        '      - uses: anthropics/claude-code-action@v1\n        with:\n          settings: |\n            { "permissions": { "defaultMode": "«bypassPermissions»" } }',
      ),
    },
    { title: 'A script of npm', files: { 'package.json': '{ "scripts": { "ai": "claude «--dangerously-skip-permissions» -p fix" } }' } },
    {
      title: 'Behind what sets up its variables',
      files: { 'package.json': '{ "scripts": { "ai": "cross-env CI=1 claude «--dangerously-skip-permissions» -p fix" } }' },
    },
    { title: 'A make target', files: { Makefile: 'fix:\n\t@claude -p fix \\\n\t  «--dangerously-skip-permissions»\n' } },
    { title: 'The mode', files: script('claude --print \\\n  --permission-mode «bypassPermissions» "daily brief"') },
  ],
  good: [
    { title: 'A mode that refuses', files: script('claude -p --permission-mode dontAsk "daily brief"') },
    { title: 'A remark', files: script('# never --dangerously-skip-permissions\nclaude -p "daily brief"') },
    {
      title: 'A workflow that looks for it',
      files: step('      # never claude --dangerously-skip-permissions\n      - run: grep -rn "claude --dangerously-skip-permissions" docs && exit 1'),
    },
    {
      title: 'A script that does not pass it on',
      files: { 'package.json': '{ "scripts": { "ai": "claude --permission-mode plan", "x": "echo --dangerously-skip-permissions" } }' },
    },
    { title: 'A text about it', files: script('echo "claude --dangerously-skip-permissions is not for cron"') },
  ],
});

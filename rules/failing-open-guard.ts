import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { hookTexts } from '../src/load/hook-texts.ts';

const BLOCKS =
  /\bexit\s+"?(?:2\b|\$)|sys\.exit\(\s*2|process\.exit\(\s*2|os\._exit\(\s*2|(?:sys|process)\.exit\(\s*[A-Za-z_(]|exitCode\s*=\s*[^=01]|permissionDecision|\bdecision\b|"continue"|\breturn\s+2\b|exit_code|EXIT_BLOCK|BLOCK_EXIT/;
const REFUSES = /\bexit\s+2\b|sys\.exit\(\s*2|process\.exit\(\s*2|permissionDecision|"decision"\s*:\s*"block"/;
const EXITS = /(?<![\w-])(?:exit\s+(?!2\b|0\b)\d+|sys\.exit\(\s*(?!2\b|0\b)\d+\s*\)|process\.exit\(\s*(?!2\b|0\b)\d+\s*\))/g;
const GUARDS = /guard|block|deny|den(?:y|ies)|protect|prevent|forbid|secur|reject|restrict|firewall|polic|gate|dangerous|not allowed|verboten/i;

export default defineRule({
  id: 'failing-open-guard',
  title: 'Guard hook that lets the call pass when it objects',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  gate: 'hooks',
  why: 'Only exit code 2, or a JSON answer that denies, stops a call. Every other code counts as a mishap of the hook: its message is shown and the call runs. A guard that ends with `exit 1` prints that it blocked something and blocks nothing. One that runs with `async` is not waited for at all.',
  remedy: 'End with `exit 2` and the reason on stderr wherever the hook refuses, also where it fails itself (a missing program, bad input).',
  references: ['surfaces HOOK-FAIL-OPEN'],
  messages: {
    code: 'this guard objects with "{exit}", which does not block: only exit code 2 or a JSON answer stops the call',
    async: 'this guard runs with async: the client does not wait for it, so it can stop nothing',
  },

  check({ harness }, report) {
    const texts = hookTexts(harness);
    for (const hook of harness.hooks) {
      if (hook.event !== 'PreToolUse' || hook.value['async'] !== true || hook.command === undefined) continue;
      // By its name, or by what it does.
      if (GUARDS.test(hook.command) || texts.some(({ hook: of, text }) => of === hook && REFUSES.test(text)))
        report({ ...hook.origin, path: [...hook.origin.path, 'async'] }, 'async');
    }
    for (const { hook, text, script, at } of texts) {
      if (hook.event !== 'PreToolUse' || BLOCKS.test(text)) continue;
      const exits = [...text.matchAll(EXITS)].filter((match) => !inComment(text, match.index));
      const last = exits.at(-1);
      if (!last || !(GUARDS.test(text) || GUARDS.test(script ?? ''))) continue;
      report(at(last.index, last.index + last[0].length), 'code', { exit: last[0] });
    }
  },
});

const inComment = (text: string, at: number): boolean => /^\s*#|\s#\s/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));

const guard = (command: string, more = '') =>
  settings(`{ "hooks": { "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": ${command}${more} }] }] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The wrong code', files: guard('«"jq -r .tool_input.command | grep -q \'rm -rf\' && { echo blocked >&2; exit 1; }; exit 0"»') },
    {
      title: 'In the script that the hook runs',
      files: {
        ...guard('"bash .claude/hooks/guard.sh"'),
        '.claude/hooks/guard.sh': '#!/bin/sh\nif grep -q "git push --force"; then\n  echo "not allowed" >&2\n  «exit 1»\nfi\n',
      },
    },
    {
      title: 'In Python',
      files: {
        ...guard('"python3 .claude/hooks/guard.py"'),
        '.claude/hooks/guard.py': 'import sys\nif "rm -rf" in sys.stdin.read():\n    print("blocked", file=sys.stderr)\n    «sys.exit(1)»\n',
      },
    },
    {
      title: 'Nobody waits for what would refuse',
      files: { ...guard('"bash .claude/hooks/check.sh"', ', "async": «true»'), '.claude/hooks/check.sh': '#!/bin/sh\ngrep -q "rm -rf" && exit 2\nexit 0\n' },
    },
    { title: 'Nobody waits', files: guard('"bash .claude/hooks/guard.sh"', ', "async": «true»') },
  ],
  good: [
    { title: 'The code that blocks', files: guard('"grep -q \'rm -rf\' && { echo blocked >&2; exit 2; }; exit 0"') },
    { title: 'A JSON answer', files: guard('"grep -q \'rm -rf\' && echo \'{\\"decision\\": \\"block\\"}\' || exit 1"') },
    { title: 'No guard', files: guard('"log-call || exit 1"') },
    { title: 'A log that nobody needs to wait for', files: guard('"log-call"', ', "async": true') },
  ],
});

import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { parseShell } from '../src/load/document/shell.lazy.ts';
import { type HookText, hookTexts } from '../src/load/hook-texts.ts';

/** It says no to something: only then a mishap opens anything. */
const REFUSES =
  /\bexit\s+2\b|sys\.exit\(\s*2|process\.exit\(\s*2|process\.exitCode\s*=\s*2|["']?permissionDecision["']?\s*:\s*["']deny|["']decision["']\s*:\s*["']block["']/;

/** What guards read the call with, and machines may lack. */
const READER = /^(?:.*\/)?(jq|python3?|node)$/;
const LOOKS_FOR_READER = /\b(?:command -v|which|type|hash)\s+(?:-\w+\s+)?["']?(jq|python3?|node)\b/;

/** Python and JavaScript that let the call pass where the input cannot be read. */
const SWALLOWED =
  /\bexcept\b[^\n:]{0,60}:(?:[ \t]{0,40}(?:#[^\n]*)?\n)?[ \t]{0,80}(?:sys\.exit\(\s*(?:0\s*)?\)|exit\(\s*(?:0\s*)?\)|return\b(?![^\n]*[12])[^\n]{0,30}|pass\b)|\bcatch\s*(?:\([^)\n]{0,40}\)\s*)?\{\s{0,80}(?:\/\/[^\n]{0,200}\n\s{0,80})?(?:process\.exit\(\s*(?:0\s*)?\)|return\s*;|\})/g;

export default defineRule({
  id: 'breakable-guard',
  title: 'Guard hook that lets the call pass when it breaks itself',
  severity: 'note',
  confidence: 'likely',
  tier: 'audit',
  since: '0.1.0',
  why: 'Only exit code 2, or a JSON answer that denies, stops a call; everything else, a missing program, input in another form, an exception, lets it run. A guard that was tested where all programs are installed is then silently absent in a container or under cron.',
  remedy:
    'Let the guard end with exit code 2 where it cannot do its work: `command -v jq >/dev/null || exit 2`, `|| exit 2` behind the assignment, `sys.exit(2)` in the handler.',
  references: ['surfaces HOOK-FAIL-OPEN'],
  messages: {
    missing: 'without {program}, or on input that {program} cannot read, this guard lets the call pass: only exit code 2 or a JSON answer stops it',
    swallowed: 'when this guard fails here it lets the call pass',
  },

  check({ harness }, report) {
    for (const one of hookTexts(harness)) {
      if (one.hook.event !== 'PreToolUse' || !REFUSES.test(one.text)) continue;
      const found = one.shell ? takenIn(one) : swallowedIn(one);
      if (!found) continue;
      const at = one.at(found.start, found.end);
      if (found.id === 'missing') report(at, 'missing', found.data);
      else report(at, 'swallowed');
    }
  },
});

type Found = { readonly start: number; readonly end: number } & (
  | { readonly id: 'missing'; readonly data: { readonly program: string } }
  | { readonly id: 'swallowed' }
);

function takenIn({ text }: HookText): Found | undefined {
  // Whoever ends with 2 on every error has thought of it; whoever looks for the program may let the call pass all the same.
  if (/\btrap\b[^\n]*\bexit 2\b[^\n]*\bERR\b/.test(text)) return undefined;
  const looks = LOOKS_FOR_READER.exec(text);
  if (looks) {
    const then = text.slice(looks.index + looks[0].length, looks.index + looks[0].length + 120);
    const twoLines = then.split('\n', 2).join('\n');
    if (!/\bexit 0\b/.test(twoLines) || /\bexit 2\b|deny|block/.test(twoLines)) return undefined;
    return { start: looks.index, end: looks.index + looks[0].length, id: 'missing', data: { program: looks[1] ?? '' } };
  }
  for (const { inside, words } of parseShell(text).commands) {
    const program = READER.exec(words[0]?.value ?? '')?.[1];
    const taken = inside?.word === -1 ? inside.command : undefined;
    const variable = taken?.assignments[0]?.name;
    if (program === undefined || !taken || variable === undefined || taken.words.length > 0) continue;
    const after = text.slice(taken.end);
    // An empty value that is refused closes it again.
    const empty = new RegExp(`-z\\s+"?\\$\\{?${variable}\\b[^\\n]{0,200}(?:\\n[^\\n]{0,200})?\\bexit 2|\\$\\{${variable}:\\?`);
    if (/^\s*\|\|[^\n]*(?:\bexit 2\b|\{\s*$|\b(?:deny|block|ask|fail|die)\b)/.test(after) || empty.test(text)) continue;
    if (new RegExp(`\\$\\{?${variable}\\b`).test(after)) return { start: taken.start, end: taken.end, id: 'missing', data: { program } };
  }
  return undefined;
}

function swallowedIn({ text }: HookText): Found | undefined {
  const [match] = text.matchAll(SWALLOWED);
  if (!match) return undefined;
  // Only where the reading of the input is guarded: a log that fails is no matter.
  const before = text.slice(Math.max(0, match.index - 400), match.index);
  if (!/json\.loads?\(|JSON\.parse\(|stdin/.test(before.slice(Math.max(0, before.lastIndexOf('try'))))) return undefined;
  const shown = match[0].trimEnd();
  return { start: match.index, end: match.index + shown.length, id: 'swallowed' };
}

const guard = (command: string) => settings(`{ "hooks": { "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": ${command} }] }] } }`);
const shell = (text: string): Examples['bad'][number]['files'] => ({
  ...guard('"bash .claude/hooks/guard.sh"'),
  '.claude/hooks/guard.sh': `#!/bin/bash\n${text}\n`,
});
const python = (text: string): Examples['bad'][number]['files'] => ({ ...guard('"python3 .claude/hooks/guard.py"'), '.claude/hooks/guard.py': text });

export const examples = (): Examples => ({
  bad: [
    { title: 'jq may be missing', files: shell('«CMD=$(jq -r .tool_input.command)»\nif [[ "$CMD" == *"rm -rf"* ]]; then\n  echo no >&2\n  exit 2\nfi') },
    {
      title: 'It ends with another code',
      files: shell('set -euo pipefail\nINPUT=$(cat)\n«CMD=$(echo "$INPUT" | jq -r .tool_input.command)»\nif echo "$CMD" | grep -q "rm -rf"; then exit 2; fi'),
    },
    {
      title: 'It says so itself',
      files: shell('«command -v jq» >/dev/null || exit 0\nCMD=$(jq -r .tool_input.command)\n[[ "$CMD" == *"rm -rf"* ]] && exit 2'),
    },
    { title: 'In the settings', files: guard('«"CMD=$(jq -r .tool_input.command); case $CMD in *force*) exit 2;; esac"»') },
    {
      title: 'Input that cannot be read',
      files: python(
        'import json, sys\ntry:\n    data = json.load(sys.stdin)\n«except Exception:\n    sys.exit(0)»\nif "rm -rf" in str(data):\n    sys.exit(2)\n',
      ),
    },
  ],
  good: [
    {
      title: 'It looks for the program',
      files: shell('command -v jq >/dev/null || exit 2\nCMD=$(jq -r .tool_input.command)\n[[ "$CMD" == *"rm -rf"* ]] && exit 2'),
    },
    { title: 'It ends with 2 itself', files: shell('CMD=$(jq -er .tool_input.command) || exit 2\n[[ "$CMD" == *"rm -rf"* ]] && exit 2') },
    {
      title: 'An empty value is refused',
      files: shell('CMD=$(jq -r .tool_input.command)\nif [ -z "$CMD" ]; then exit 2; fi\n[[ "$CMD" == *"rm -rf"* ]] && exit 2'),
    },
    { title: 'It refuses nothing', files: shell('CMD=$(jq -r .tool_input.command)\necho "$CMD" >> log') },
    {
      title: 'A log that may fail',
      files: python(
        'import json, sys\ndata = json.load(sys.stdin)\nif "rm -rf" in str(data):\n    sys.exit(2)\ntry:\n    open("log", "a").write("x")\nexcept OSError:\n    pass\n',
      ),
    },
  ],
});

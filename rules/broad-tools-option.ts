import { entriesIn } from '../src/findings/allowed-tools.ts';
import { anyCommand } from '../src/findings/any-command.ts';
import { anyCode } from '../src/findings/broad-tool.ts';
import { strangersEvent } from '../src/findings/entry/workflows.ts';
import { flagNamed, skippingWord, within } from '../src/findings/entry-flags.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { entriesOf } from '../src/load/entry/entry.lazy.ts';
import type { ClientStart, EntryWord } from '../src/model/entry.ts';
import type { Origin } from '../src/model/origin.ts';
import type { PermissionRule } from '../src/model/permission.ts';
import { parseRule } from '../src/policy/syntax.ts';

export default defineRule({
  id: 'broad-tools-option',
  title: 'Script or workflow whose --allowedTools lets every command run',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'entries',
  why: 'These rules hold for the whole run, also in a folder that nobody has trusted and in the mode that refuses what is not allowed. Whatever the run reads, an issue, a page, a log, can ask for any command, and nobody looks on.',
  remedy: 'Name the commands that the run needs, each with its first fixed words: `Bash(git log:*)`.',
  references: ['surfaces CI-TRIFECTA', 'permissions-bash §1'],
  messages: {
    shell: '`{rule}` in --allowedTools lets this run execute every shell command without a question',
    unquoted:
      '`{rule}` stands outside of quotes: versions of the action before May 2026 read it as `{tool}` and let this run execute everything, others split it at blanks',
    runner: '`{rule}` in --allowedTools lets this run execute any code without a question: {program} runs whatever its arguments say',
  },

  check({ harness }, report) {
    for (const start of entriesOf(harness).starts) {
      const found = broadest(start);
      const bare = start.via === 'official action' && found?.code !== 'shell' ? unquoted(start) : undefined;
      if (bare) {
        const { rule, tool, at } = bare;
        report(at, 'unquoted', { rule, tool }, { severity: 'note', confidence: 'likely', remedy: 'Put the list of tools into double quotes.' });
        continue;
      }
      if (!found) continue;
      const { rule, at, code } = found;
      const about = { grant: { effect: 'allow' as const, text: rule.text } };
      if (code === 'shell') report(at, 'shell', { rule: rule.text }, { ...about, ...anyCommand(rule.tool), replay: [] });
      else
        report(
          at,
          'runner',
          { rule: rule.text, program: code.program },
          // On a machine that is thrown away, started by members: an ordinary tool of the project.
          { ...about, ...(start.job && strangersEvent(start.job) === undefined && { severity: 'note' }) },
        );
    }
  },
});

/** The widest rule of one call: the whole shell before a program. */
function broadest(start: ClientStart) {
  const { flags } = start;
  // Where nothing is asked anyway, or the tool is taken away, the rule adds nothing.
  if (skippingWord(flags) || flagNamed(flags, 'disallowedTools')?.values.some(({ value }) => /(?:^|[\s,])Bash(?:$|[\s,])/.test(value))) return undefined;
  const rules = allowed(start).flatMap(rulesIn);
  const found = rules.flatMap(({ rule, at }) => {
    const code = anyCode(rule);
    return code ? [{ rule, at, code }] : [];
  });
  return found.find(({ code }) => code === 'shell') ?? found[0];
}

const allowed = ({ flags }: ClientStart): readonly EntryWord[] => flags.filter(({ name }) => name === 'allowedTools').flatMap(({ values }) => values);

/** The first rule of the whole option whose parentheses the shell of the action takes for its own. */
function unquoted(start: ClientStart): { readonly rule: string; readonly tool: string; readonly at: Origin } | undefined {
  for (const word of allowed(start)) {
    const match = word.known ? null : /\b(Bash|PowerShell)\([^,)]*\)?/.exec(word.value);
    if (match) return { rule: match[0], tool: match[1] ?? '', at: within(word, match.index, match[0].length) };
  }
  return undefined;
}

/** Rules in one word of the option. */
const rulesIn = (word: EntryWord): readonly { readonly rule: PermissionRule; readonly at: Origin }[] =>
  entriesIn(word.value).map(([start, end]) => ({ rule: parseRule(word.value.slice(start, end)), at: within(word, start, end - start) }));

const script = (text: string) => ({ 'run.sh': `#!/bin/bash\nset -euo pipefail\n${text}\n` });
const action = (text: string) => ({
  '.github/workflows/ai.yml': `on: issues\njobs:\n  ai:\n    steps:\n      - uses: anthropics/claude-code-action@v1\n        with:\n          prompt: triage\n          ${text}\n`,
});

export const examples = (): Examples => ({
  bad: [
    { title: 'The whole shell', files: script('claude -p --allowedTools "«Bash»,Edit" hi') },
    { title: 'A star', files: action('claude_args: --allowedTools "Read,«Bash(*)»" --max-turns 5') },
    { title: 'An interpreter', files: script('claude -p --allowedTools "«Bash(python3:*)»" Read -- hi') },
    { title: 'Parentheses that a shell takes for its own', files: action('claude_args: --allowedTools Read,«Bash(gh:*)»,Bash(cat:*) --max-turns 5') },
    { title: 'The same with blanks', files: action('claude_args: |\n            --max-turns 5\n            --allowedTools Read,«Bash(gh» issue view:*)') },
    { title: 'The first version of the action', files: action('allowed_tools: "Edit,«Bash»"') },
    { title: 'A script of npm', files: { 'package.json': '{ "scripts": { "ai": "claude -p fix --allowedTools «Bash»" } }' } },
  ],
  good: [
    { title: 'Quoted as a whole', files: action(`claude_args: '--allowedTools "Bash(npm run lint:*),Read" --max-turns 5'`) },
    { title: 'Named commands', files: script('claude -p --allowedTools "Read" "Bash(npm run lint)" "Bash(git log:*)" -- hi') },
    { title: 'Tools for files', files: script('claude -p --allowedTools "Read,Edit,Grep" hi') },
    { title: 'Taken away again', files: script('claude -p --allowedTools "Bash" --disallowedTools "Bash" hi') },
    { title: 'Which tools there are, not which are allowed', files: script('claude -p --tools "Bash,Read" hi') },
  ],
});

import { toolEntries } from '../src/findings/allowed-tools.ts';
import { anyCommand } from '../src/findings/any-command.ts';
import { anyCode } from '../src/findings/broad-tool.ts';
import { shorten } from '../src/findings/grants.ts';
import { callable } from '../src/findings/prompts.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';

export default defineRule({
  id: 'broad-allowed-tools',
  title: 'Skill or command that lets every shell command run',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'frontMatter',
  why: 'Whoever types the name of the skill gives the model these tools without a prompt until the turn ends, also in a folder that nobody has trusted and in the mode that denies what is not allowed. Whatever the skill reads in that turn can ask for any command.',
  remedy: 'Name the commands that the skill needs, each with its first fixed words: `Bash(git status:*)`.',
  references: ['permissions-paths §9.3', 'surfaces SKILL-TOOLS-BROAD, CMD-TOOLS'],
  messages: {
    shell: '`{rule}` in allowed-tools lets every shell command run without a prompt while this {kind} is used',
    split: '`{rule}` in allowed-tools lets every shell command run: `{next}` beside it does not narrow it, only parentheses do',
    runner: '`{rule}` in allowed-tools lets any program run without a prompt, for example `{witness}`',
    writes: '`{rule}` in allowed-tools lets this {kind} change any file of the project without a prompt',
    server: '`{rule}` in allowed-tools lets every tool of that server run without a prompt while this {kind} is used',
  },

  check({ harness }, report) {
    for (const prompt of callable(harness)) {
      const entries = toolEntries(prompt, 'allowed-tools');
      const { kind } = prompt;
      for (const [i, { rule, origin }] of entries.entries()) {
        const about = { grant: { effect: 'allow' as const, text: rule.text } };
        const { tool, specifier } = rule;
        if (tool === 'Bash' || tool === 'PowerShell') {
          const calls = anyCommand(tool);
          const code = anyCode(rule);
          if (code === 'shell') {
            const next = entries[i + 1]?.rule;
            // `Bash git:*` was meant to be narrow.
            const narrowed = specifier === undefined && next !== undefined && next.specifier === undefined && /^[a-z][\w.-]*(?::\*)?$/.test(next.text);
            if (narrowed)
              report(
                origin,
                'split',
                { rule: tool, next: next.text },
                {
                  ...about,
                  ...calls,
                  severity: 'error',
                  remedy: `Write \`Bash(${next.text.replace(/:\*$/, '')}:*)\` if that program is what the skill needs.`,
                },
              );
            else report(origin, 'shell', { rule: rule.text, kind }, { ...about, ...calls });
          } else if (code) {
            const { program, witness } = code;
            // What is only shipped from here is its users' choice; what every session here loads is this project's.
            const mild = !prompt.loaded && RUNS_OWN_SCRIPTS.test(program) ? { severity: 'note' as const } : {};
            report(
              origin,
              'runner',
              { rule: shorten(rule.text), witness: shorten(witness) },
              { ...about, ...mild, witness: { tool, input: { command: witness } } },
            );
          }
        } else if ((tool === 'Edit' || tool === 'Write') && (specifier === undefined || /^\*+$/.test(specifier))) {
          if (tool === 'Edit' || !entries.some((e) => e.rule.tool === 'Edit'))
            report(origin, 'writes', { rule: rule.text, kind }, { ...about, severity: 'note', remedy: 'Name the files that it writes: `Edit(docs/**)`.' });
        } else if (/^mcp__.+?(?:__\*)?$/.test(tool) && specifier === undefined && !/^mcp__.(?:(?!__).)*__\**[^*]/.test(tool.replace(/__\*$/, ''))) {
          report(
            origin,
            'server',
            { rule: rule.text, kind },
            { ...about, severity: 'note', remedy: 'List the tools that it needs, `mcp__server__tool` each.' },
          );
        }
      }
    }
  },
});

/** What skills run their own scripts with. */
const RUNS_OWN_SCRIPTS = /^(?:python|node|npx|uv run|deno|bun|ruby|perl|php)/;

const skill = (list: string): Examples['bad'][number]['files'] => ({
  '.claude/skills/release/SKILL.md': `---\nname: release\ndescription: Releases\nallowed-tools: ${list}\n---\n`,
});
export const examples = (): Examples => ({
  bad: [
    { title: 'The bare tool', files: skill('Read, «Bash»') },
    { title: 'A lone wildcard in a list', files: skill('\n  - Read\n  - «Bash(*)»') },
    { title: 'A program beside the tool instead of in parentheses', files: skill('«Bash» git') },
    { title: 'A shell', files: skill('«Bash(bash:*)», Read') },
    { title: 'A wrapper with its options', files: skill('«Bash(timeout -k 5 60:*)», Read') },
    { title: 'A wildcard in front', files: skill('«Bash(* --version)»') },
    { title: 'An interpreter', files: skill('«Bash(python3 *)»') },
    { title: 'Any file', files: skill('«Write»') },
    { title: 'A whole server', files: skill('«mcp__github»') },
    { title: 'A command file', files: { '.claude/commands/release.md': '---\nallowed-tools: «Bash»\n---\nRelease.\n' } },
  ],
  good: [
    { title: 'Named commands', files: skill('Bash(git add:*), Bash(git commit:*), Read') },
    { title: 'One script', files: skill('Bash(python3 scripts/report.py:*)') },
    { title: 'What the client asks about under every prefix', files: skill('Bash(eval:*), Bash(source *)') },
    { title: 'One tool of a server', files: skill('mcp__github__get_issue') },
    { title: 'An agent, whose tools still ask', files: { '.claude/agents/a.md': '---\nname: a\ndescription: d\ntools: Bash\n---\n' } },
  ],
});

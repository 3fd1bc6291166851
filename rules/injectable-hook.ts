import { program } from '../src/capability/shell-harm.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { parseShell } from '../src/load/document/shell.lazy.ts';
import { hookTexts } from '../src/load/hook-texts.ts';
import type { ShellCommand } from '../src/model/shell.ts';

const SHELL = /^(?:ba|da|z|k)?sh$/;

export default defineRule({
  id: 'injectable-hook',
  title: 'Hook that lets a value of the call become shell text',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'hooks',
  why: 'File names and commands of a call come from the model, and so from whatever it has read. A shell that reads them as code runs what stands in them, with your rights and outside of every permission rule.',
  remedy: 'Keep the value out of shell text: `f="$(jq -r .tool_input.file_path)"; tool -- "$f"`.',
  references: ['surfaces HOOK-SHELL-QUOTE'],
  messages: {
    runs: 'this {event} hook gives a value of the call to {shell}, which runs it as code: a file name with `;` or `$(…)` in it is shell injection',
    splits:
      'this {event} hook puts a value of the call unquoted into its command: a name with a space or `*` becomes several arguments, and one that begins with `-` an injected option',
  },

  check({ harness }, report) {
    for (const { hook, text, shell, at } of hookTexts(harness)) {
      if (!shell || !text.includes('tool_input')) continue;
      const calls = parseShell(text).commands.filter(readsCall);
      const runners = calls.flatMap((call) => runner(call) ?? []);
      for (const by of runners) report(at(by.start, by.end), 'runs', { event: hook.event, shell: program(by).name });
      // What a shell runs as code is also unquoted in there; the worse of the two is enough.
      const bare = runners.length > 0 ? [] : calls.flatMap((call) => bareArgument(call) ?? []);
      for (const by of bare) report(at(by.start, by.end), 'splits', { event: hook.event });
    }
  },
});

const readsCall = (command: ShellCommand): boolean => program(command).name === 'jq' && command.words.some(({ value }) => value.includes('tool_input'));

/** The command that takes the output of this one for code. */
function runner({ feeds, inside }: ShellCommand): ShellCommand | undefined {
  if (
    feeds &&
    SHELL.test(program(feeds).name) &&
    feeds.words.slice(program(feeds).at + 1).every(({ value }) => /^-[a-z]*$/.test(value) && !value.includes('c'))
  )
    return feeds;
  if (!inside || inside.word < 0) return undefined;
  const { name } = program(inside.command);
  if (name === 'eval') return inside.command;
  return SHELL.test(name) && /^-[a-z]*c$/.test(inside.command.words[inside.word - 1]?.value ?? '') ? inside.command : undefined;
}

/** The command that gets the output of this one as an unquoted word, and so as any number of them. */
function bareArgument({ inside }: ShellCommand): ShellCommand | undefined {
  if (!inside || inside.word <= program(inside.command).at) return undefined;
  return /^(?:\$\(|`)/.test(inside.command.words[inside.word]?.text ?? '') && !/^(?:echo|printf|test|\[)$/.test(program(inside.command).name)
    ? inside.command
    : undefined;
}

const hook = (command: string) =>
  settings(`{ "hooks": { "PostToolUse": [{ "matcher": "Edit|Write", "hooks": [{ "type": "command", "command": ${command} }] }] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'Through eval', files: hook('«"eval prettier --write $(jq -r .tool_input.file_path)"»') },
    { title: 'Through a second shell', files: hook('«"bash -c \\"prettier --write $(jq -r .tool_input.file_path)\\""»') },
    { title: 'Without quotes', files: hook('«"prettier --write $(jq -r .tool_input.file_path)"»') },
    { title: 'Into a shell', files: hook('«"jq -r .tool_input.command | sh"»') },
  ],
  good: [
    { title: 'In quotes', files: hook('"prettier --write \\"$(jq -r .tool_input.file_path)\\""') },
    { title: 'By xargs', files: hook('"jq -r .tool_input.file_path | xargs prettier --write"') },
    { title: 'As an argument of a script', files: hook('"jq -r .tool_input.file_path | bash scripts/format.sh"') },
  ],
});

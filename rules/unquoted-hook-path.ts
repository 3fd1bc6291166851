import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

const FOLDER = /\$(?:CLAUDE_PROJECT_DIR\b|\{CLAUDE_(?:PROJECT_DIR|PLUGIN_ROOT|PLUGIN_DATA)\})/g;

export default defineRule({
  id: 'unquoted-hook-path',
  title: 'Hook command with an unquoted folder',
  severity: 'note',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'hooks',
  why: 'The command goes through a shell, which splits an unquoted folder at its spaces and takes other characters in it for syntax. In a folder such as `My Projects` the hook fails, and the client goes on without it.',
  remedy: 'Put double quotes round the path: `"$CLAUDE_PROJECT_DIR"/.claude/hooks/guard.sh`, or pass the arguments as a list in `args`.',
  references: ['surfaces HOOK-SHELL-QUOTE, PLUG-HOOKS'],
  messages: { splits: '{variable} stands unquoted in a shell command: in a folder whose path has a space, {hooks} and the client goes on' },

  check({ harness }, report) {
    const byFile = new Map<string, { at: Parameters<typeof report>[0]; variable: string; count: number }>();
    for (const { command, args, type, commandOrigin } of harness.hooks) {
      if (command === undefined || args || type !== 'command') continue;
      const bare = [...command.matchAll(FOLDER)].find((match) => !isQuoted(command, match.index));
      if (!bare) continue;
      const seen = byFile.get(commandOrigin.file);
      if (seen) seen.count++;
      else
        byFile.set(commandOrigin.file, {
          at: { ...commandOrigin, within: { start: bare.index, end: bare.index + bare[0].length } },
          variable: bare[0],
          count: 1,
        });
    }
    for (const { at, variable, count } of byFile.values())
      report(
        at,
        'splits',
        { variable, hooks: count === 1 ? 'the hook fails' : `${count} hooks of this file fail` },
        { remedy: `Put double quotes round it, \`"${variable}"\`, or pass the arguments as a list in \`args\`.` },
      );
  },
});

/** Whether an odd number of quotes of one kind stands before the place. */
function isQuoted(text: string, at: number): boolean {
  let open = '';
  for (let i = 0; i < at; i++) {
    const c = text[i] ?? '';
    if (c === '\\' && open !== "'") i++;
    else if (open === '' && (c === '"' || c === "'")) open = c;
    else if (c === open) open = '';
  }
  return open !== '';
}

const hook = (command: string) => settings(`{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "${command}" }] }] } }`);

export const examples = (): Examples => ({
  bad: [{ title: 'No quotes', files: hook('«$CLAUDE_PROJECT_DIR»/.claude/hooks/stop.sh') }],
  good: [
    { title: 'The folder in quotes', files: hook('\\"$CLAUDE_PROJECT_DIR\\"/.claude/hooks/stop.sh') },
    { title: 'The path in quotes', files: hook('node \\"${CLAUDE_PROJECT_DIR}/.claude/hooks/stop.mjs\\"') },
    { title: 'A relative path', files: hook('.claude/hooks/stop.sh') },
  ],
});

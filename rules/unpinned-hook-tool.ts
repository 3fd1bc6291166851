import { inText } from '../src/capability/launchers.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';

export default defineRule({
  id: 'unpinned-hook-tool',
  title: 'Hook that fetches the newest version of a package and runs it',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'hooks',
  why: 'A hook runs many times a day without anybody looking. Fetched without an exact version, the package is whatever was published last; whoever takes it over runs code in every session of everybody who uses this file.',
  remedy: 'Add the tool to the dependencies of the project and run the installed one (`npx --no-install name`), or name an exact version.',
  references: ['surfaces HOOK-UNPINNED'],
  messages: { floating: 'this {event} hook runs {spec} in whatever version is newest: {launcher} fetches code that nobody has looked at' },

  check({ harness }, report) {
    for (const { command, type, event, args, commandOrigin } of harness.hooks) {
      if (command === undefined || type === 'prompt' || type === 'http') continue;
      const text = args ? [command, ...args].join(' ') : command;
      const one = inText(text);
      if (!one || one.pinned || one.local) continue;
      // Plain `npx name` runs the installed one where there is one.
      if (/^(?:npx|npm )/.test(one.launcher) && one.version === undefined && one.kind === 'package' && !/\s(?:-y|--yes)\s/.test(text)) continue;
      report(commandOrigin, 'floating', { event, spec: one.spec, launcher: one.launcher });
    }
  },
});

const hook = (command: string) =>
  settings(`{ "hooks": { "PostToolUse": [{ "matcher": "Edit|Write", "hooks": [{ "type": "command", "command": ${command} }] }] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The newest one', files: hook('«"npx -y chat-notify@latest done"»') },
    { title: 'Fetched without asking', files: hook('«"npx --yes chat-notify done"»') },
    { title: 'Python', files: hook('«"uvx chat-notify"»') },
  ],
  good: [
    { title: "The project's own tool", files: hook('"npx prettier --check ."') },
    { title: 'The installed one only', files: hook('"npx --no-install chat-notify"') },
    { title: 'An exact version', files: hook('"npx -y chat-notify@1.4.2"') },
    { title: 'A script of the package', files: hook('"pnpm run lint"') },
  ],
});

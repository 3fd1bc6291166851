import { inText } from '../src/capability/launchers.ts';
import { defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';

/** Keys whose text the client runs by itself, and how often. */
const HELPERS: Readonly<Record<string, string>> = {
  statusLine: 'many times in a session',
  subagentStatusLine: 'many times in a session',
  fileSuggestion: 'whenever a file name is completed',
  apiKeyHelper: 'in every session',
  awsAuthRefresh: 'when credentials are renewed',
  awsCredentialExport: 'when credentials are needed',
  gcpAuthRefresh: 'when credentials are renewed',
  otelHeadersHelper: 'in every session',
};

export default defineRule({
  id: 'unpinned-helper',
  title: 'Status line or helper that fetches the newest version of a package and runs it',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'environment',
  why: 'The client runs helpers by itself, with your rights and without a prompt. Fetched without an exact version, the package is whatever was published last; whoever takes it over runs code in every session of everybody who uses this file.',
  remedy: 'Name an exact version (`npx -y ccstatusline@2.0.10`), or install the tool and name its program.',
  references: ['surfaces STATUSLINE-NET, EXEC-HELPER'],
  messages: { floating: '{key} runs {spec} in whatever version is newest, {when}: {launcher} fetches code that nobody has looked at' },

  check({ harness }, report) {
    for (const { file, value, inForce } of harness.settings) {
      if (!inForce) continue;
      for (const [key, when] of Object.entries(HELPERS)) {
        const raw = value[key];
        const command = typeof raw === 'string' ? raw : asObject(raw)?.['command'];
        if (typeof command !== 'string') continue;
        const one = inText(command);
        if (!one || one.pinned || one.local) continue;
        // Plain `npx name` runs the installed one where there is one.
        if (/^(?:npx|npm )/.test(one.launcher) && one.version === undefined && one.kind === 'package' && !/\s(?:-y|--yes)\s/.test(command)) continue;
        report({ file, path: typeof raw === 'string' ? [key] : [key, 'command'] }, 'floating', { key, when, spec: one.spec, launcher: one.launcher });
      }
    }
  },
});

const line = (command: string) => settings(`{ "statusLine": { "type": "command", "command": ${command} } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'The newest one', files: line('«"npx ccstatusline@latest"»') },
    { title: 'Fetched without asking', files: line('«"bunx -y ccstatusline"»') },
    { title: "In the user's own file", files: { '~/.claude/settings.json': '{ "apiKeyHelper": «"npx --yes key-helper"» }' } },
  ],
  good: [
    { title: 'An exact version', files: line('"npx -y ccstatusline@2.0.10"') },
    { title: 'A script', files: line('"node ~/.claude/status.mjs"') },
    { title: 'The installed one', files: line('"npx --no-install ccstatusline"') },
  ],
});

import { allow, defineRule, type Examples, settings } from '../src/findings/rule.ts';
import { filesNamed } from '../src/load/secrets/named.lazy.ts';
import { asObject, asStrings } from '../src/load/values.ts';
import type { Harness } from '../src/model/harness.ts';
import { type Origin, wholeFile } from '../src/model/origin.ts';

/** A program or script in a folder that everybody may write, where a command starts or after an interpreter or `source`. */
const RUNS =
  /(?:^|[;&|(]|\b(?:bash|sh|zsh|dash|node|deno|bun|python3?|ruby|perl|source|exec)(?:[ \t]+-\w+)*[ \t]|[ \t;]\.[ \t])[ \t]*["']?((?:\/private)?\/(?:tmp|var\/tmp|dev\/shm)\/[^\s"';|&)]+)/g;

/** An env file there is run as code by the script that loads it. */
const SOURCES = /(?:^|[;&|]|\b(?:then|do|else))[ \t]*(?:source|\.)[ \t]+["']?((?:\/private)?\/(?:tmp|var\/tmp|dev\/shm)\/[^\s"';|&)]+)/gm;

const SHARED = /^(?:\/private)?\/(?:tmp|var\/tmp|dev\/shm)\//;

export default defineRule({
  id: 'shared-tmp',
  title: 'Something to run that lies in a folder everybody can write',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'commands',
  why: 'In `/tmp` every user of the machine can create a file of any name that is not there yet, and after a reboot none is. A hook, a server or an env file at a known place there runs what the first one to come has put there.',
  remedy: 'Move the file into the project or into a folder of mode 700 of your own.',
  references: ['surfaces FS-SHARED-TMP'],
  messages: {
    runs: '{path} is run from a folder that every user can write: whoever creates it first runs commands as you',
    named: '{path} holds what this session works with and lies in a folder that every user can write: whoever creates it first decides what is in it',
  },

  check({ harness }, report) {
    const scripts = harness.scripts.map(({ file, document }) => ({ text: document.text, at: wholeFile(file), pattern: SOURCES }));
    for (const { text, at, pattern } of [...commands(harness).map((one) => ({ ...one, pattern: RUNS })), ...scripts]) {
      if (!/\/(?:tmp|shm)\//.test(text)) continue;
      for (const match of text.matchAll(pattern)) {
        const path = match[1] ?? '';
        const start = match.index + match[0].length - path.length;
        report({ ...at, within: { start, end: start + path.length } }, 'runs', { path });
      }
    }
    // Shell text is read above; here are the values that are names of files.
    for (const { file: path, at } of filesNamed(harness)) if (SHARED.test(path) && at.within === undefined) report(at, 'named', { path });
  },
});

/** Shell text that a session runs by itself. */
function commands(harness: Harness): readonly { readonly text: string; readonly at: Origin }[] {
  const hooks = harness.hooks.flatMap(({ type, command, commandOrigin }) =>
    type === 'command' && command !== undefined ? [{ text: command, at: commandOrigin }] : [],
  );
  const helpers = harness.settings.flatMap(({ file, value }) =>
    ['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh', 'otelHeadersHelper'].flatMap((key) =>
      typeof value[key] === 'string' ? [{ text: value[key], at: { file, path: [key] } }] : [],
    ),
  );
  const lines = harness.settings.flatMap(({ file, value }) => {
    const command = asObject(value['statusLine'])?.['command'];
    return typeof command === 'string' ? [{ text: command, at: { file, path: ['statusLine', 'command'] } }] : [];
  });
  const servers = harness.servers.flatMap(({ value, origin }) => {
    const command = value['command'];
    const first = asStrings(value['args'])?.[0];
    return [
      ...(typeof command === 'string' ? [{ text: command, at: { ...origin, path: [...origin.path, 'command'] } }] : []),
      ...(first?.startsWith('/') ? [{ text: first, at: { ...origin, path: [...origin.path, 'args', 0] } }] : []),
    ];
  });
  return [...hooks, ...helpers, ...lines, ...servers];
}

const hook = (command: string) => settings(`{ "hooks": { "Stop": [{ "hooks": [{ "type": "command", "command": "${command}" }] }] } }`);

export const examples = (): Examples => ({
  bad: [
    { title: 'A hook in /tmp', files: hook('«/tmp/notify.sh» done') },
    { title: 'Behind an interpreter', files: hook('cd src && python3 «/tmp/hook.py»') },
    { title: 'A server', files: { '.mcp.json': '{ "mcpServers": { "a": { "command": "node", "args": ["«/tmp/server.js»"] } } }' } },
    {
      title: 'Credentials that settings name',
      files: settings('{ "env": { "GOOGLE_APPLICATION_CREDENTIALS": «"/tmp/key.json"» } }'),
    },
    {
      title: 'An env file of a server',
      files: { '.mcp.json': '{ "mcpServers": { "a": { "command": "docker", "args": ["run", "--env-file", «"/tmp/a.env"», "img"] } } }' },
    },
    { title: 'An env file', files: { 'run.sh': 'set -a\n. «/tmp/agent.env»\nclaude -p brief > /tmp/out.txt\n' } },
  ],
  good: [
    { title: 'Only writes there', files: hook('date >> /tmp/claude.log') },
    { title: 'Only reads there', files: hook('cat /tmp/claude.log | tail -1') },
    { title: 'A script of the project', files: hook('$CLAUDE_PROJECT_DIR/.claude/hooks/tmp/stop.sh') },
    { title: 'A permission rule is the business of other rules', files: allow('"Bash(/tmp/x.sh)"') },
  ],
});

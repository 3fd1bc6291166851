import { ALWAYS_SET, EXPANDED } from '../src/client/mcp-variables.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { part, serverTexts } from '../src/load/server-texts.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'undefined-variable',
  title: 'MCP server needs a variable that nothing defines',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'A variable that is not set when the client starts is passed on as the text `${NAME}`: the server starts, and fails later or logs in with that text. `env` in project settings does not help: it is not used for expansion. Only looked for with `--vars-file`, so that a check gives the same answer on every machine.',
  remedy: 'Define the variable where the client starts, write a default (`${NAME:-value}`), or add the name to the file of variables.',
  references: ['permissions-paths §7.1, §7.2'],
  messages: {
    missing: 'server {name} needs {variable}, which the file of variables does not name: it would get the text as it stands',
    empty: 'server {name} needs {variable}, which the file of variables leaves empty: it gets an empty text',
    project: 'server {name} needs {variable}, which only the env of {file} defines: the client does not use that for .mcp.json',
  },

  check({ harness, settings }, report) {
    if (settings.vars === undefined) return;
    const known = new Set(settings.vars);
    const empty = (name: string): boolean => known.has(`${name}=`) && !known.has(name);
    const inProject = new Map<string, { file: string; path: string[] }>();
    for (const { file, scope, value } of harness.settings) {
      for (const name of Object.keys(asObject(value['env']) ?? {})) {
        if (scope === 'user' || scope === 'managed') known.add(name);
        else inProject.set(name, { file, path: ['env', name] });
      }
    }
    for (const server of harness.servers) {
      if (server.kind === 'plugin') continue;
      for (const text of serverTexts(server)) {
        for (const match of text.text.matchAll(EXPANDED)) {
          const [shown, variable = '', fallback] = match;
          if (fallback !== undefined || known.has(variable) || ALWAYS_SET.has(variable) || variable === 'CLAUDE_PROJECT_DIR') continue;
          const at = part(text, match.index, shown.length);
          if (empty(variable)) {
            report(at, 'empty', { name: server.name, variable }, { remedy: 'Give it a value.' });
            continue;
          }
          const there = inProject.get(variable);
          if (there) report(at, 'project', { name: server.name, variable, file: there.file }, { related: [{ at: there, message: 'defined here, too late' }] });
          else report(at, 'missing', { name: server.name, variable });
        }
      }
    }
  },
});

export const examples = (): Examples => ({
  bad: [
    {
      title: 'Not in the file of variables',
      files: { '.mcp.json': '{ "mcpServers": { "wiki": { "command": "wiki-mcp", "env": { "TOKEN": "«${WIKI_TOKEN}»" } } } }' },
      vars: ['CHAT_TOKEN'],
    },
    {
      title: 'Left empty in the file of variables',
      files: { '.mcp.json': '{ "mcpServers": { "wiki": { "command": "wiki-mcp", "env": { "TOKEN": "«${WIKI_TOKEN}»" } } } }' },
      vars: ['WIKI_TOKEN='],
    },
  ],
  good: [
    {
      title: 'Defined, defaulted, or always there',
      files: { '.mcp.json': '{ "mcpServers": { "wiki": { "command": "${HOME}/bin/wiki", "args": ["${PORT:-9000}"], "env": { "TOKEN": "${WIKI_TOKEN}" } } } }' },
      vars: ['WIKI_TOKEN'],
    },
    { title: 'Without a file of variables nothing is known', files: { '.mcp.json': '{ "mcpServers": { "wiki": { "command": "${X}" } } }' } },
  ],
});

import { EXPANDED } from '../src/client/mcp-variables.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { part, type ServerText, serverTexts } from '../src/load/server-texts.ts';
import { asStrings } from '../src/load/values.ts';
import type { Harness } from '../src/model/harness.ts';

type Id = 'literal' | 'nested' | 'editor' | 'project';
interface Found {
  readonly id: Id;
  readonly start: number;
  readonly text: string;
  readonly meant: string;
}

/** Forms that other tools expand and this client passes on as they are. Each gives the variable's name. */
const LITERAL: readonly RegExp[] = [
  /\$\{env:([A-Za-z_]\w*)\}/g,
  /\$\{input:([\w-]+)\}/g,
  /\$\{([A-Za-z_]\w*)(?::?[?=+]|-)[^}]{0,200}\}/g,
  /\$\{\s+([A-Za-z_]\w*)\s*\}|\$\{([A-Za-z_]\w*)\s+\}/g,
];
const BARE = /(?<![\\$\w])\$([A-Z_][A-Z0-9_]+)\b/g;
const MUSTACHE = /^(?:Bearer\s+|token\s+)?(\{\{\s*\.?([A-Za-z_]\w*)\s*\}\})$/;
const PERCENT = /^(?:Bearer\s+)?(%([A-Z_][A-Z0-9_]*)%)$/;
const NESTED = /\$\{([A-Za-z_]\w*):-[^}]{0,100}\$\{[^}]{0,100}\}[^}]{0,100}\}?/g;
/** Names that need a second look. */
const SPECIAL = /^(?:workspace|user|path|file|cwd|CLAUDE_)/;
/** Names that an editor fills in: here they are environment variables that nobody sets. */
const EDITOR = /\$\{(workspaceFolder|workspaceRoot|userHome|workspaceFolderBasename|pathSeparator|file|fileDirname|cwd)\}/g;

export default defineRule({
  id: 'unexpanded-variable',
  title: 'Variable in a form that the client does not expand',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'In `.mcp.json` the client knows two forms: `${NAME}` and `${NAME:-default}`. Every other form, and a default inside a default, goes to the server letter by letter and without a warning: the server starts with the text `$TOKEN` for a token, or connects to a host of that name.',
  remedy: 'Write `${NAME}`, or `${NAME:-default}` with a plain default.',
  references: ['permissions-paths §7.1, §7.2'],
  messages: {
    literal: 'server {name} gets the text {text} as it stands: the client does not expand this form',
    nested: 'server {name}: a default inside a default is not expanded; what arrives is the broken text of {text}',
    editor: "server {name}: {text} is an editor's variable; the client looks for an environment variable of that name and passes the text on as it stands",
    project: 'server {name}: {text} is not set where the client expands .mcp.json; the server gets the text as it stands',
  },

  check({ harness }, report) {
    for (const server of harness.servers) {
      // A shell that the server is started through expands its own text.
      const shell = (asStrings(server.value['args']) ?? []).some((arg) => /^-[a-z]*[ce]$|^\/[ck]$/i.test(arg));
      for (const text of serverTexts(server)) {
        for (const { id, start, text: shown, meant } of formsIn(text, shell, server.kind === 'project' && !inPlugin(harness, server.file))) {
          const remedy = meant === '' ? undefined : `Write \`${meant}\`.`;
          report(part(text, start, shown.length), id, { name: server.name, text: shown }, remedy ? { remedy } : {});
        }
      }
    }
  },
});

/** The file of a plugin's root is read as the plugin's, where its folder is known. */
const inPlugin = ({ facts }: Harness, file: string): boolean => facts.exists(`${file.slice(0, file.lastIndexOf('/') + 1)}.claude-plugin/plugin.json`);

function formsIn({ field, text }: ServerText, shell: boolean, project: boolean): Found[] {
  if (text.length > 10_000 || !/[$%{]/.test(text)) return [];
  // Nearly every text holds the plain form and nothing else.
  if (!/[$%{]/.test(text.replace(EXPANDED, (whole, name: string) => (SPECIAL.test(name) || whole.includes('${', 2) ? whole : '')))) return [];
  const found: Found[] = [];
  const covered = (at: number) => found.some((f) => at >= f.start && at < f.start + f.text.length);
  const add = (id: Id, match: RegExpMatchArray, meant: string, shown = match[0]) => {
    const start = (match.index ?? 0) + match[0].indexOf(shown);
    if (found.length < 20 && !covered(start)) found.push({ id, start, text: shown, meant });
  };
  for (const match of text.matchAll(NESTED)) add('nested', match, '');
  const inShell = shell && field === 'args';
  if (!inShell) {
    for (const form of LITERAL)
      for (const match of text.matchAll(form)) add('literal', match, `\${${(match[1] ?? match[2] ?? '').replaceAll('-', '_').toUpperCase()}}`);
    for (const match of text.matchAll(BARE)) add('literal', match, `\${${match[1]}}`);
  }
  const mustache = field === 'env' || field === 'headers' || field === 'url' ? MUSTACHE.exec(text) : null;
  if (mustache) add('literal', mustache, `\${${mustache[2]}}`, mustache[1]);
  const percent = field === 'env' || field === 'headers' ? PERCENT.exec(text) : null;
  if (percent) add('literal', percent, `\${${percent[2]}}`, percent[1]);
  for (const match of text.matchAll(EDITOR)) add('editor', match, match[1]?.startsWith('userHome') ? '${HOME}' : '.');
  if (project)
    for (const match of text.matchAll(/\$\{CLAUDE_(?:PROJECT_DIR|PLUGIN_ROOT)\}/g))
      add('project', match, match[0].includes('PLUGIN') ? '.' : '${CLAUDE_PROJECT_DIR:-.}');
  return found;
}

const server = (json: string): Examples['bad'][number]['files'] => ({ '.mcp.json': `{ "mcpServers": { "wiki": ${json} } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'Without braces', files: server('{ "command": "wiki-mcp", "env": { "TOKEN": "«$WIKI_TOKEN»" } }') },
    {
      title: "An editor's form",
      files: server('{ "type": "http", "url": "https://wiki.acme.dev", "headers": { "Authorization": "Bearer «${env:WIKI_TOKEN}»" } }'),
    },
    { title: 'A question to the user', files: server('{ "command": "wiki-mcp", "env": { "TOKEN": "«${input:wiki-token}»" } }') },
    { title: 'A template', files: server('{ "command": "wiki-mcp", "env": { "TOKEN": "«{{WIKI_TOKEN}}»" } }') },
    { title: "The shell's demand for a value", files: server('{ "command": "wiki-mcp", "args": ["--token", "«${WIKI_TOKEN:?missing}»"] }') },
    { title: 'A default in a default', files: server('{ "type": "http", "url": "«${WIKI_URL:-${BASE_URL}/mcp}»" }') },
    { title: 'The folder of a plugin, outside of one', files: server('{ "command": "node", "args": ["«${CLAUDE_PLUGIN_ROOT}»/server.js"] }') },
    { title: "The editor's folder", files: server('{ "command": "node", "args": ["«${workspaceFolder}»/server.js"] }') },
  ],
  good: [
    { title: 'The two forms', files: server('{ "command": "wiki-mcp", "env": { "TOKEN": "${WIKI_TOKEN}", "HOST": "${WIKI_HOST:-wiki.acme.dev}" } }') },
    { title: 'A shell expands its own text', files: server('{ "command": "bash", "args": ["-c", "PATH=/opt/node/bin:$PATH wiki-mcp"] }') },
    { title: 'A template of the server itself', files: server('{ "command": "wiki-mcp", "args": ["--format", "{{title}} by {{author}}"] }') },
    {
      title: 'The folder of the plugin that this is',
      files: { ...server('{ "command": "node", "args": ["${CLAUDE_PLUGIN_ROOT}/server.js"] }'), '.claude-plugin/plugin.json': '{ "name": "wiki" }' },
    },
    { title: 'An amount of money', files: server('{ "command": "wiki-mcp", "args": ["--budget", "$5"] }') },
  ],
});

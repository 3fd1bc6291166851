import { defineRule, type Examples } from '../src/findings/rule.ts';
import { serverTexts } from '../src/load/server-texts.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'padded-server-text',
  title: 'Hidden space around a text of an MCP server',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'The client passes texts on as they are. A space that came along when a token or an address was pasted makes a program that is not found or a credential that is refused, and nobody sees why.',
  remedy: 'Remove the spaces at the ends of the text.',
  references: ['surfaces MCP-WHITESPACE', 'permissions-paths §7 (mcp-118)'],
  messages: {
    padded: 'the {field} of server {name} begins or ends with white space, which is passed on as it is',
    key: 'the variable name "{key}" of server {name} begins or ends with white space: it is another name',
  },

  check({ harness }, report) {
    for (const server of harness.servers) {
      const { name, origin, value } = server;
      for (const { field, text, at } of serverTexts(server)) {
        if (text.trim() === '') continue;
        const data = { name, field: field === 'args' ? 'argument' : field === 'env' ? 'variable' : field === 'headers' ? 'header' : field };
        if (field !== 'args' && text !== text.trim()) report(at, 'padded', data);
      }
      for (const field of ['env', 'headers']) {
        for (const key of Object.keys(asObject(value[field]) ?? {})) {
          if (key !== key.trim()) report({ ...origin, path: [...origin.path, field, key], part: 'key' }, 'key', { name, key });
        }
      }
    }
  },
});

const server = (json: string): Examples['bad'][number]['files'] => ({ '.mcp.json': `{ "mcpServers": { "wiki": ${json} } }` });

export const examples = (): Examples => ({
  bad: [
    { title: 'A pasted address', files: server('{ "type": "http", "url": «"https://wiki.acme.dev/mcp "» }') },
    { title: 'A name with a space', files: server('{ "command": "wiki-mcp", "env": { «"TOKEN "»: "${T}" } }') },
  ],
  good: [
    { title: 'Nothing around', files: server('{ "command": "wiki-mcp", "env": { "TOKEN": "${T}" } }') },
    { title: 'A text with lines is an argument like any other', files: server('{ "command": "bash", "args": ["-c", "a\\nb\\n"] }') },
  ],
});

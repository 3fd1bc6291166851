import { defineRule, type Examples } from '../src/findings/rule.ts';
import { serverTexts } from '../src/load/server-texts.ts';
import { asObject } from '../src/load/values.ts';

export default defineRule({
  id: 'padded-server-text',
  title: 'Hidden space or control character in an MCP server',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  why: 'The client passes texts on as they are. A space that came along when a token or an address was pasted makes a program that is not found or a credential that is refused, and nobody sees it; a control character can hide part of a text from a reviewer.',
  remedy: 'Remove the spaces and control characters at the ends of the text.',
  references: ['surfaces MCP-WHITESPACE', 'permissions-paths §7 (mcp-118)'],
  messages: {
    padded: 'the {field} of server {name} begins or ends with white space, which is passed on as it is',
    control: 'the {field} of server {name} holds a control character',
    key: 'the variable name "{key}" of server {name} begins or ends with white space: it is another name',
  },

  check({ harness }, report) {
    for (const server of harness.servers) {
      const { name, origin, value } = server;
      for (const { field, text, at } of serverTexts(server)) {
        if (text.trim() === '') continue;
        const data = { name, field: field === 'args' ? 'argument' : field === 'env' ? 'variable' : field === 'headers' ? 'header' : field };
        if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text)) report(at, 'control', data);
        else if (field !== 'args' && text !== text.trim()) report(at, 'padded', data);
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
    { title: 'A control character', files: server('{ "command": "wiki-mcp", "args": [«"a\\u001b[2K"»] }') },
    { title: 'A name with a space', files: server('{ "command": "wiki-mcp", "env": { «"TOKEN "»: "${T}" } }') },
  ],
  good: [
    { title: 'Nothing around', files: server('{ "command": "wiki-mcp", "env": { "TOKEN": "${T}" } }') },
    { title: 'A text with lines is an argument like any other', files: server('{ "command": "bash", "args": ["-c", "a\\nb\\n"] }') },
  ],
});

import { closest } from '../src/findings/closest.ts';
import { defineRule, type Examples } from '../src/findings/rule.ts';
import { isRemark } from '../src/findings/settings-keys.ts';
import { keysOf } from '../src/load/schema/keys.ts';

export default defineRule({
  id: 'unknown-mcp-key',
  title: 'Key of an MCP server that does nothing',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'The client ignores keys of a server that it does not know. Some of them switch a server off or approve its tools in other clients; here the server starts, and its tools ask.',
  remedy: 'Use what the client reads, or remove the key.',
  references: ['permissions-paths §7.4'],
  messages: {
    disabled: '{key} has no effect: the client ignores it and the server {name} starts all the same',
    inert: '{key} has no effect: {why}',
    near: 'the client does not know the key {key} and ignores it; did you mean {near}?',
  },

  check({ harness }, report) {
    for (const server of harness.servers) {
      for (const { path, name: key, value, schema, known } of keysOf({ mcpServers: { [server.name]: server.value } }, 'mcp.json')) {
        if (path.length !== 3) continue;
        const at = { file: server.file, path: [...server.origin.path, key], part: 'key' } as const;
        const why = schema?.['x-inert'];
        if (key === 'disabled' || key === 'enabled') {
          if (value === (key === 'disabled'))
            report(at, 'disabled', { key, name: server.name }, { remedy: `Name ${server.name} in disabledMcpjsonServers of a settings file.` });
        } else if (why !== undefined) {
          const nothing = value === false || value === '' || (Array.isArray(value) && value.length === 0);
          // A folder and a list of approved tools were meant to do something; the rest is bookkeeping of other clients.
          if (!nothing) report(at, 'inert', { key, why }, /^(?:cwd|autoApprove|alwaysAllow|trust)$/.test(key) ? {} : { severity: 'note' });
        } else if (schema === undefined && !isRemark(key)) {
          const near = closest(key, known());
          if (near !== undefined) report(at, 'near', { key, near }, { remedy: `Write ${near}.` });
        }
      }
    }
  },
});

const server = (text: string) => ({ '.mcp.json': `{ "mcpServers": { "a": { "command": "node", ${text} } } }` });
export const examples = (): Examples => ({
  bad: [
    { title: 'A switch of other clients', files: server('«"disabled"»: true') },
    { title: 'Tools that are approved elsewhere', files: server('«"alwaysAllow"»: ["read"]') },
    { title: 'A folder', files: server('«"cwd"»: "/srv/app"') },
    { title: 'A misspelt key', files: server('«"arg"»: ["server.js"]') },
  ],
  good: [
    { title: 'Switched on, as it is anyway', files: server('"disabled": false, "autoApprove": []') },
    { title: 'A remark', files: server('"description": "our server", "comment": "see the wiki"') },
  ],
});

import { defineRule, type Examples } from '../src/findings/rule.ts';
import { asObject } from '../src/load/values.ts';
import type { McpFile } from '../src/model/harness.ts';
import { wholeFile } from '../src/model/origin.ts';

export default defineRule({
  id: 'mcp-file-not-in-force',
  title: 'MCP file from which no server starts',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  gate: 'servers',
  why: 'The client reads servers from the object `mcpServers` of strict JSON. Anything else starts no server at all, and a run without a terminal goes on without their tools.',
  remedy: 'Correct the file: one JSON object with `mcpServers`, servers by name.',
  references: ['permissions-paths §7.4'],
  messages: {
    broken: 'no server of this file starts: {what}',
    shape: 'no server of this file starts: it must hold one JSON object, not {kind}',
    missing: 'no server of this file starts: it has no object mcpServers{instead}',
    empty: 'this file is empty: it defines no server',
  },

  check({ harness }, report) {
    for (const file of harness.mcpFiles) {
      const { document, kind } = file;
      const problem = document.problems.find((one) => one.kind !== 'too-deep');
      if (problem?.kind === 'empty') report(problem.origin, 'empty', {}, { severity: 'note' });
      else if (problem) report(problem.origin, 'broken', { what: problem.message });
      else if (kind === 'project') checkShape(file, (at, id, data) => report(at, id, data));
    }
  },
});

type Shape = (at: ReturnType<typeof wholeFile>, id: 'shape' | 'missing', data: { kind: string; instead: string }) => void;

function checkShape({ file, document: { value } }: McpFile, report: Shape): void {
  const root = asObject(value);
  if (!root) {
    report(wholeFile(file), 'shape', { kind: Array.isArray(value) ? 'a list' : String(value === null ? 'null' : `a ${typeof value}`), instead: '' });
  } else if (!asObject(root['mcpServers'])) {
    const wrong = Object.hasOwn(root, 'mcpServers') ? ['mcpServers'] : Object.keys(root).filter((key) => /servers/i.test(key));
    const [key] = wrong;
    const instead = key === undefined || key === 'mcpServers' ? '' : `, only ${key}`;
    report(key === undefined ? wholeFile(file) : { file, path: [key] }, 'missing', { kind: '', instead });
  }
}

export const examples = (): Examples => ({
  bad: [
    { title: 'A comment', files: { '.mcp.json': '{ "mcpServers": {} «// none»\n}' } },
    { title: 'The key of another client', files: { '.mcp.json': '{ "servers": «{ "a": { "command": "x" } }» }' } },
    { title: 'Servers without the wrapper', files: { '.mcp.json': '«»{ "a": { "command": "x" } }' } },
    { title: 'A list', files: { '.mcp.json': '«»[]' } },
    { title: 'A list of servers', files: { '.mcp.json': '{ "mcpServers": «[]» }' } },
  ],
  good: [
    { title: 'Servers by name', files: { '.mcp.json': '{ "mcpServers": { "a": { "command": "x" } } }' } },
    {
      title: 'A plugin may leave the wrapper out',
      files: { '.claude-plugin/plugin.json': '{ "name": "p" }', '.mcp.json': '{ "a": { "command": "x" } }' },
    },
    { title: 'Keys beside it are ignored', files: { '.mcp.json': '{ "mcpServers": {}, "inputs": [] }' } },
  ],
});

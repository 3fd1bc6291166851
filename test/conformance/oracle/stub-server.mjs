// A small MCP server over stdio. argv[2]: JSON list of the names of its tools. Every tool answers "ok".
import { createInterface } from 'node:readline';

const tools = JSON.parse(process.argv[2] ?? '[]').map((name) => ({
  name,
  description: 'stub',
  inputSchema: { type: 'object', properties: {}, additionalProperties: true },
}));
const answer = (id, result) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') answer(id, { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'stub', version: '1' } });
  else if (method === 'tools/list') answer(id, { tools });
  else if (method === 'tools/call') answer(id, { content: [{ type: 'text', text: 'ok' }] });
  else if (id !== undefined) answer(id, {});
});

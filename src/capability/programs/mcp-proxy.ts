import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mcp-proxy', powers: [{ can: 'network-in', words: '--host 0.0.0.0 -- id', mild: true }], source: ['docs:mcp-proxy'], confidence: 'high' },
];

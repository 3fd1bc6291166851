import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mcp-inspector', powers: [{ can: 'exec', words: '--cli id' }], source: ['docs:mcp-inspector'], confidence: 'high' },
];

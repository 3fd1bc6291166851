import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'llm', powers: [{ can: 'network-out', words: `'x'`, mild: true }], source: ['docs:llm'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'goose', powers: [{ can: 'exec', words: `run -t 'run id'` }], source: ['docs:goose'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'c8', powers: [{ can: 'exec', words: 'id', mild: true, seen: true }], source: ['docs:c8'], confidence: 'high' },
];

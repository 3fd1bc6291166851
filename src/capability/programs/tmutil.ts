import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tmutil', powers: [{ can: 'destroy', words: 'delete x', mild: true, needs: 'root' }], source: ['docs:tmutil'], confidence: 'medium' },
];

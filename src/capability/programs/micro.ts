import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'micro', powers: [{ can: 'exec', words: '', needs: 'terminal', mild: true }], source: ['docs:micro'], confidence: 'medium' },
];

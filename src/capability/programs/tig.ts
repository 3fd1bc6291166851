import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tig', powers: [{ can: 'exec', words: '', needs: 'terminal', mild: true }], source: ['docs:tig'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'tig', powers: [{ can: 'exec', words: '', mild: true, needs: 'terminal' }], source: ['docs'], confidence: 'medium' },
];

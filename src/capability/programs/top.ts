import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'top', powers: [{ can: 'exec', words: '', mild: true, needs: 'terminal' }], source: ['man'], confidence: 'high' },
];

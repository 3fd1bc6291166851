import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'top', powers: [{ can: 'exec', words: '', needs: 'terminal', mild: true }], source: ['man:top'], confidence: 'high' },
];

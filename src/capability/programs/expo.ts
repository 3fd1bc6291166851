import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'expo', powers: [{ can: 'publish', words: 'publish', mild: true, needs: 'credentials' }], source: ['docs:expo'], confidence: 'medium' },
];

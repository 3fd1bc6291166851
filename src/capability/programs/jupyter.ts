import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'jupyter',
    powers: [{ can: 'exec', words: 'nbconvert --execute x.ipynb', mild: true, needs: 'attacker-file' }],
    source: ['docs:jupyter'],
    confidence: 'high',
  },
];

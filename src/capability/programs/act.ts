import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'act',
    powers: [
      { can: 'exec', words: '-j build', purpose: true },
      { can: 'exec', words: '', mild: true },
    ],
    source: ['docs'],
    confidence: 'high',
  },
];

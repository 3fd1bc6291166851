import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'screen',
    powers: [
      { can: 'exec', words: '-d -m id', purpose: true },
      { can: 'persist', words: '-d -m sleep 60', mild: true },
    ],
    source: ['gtfo:screen'],
    confidence: 'high',
  },
];

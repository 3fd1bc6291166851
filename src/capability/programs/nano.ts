import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'nano',
    powers: [
      { can: 'exec', words: '-s id x', mild: true, needs: 'terminal' },
      { can: 'write-any', words: '/tmp/x', mild: true, needs: 'terminal' },
    ],
    source: ['gtfo:nano'],
    confidence: 'high',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'webpack',
    powers: [
      { can: 'exec', words: '-c ./x.js', mild: true, needs: 'attacker-file', seen: true },
      { can: 'exec', words: '', mild: true, needs: 'workspace-file' },
    ],
    source: ['docs'],
    confidence: 'high',
  },
];

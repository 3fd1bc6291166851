import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'webpack',
    powers: [
      { can: 'exec', words: '-c ./x.js', mild: true, needs: 'attacker-file', seen: true },
      { can: 'exec', words: '', needs: 'workspace-file', mild: true },
    ],
    source: ['docs:webpack'],
    confidence: 'high',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'cypress',
    powers: [
      { can: 'exec', words: 'run', mild: true, needs: 'workspace-file' },
      { can: 'exec', words: 'run --config-file x.js', mild: true, needs: 'attacker-file' },
    ],
    source: ['docs:cypress'],
    confidence: 'high',
  },
];

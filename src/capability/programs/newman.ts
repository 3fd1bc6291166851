import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'newman',
    powers: [
      { can: 'exec', words: 'run x.json', mild: true, needs: 'attacker-file' },
      { can: 'network-out', words: 'run x.json', mild: true, needs: 'workspace-file' },
    ],
    source: ['docs:newman'],
    confidence: 'high',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'next',
    powers: [
      { can: 'exec', words: 'build', mild: true, needs: 'workspace-file' },
      { can: 'network-in', words: 'dev -H 0.0.0.0', mild: true },
    ],
    source: ['docs:next'],
    confidence: 'high',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'act',
    powers: [
      { can: 'exec', words: '-j build', purpose: true },
      { can: 'exec', words: '', needs: 'workspace-file', mild: true },
    ],
    source: ['docs:act'],
    confidence: 'high',
  },
];

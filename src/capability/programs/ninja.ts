import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'ninja',
    powers: [
      { can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true },
      { can: 'exec', words: '-f x', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['man:ninja'],
    confidence: 'high',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'rake',
    powers: [
      { can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true },
      { can: 'exec', words: `-e 'system("id")'`, mild: true, seen: true },
    ],
    source: ['gtfo:rake'],
    confidence: 'high',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'pytest',
    also: ['py.test'],
    powers: [
      { can: 'exec', words: '-q', mild: true, needs: 'workspace-file', seen: true },
      { can: 'exec', words: '-q x.py', mild: true, needs: 'attacker-file', seen: true },
      { can: 'write-any', words: '-q --junitxml=/tmp/x', mild: true, seen: true },
    ],
    source: ['docs:pytest'],
    confidence: 'high',
  },
];

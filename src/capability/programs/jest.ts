import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'jest',
    powers: [
      { can: 'exec', words: '', needs: 'workspace-file', mild: true, seen: true },
      { can: 'exec', words: '--config ./x.js', mild: true, needs: 'attacker-file', seen: true },
      { can: 'write-any', words: '--passWithNoTests --json --outputFile=/tmp/x', mild: true, seen: true },
    ],
    source: ['docs:jest'],
    confidence: 'high',
  },
];

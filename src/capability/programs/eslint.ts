import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'eslint',
    powers: [
      { can: 'exec', words: '.', needs: 'workspace-file', mild: true, seen: true },
      { can: 'exec', words: '-c ./x.js .', mild: true, needs: 'attacker-file', seen: true },
      { can: 'write-any', words: '-f json -o /tmp/x .', mild: true, seen: true },
    ],
    source: ['docs:eslint'],
    confidence: 'high',
  },
];

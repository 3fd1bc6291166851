import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'mocha',
    powers: [
      { can: 'exec', words: '-r ./x.js', mild: true, needs: 'attacker-file', seen: true },
      { can: 'exec', words: './x.js', mild: true, needs: 'attacker-file', seen: true },
    ],
    source: ['docs:mocha'],
    confidence: 'high',
  },
];

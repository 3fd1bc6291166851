import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'jscodeshift',
    powers: [{ can: 'exec', words: '-t ./x.js a.js', mild: true, needs: 'attacker-file', seen: true }],
    source: ['docs:jscodeshift'],
    confidence: 'high',
  },
];

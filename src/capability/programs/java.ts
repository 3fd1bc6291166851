import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'java', powers: [{ can: 'exec', words: 'X.java', mild: true, needs: 'attacker-file', seen: true }], source: ['gtfo:java'], confidence: 'high' },
];

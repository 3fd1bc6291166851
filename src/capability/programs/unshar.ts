import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'unshar', powers: [{ can: 'exec', words: 'x', mild: true, needs: 'attacker-file', seen: true }], source: ['docs:unshar'], confidence: 'high' },
];

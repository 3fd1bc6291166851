import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'coverage', powers: [{ can: 'exec', words: 'run x.py', mild: true, needs: 'attacker-file' }], source: ['docs:coverage'], confidence: 'high' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'neofetch', powers: [{ can: 'exec', words: '--config ./x', mild: true, needs: 'attacker-file' }], source: ['docs:neofetch'], confidence: 'medium' },
];

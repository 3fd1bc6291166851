import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'cowsay', powers: [{ can: 'exec', words: '-f ./x.cow x', mild: true, needs: 'attacker-file' }], source: ['gtfo:cowsay'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'stow', powers: [{ can: 'persist', words: '-t ~ p', mild: true, needs: 'attacker-file', seen: true }], source: ['man:stow'], confidence: 'high' },
];

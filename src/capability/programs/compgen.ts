import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'compgen', powers: [{ can: 'exec', words: '-C id x', mild: true, seen: true }], source: ['man:bash'], confidence: 'high' },
];

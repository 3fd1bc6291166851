import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'neonctl', powers: [{ can: 'destroy', words: 'projects delete x', needs: 'credentials' }], source: ['docs:neonctl'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pscale', powers: [{ can: 'destroy', words: 'database delete x --force', needs: 'credentials' }], source: ['docs:pscale'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'gopass', powers: [{ can: 'secrets', words: 'show -o x', needs: 'credentials' }], source: ['docs:gopass'], confidence: 'medium' },
];

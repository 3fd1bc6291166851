import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'proot', powers: [{ can: 'exec', words: '-r / id', purpose: true, seen: true }], source: ['man:proot'], confidence: 'high' },
];

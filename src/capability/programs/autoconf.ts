import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'autoconf', powers: [{ can: 'exec', words: '', mild: true, seen: true }], source: ['gtfo:autoconf'], confidence: 'high' },
];

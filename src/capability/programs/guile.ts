import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'guile', powers: [{ can: 'exec', words: `-c '(system "id")'`, purpose: true, seen: true }], source: ['gtfo:guile'], confidence: 'medium' },
];

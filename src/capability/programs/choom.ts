import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'choom', powers: [{ can: 'exec', words: '-n 0 -- id', purpose: true, seen: true }], source: ['gtfo:choom'], confidence: 'high' },
];

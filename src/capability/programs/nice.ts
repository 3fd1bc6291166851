import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nice', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['gtfo:nice'], confidence: 'medium' },
];

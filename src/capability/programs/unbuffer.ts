import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'unbuffer', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['man:unbuffer'], confidence: 'medium' },
];

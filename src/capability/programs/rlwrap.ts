import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'rlwrap', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], source: ['gtfo:rlwrap'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'distcc', powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['gtfo:distcc'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nice', powers: [{ can: 'exec', words: 'sh -c id', purpose: true }], instead: ['nice npm test'], source: ['gtfo:nice'], confidence: 'medium' },
];

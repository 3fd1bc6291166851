import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'multitime', powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['gtfo:multitime'], confidence: 'low' },
];

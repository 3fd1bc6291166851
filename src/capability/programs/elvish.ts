import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'elvish', powers: [{ can: 'exec', words: '-c id', purpose: true }], source: ['gtfo:elvish'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'nodemon', powers: [{ can: 'exec', words: '--exec id', purpose: true }], source: ['docs:nodemon'], confidence: 'medium' },
  { prefix: 'nodemon --exec', powers: [{ can: 'exec', words: 'id', purpose: true }], source: ['docs:nodemon'], confidence: 'medium' },
];

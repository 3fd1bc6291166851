import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'unlink', powers: [{ can: 'destroy', words: 'x', mild: true }], source: ['docs:unlink'], confidence: 'medium' },
];

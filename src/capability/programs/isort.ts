import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'isort', powers: [{ can: 'destroy', words: 'x.py', mild: true }], source: ['docs:isort'], confidence: 'medium' },
];

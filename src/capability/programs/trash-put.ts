import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'trash-put', powers: [{ can: 'destroy', words: 'x', mild: true }], source: ['docs:trash-put'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'doxygen', powers: [{ can: 'exec', words: 'x', mild: true, seen: true }], source: ['man'], confidence: 'high' },
];

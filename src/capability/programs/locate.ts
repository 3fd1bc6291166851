import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'locate', powers: [{ can: 'read-any', words: 'passwd', mild: true }], source: ['man:locate'], confidence: 'medium' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'pbpaste', powers: [{ can: 'secrets', words: '', mild: true }], source: ['man:pbpaste'], confidence: 'high' },
];

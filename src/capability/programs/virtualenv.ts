import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'virtualenv', powers: [{ can: 'write-any', words: '/tmp/x', mild: true }], source: ['docs:virtualenv'], confidence: 'medium' },
];

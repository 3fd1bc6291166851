import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'aws-vault', powers: [{ can: 'exec', words: 'exec p -- id' }], source: ['docs:aws-vault'], confidence: 'high' },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'mongodump', powers: [{ can: 'secrets', words: '', mild: true, needs: 'credentials' }], source: ['docs:mongodump'], confidence: 'high' },
];

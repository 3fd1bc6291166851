import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'graphql-codegen', powers: [{ can: 'exec', words: '', mild: true }], source: ['docs'], confidence: 'high' },
];

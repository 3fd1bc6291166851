import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  { prefix: 'graphql-codegen', powers: [{ can: 'exec', words: '', mild: true, needs: 'workspace-file' }], source: ['docs'], confidence: 'high' },
];

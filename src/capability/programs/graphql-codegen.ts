import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'graphql-codegen',
    powers: [{ can: 'exec', words: '', needs: 'workspace-file', mild: true }],
    source: ['docs:graphql-codegen'],
    confidence: 'high',
  },
];

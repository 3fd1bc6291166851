import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'stripe',
    powers: [{ can: 'publish', words: 'charges create --amount 1 --live', needs: 'credentials' }],
    source: ['docs:stripe'],
    confidence: 'medium',
  },
];

import type { Program } from '../program.ts';

export default (): readonly Program[] => [
  {
    prefix: 'security',
    powers: [{ can: 'secrets', words: 'find-generic-password -w -s x', needs: 'credentials' }],
    instead: ['security list-keychains'],
    source: ['docs:security'],
    confidence: 'medium',
  },
];
